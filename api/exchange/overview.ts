import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { currentInput } from '../../database/corrected-inputs';
import { rows } from '../../database/database';
import type { ExchangeIncidentRow, ExchangeSenderRow } from '../../database/rows';
import type { Standing } from '../../domain/exchange-package';
import { missingDocuments } from '../../exchange/inbox';
import { readReceiver } from '../../exchange/receiver';
import type { ExchangeIncident, ExchangeOverview, ExchangeReceiver, ExchangeSender } from '../contract';
import type { ApiDependencies } from '../http/dependencies';

const mostIncidents = 50;

async function receiverView({ configuration, database }: ApiDependencies): Promise<ExchangeReceiver | undefined> {
  const { exchange } = configuration;
  if (exchange.kind === 'none') return undefined;
  const row = await readReceiver(database.read);
  const packages = rows(database.read, 'exchangePackage');
  const [last] = await packages.find({ order: { number: 'DESC' }, take: 1 });
  const [waiting] = await packages.find({
    where: { number: MoreThan(row.acknowledged) },
    order: { number: 'ASC' },
    take: 1,
  });
  const standing = row.standing as Standing | null;
  const made = last?.number ?? 0;
  return {
    kind: exchange.kind,
    url: exchange.kind === 'http' ? await currentInput(database.read, 'exchangeUrl', exchange.url) : exchange.folder,
    ...(standing && { code: standing.receiver.code, name: standing.receiver.name }),
    paused: row.paused,
    made,
    acknowledged: row.acknowledged,
    waiting: Math.max(0, made - row.acknowledged),
    ...(row.acknowledgedAt !== null && { acknowledgedAt: row.acknowledgedAt }),
    ...(waiting && { waitingSince: waiting.madeAt }),
    documentsMissing: standing?.missingCount ?? 0,
    ...(row.refused && { refused: row.refused }),
    ...(row.failed && { failed: row.failed }),
    tries: row.tries,
    ...(row.nextTryAt !== null && { nextTryAt: row.nextTryAt }),
    ...(row.standingAt !== null && { standingAt: row.standingAt }),
  };
}

/** A sender with how far it is. */
export async function senderView({ database }: ApiDependencies, row: ExchangeSenderRow): Promise<ExchangeSender> {
  const { code, name, region, keys, paused, received, receivedAt } = row;
  const last = await rows(database.read, 'exchangeInbox').findOneBy({ sender: code, number: received });
  return {
    code,
    name,
    region,
    keys: [...keys],
    paused,
    received,
    ...(receivedAt !== null && { receivedAt }),
    ...(last && { lagSeconds: Math.round((Date.parse(last.receivedAt) - Date.parse(last.madeAt)) / 1000) }),
    cases: await rows(database.read, 'exchangedCase').countBy({ sender: code }),
    documentsMissing: (await missingDocuments(database.read, code)).missingCount,
  };
}

const incidentOf = ({ resolvedAt, resolvedBy: _, ...row }: ExchangeIncidentRow): ExchangeIncident => ({
  ...row,
  ...(resolvedAt !== null && { resolvedAt }),
});

/** Peers, counters, lag and incidents: the open ones first, then the last that were resolved. */
export async function exchangeOverview(deps: ApiDependencies): Promise<ExchangeOverview> {
  const { configuration, database, signer, clock } = deps;
  const { code, name } = configuration.platform;
  const incidents = rows(database.read, 'exchangeIncident');
  const order = { lastAt: 'DESC' } as const;
  const open = await incidents.find({ where: { resolvedAt: IsNull() }, order, take: mostIncidents });
  const over = await incidents.find({ where: { resolvedAt: LessThanOrEqual(clock.now()) }, order, take: 20 });
  const receiver = await receiverView(deps);
  const senders = await rows(database.read, 'exchangeSender').find({ order: { code: 'ASC' } });
  return {
    platform: {
      ...(code !== undefined && { code }),
      name,
      keyId: signer.keyId,
      publicKey: signer.publicKey,
      algorithm: signer.algorithm,
    },
    ...(receiver && { receiver }),
    senders: await Promise.all(senders.map((row) => senderView(deps, row))),
    incidents: [...open, ...over].map(incidentOf),
  };
}
