import type { EntityManager } from 'typeorm';
import { noteChange } from '../database/changes';
import { rows, type Database } from '../database/database';
import type { ExchangeProblem, ExchangeReceiverRow } from '../database/rows';
import { insertUnlessThere } from '../database/plain-statements';
import { beforeFirst, type Acknowledgement, type Standing } from '../domain/exchange-package';
import { noteIncident, resolveIncidents } from './incidents';

/** A platform sends to one other at most; this is the name of its row, whoever that is. */
export const upward = 'upward';

const fresh: ExchangeReceiverRow = {
  name: upward,
  paused: false,
  acknowledged: 0,
  acknowledgedAt: null,
  refused: null,
  failed: null,
  tries: 0,
  nextTryAt: null,
  standing: null,
  standingAt: null,
  leaseBy: null,
  leaseUntil: null,
};

/** How far the sending is. */
export const readReceiver = async (manager: EntityManager): Promise<ExchangeReceiverRow> =>
  (await rows(manager, 'exchangeReceiver').findOneBy({ name: upward })) ?? fresh;

/** The same, locked until the end of the transaction. */
async function lockReceiver(tx: EntityManager): Promise<ExchangeReceiverRow> {
  const receivers = rows(tx, 'exchangeReceiver');
  if (!(await receivers.existsBy({ name: upward }))) {
    await insertUnlessThere(tx, 'exchangeReceiver', fresh);
  }
  await receivers.increment({ name: upward }, 'tries', 0);
  return receivers.findOneByOrFail({ name: upward });
}

/** What changes in the row of the receiver. */
export type ReceiverChange = Partial<Omit<ExchangeReceiverRow, 'name'>>;

/** The receiver is asked and sent to again at once, whatever failed or was refused. */
export const tryAtOnce: ReceiverChange = { nextTryAt: null, tries: 0, standingAt: null };

/** Changes the row of the receiver, as it stands when nobody else can change it. */
export async function changeReceiver(
  database: Database,
  change: (row: ExchangeReceiverRow, tx: EntityManager) => Promise<ReceiverChange> | ReceiverChange,
): Promise<void> {
  await database.write(async (tx) => {
    const changed = await change(await lockReceiver(tx), tx);
    if (Object.keys(changed).length > 0) await rows(tx, 'exchangeReceiver').update({ name: upward }, changed);
  });
}

/** Makes one process the sender for a while; the others look on. @returns whether it is that one */
export async function takeLease(database: Database, holder: string, realNow: number, ms: number): Promise<boolean> {
  const held = await readReceiver(database.read);
  if (held.leaseBy === holder && Date.parse(held.leaseUntil ?? '') - realNow > ms / 2) return true;
  let mine = false;
  await changeReceiver(database, ({ leaseBy, leaseUntil }) => {
    const now = new Date(realNow).toISOString();
    mine = leaseBy === null || leaseBy === holder || leaseUntil === null || leaseUntil < now;
    return mine ? { leaseBy: holder, leaseUntil: new Date(realNow + ms).toISOString() } : {};
  });
  return mine;
}

/** The process ends and leaves the sending to another at once. */
export const giveLeaseBack = (database: Database, holder: string): Promise<void> =>
  changeReceiver(database, ({ leaseBy }) => (leaseBy === holder ? { leaseBy: null, leaseUntil: null } : {}));

/** What goes wrong with a document holds up no package, and a package that gets through does not mend it. */
const isOfDocument = (code: string): boolean => code.startsWith('Document');

/** What cannot be wrong any more once the receiver has said how far it is and the two agree. */
const mendedByStanding: readonly string[] = [
  'UnknownSender',
  'BadSignature',
  'ClockSkew',
  'ChainsDiffer',
  'SenderSetBack',
  'WrongReceiver',
];

/** Keeps the receiver's acknowledgement of a package; from here it counts as sent. */
export async function acknowledge(database: Database, said: Acknowledgement, at: string): Promise<void> {
  await changeReceiver(database, async (row, tx) => {
    await rows(tx, 'exchangePackage').update({ number: said.number }, { acknowledgedAt: at, acknowledgement: said });
    await resolveIncidents(tx, { peer: upward, direction: 'sending' }, at, ({ code }) => !isOfDocument(code));
    await noteChange(tx, at, 'exchange');
    return {
      acknowledged: Math.max(row.acknowledged, said.number),
      acknowledgedAt: at,
      refused: null,
      failed: null,
      tries: 0,
      nextTryAt: null,
    };
  });
}

/** Seconds until the next try after so many: doubling, ten minutes at most. */
export const backOffSeconds = (tries: number): number => Math.min(600, 2 ** Math.min(tries, 10));
/** A refusal is tried again this seldom without an operator: what was wrong may have been mended at the other side. */
const refusedAgainSeconds = 900;

const inSeconds = (realNow: number, seconds: number): string => new Date(realNow + seconds * 1000).toISOString();

/** It did not work this time. */
export async function noteFailure(database: Database, problem: ExchangeProblem, realNow: number): Promise<void> {
  await changeReceiver(database, ({ tries }) => ({
    failed: problem,
    tries: tries + 1,
    nextTryAt: inSeconds(realNow, backOffSeconds(tries + 1)),
  }));
}

/** The receiver has refused, or the two do not agree: an operator should look. */
export async function noteRefusal(
  database: Database,
  problem: ExchangeProblem,
  at: string,
  realNow: number,
): Promise<void> {
  await changeReceiver(database, async ({ tries }, tx) => {
    await noteIncident(tx, upward, 'sending', problem, at);
    return { refused: problem, tries: tries + 1, nextTryAt: inSeconds(realNow, refusedAgainSeconds) };
  });
}

/** Keeps what the receiver says of itself, whether it agrees with this platform or not. */
export async function keepStanding(
  database: Database,
  standing: Standing,
  agrees: boolean,
  at: string,
  realNow: number,
): Promise<void> {
  await changeReceiver(database, async ({ refused }, tx) => {
    const kept = { standing, standingAt: new Date(realNow).toISOString() };
    if (!agrees) return kept;
    const isMended = ({ code }: ExchangeProblem): boolean =>
      mendedByStanding.includes(code) || (isOfDocument(code) && standing.missingCount === 0);
    await resolveIncidents(tx, { peer: upward, direction: 'sending' }, at, isMended);
    if (refused && !isMended(refused)) return { ...kept, failed: null };
    return { ...kept, refused: null, failed: null, tries: 0, nextTryAt: null };
  });
}

/** Hash of the package of that number; undefined when this platform has made none. */
export async function hashAt(manager: EntityManager, number: number): Promise<string | undefined> {
  if (number === beforeFirst.number) return beforeFirst.hash;
  return (await rows(manager, 'exchangePackage').findOneBy({ number }))?.hash;
}

/** Sends everything after that number again. The receiver accepts again what it has. */
export async function sendAgainAfter(database: Database, number: number): Promise<void> {
  await changeReceiver(database, () => ({
    acknowledged: number,
    refused: null,
    failed: null,
    tries: 0,
    nextTryAt: null,
    standingAt: null,
  }));
}
