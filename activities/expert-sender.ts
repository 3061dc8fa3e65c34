import { setTimeout as sleep } from 'node:timers/promises';
import { MoreThan, type EntityManager } from 'typeorm';
import { rows, type Database } from '../database/database';
import type { ExchangeProblem } from '../database/rows';
import { expertRecordText, toldAs, type ExpertOrder, type ExpertRecord } from '../domain/expert-exchange';
import { goOnFrom, packAllExperts } from '../exchange/expert-records';
import { noteIncident, resolveIncidents } from '../exchange/incidents';
import { upward } from '../exchange/receiver';
import { ExchangeRefused } from './ports/exchange';
import type { ExpertExchange } from './ports/expert-exchange';
import type { Signer } from './ports/signer';
import type { PlatformName } from '../domain/exchange-package';
import { keepDecision, type RegisterGround } from './register';

/** What telling of experts needs of the deployment. */
export interface ExpertSenderGround extends RegisterGround {
  readonly database: Database;
  readonly signer: Signer;
  readonly exchange: ExpertExchange;
  readonly platform: PlatformName;
  readonly onError?: (error: unknown) => void;
}

const betweenRoundsMs = 15_000;
const longestPauseMs = 10 * 60_000;
/** So many records are read at a time. */
const mostAtOnce = 100;

const setBack: ExchangeProblem = {
  code: 'ExpertsDiffer',
  zh: '接收平台的专家记录与本平台不一致（可能恢复了较早的备份），已接续其记录重新报送全部专家。',
  en: 'The receiver has other records of experts than this platform, which may have been restored from a backup: all experts are told of once more behind them.',
};

/** The row that holds how many orders of a receiver were carried out: each numbers its own. */
const carriedOut = (receiver: string): string => `expertOrders/${receiver}`;

/**
 * Tells the other platform of the experts whom this one keeps, and carries out what it has decided about them. All that
 * it knows is in rows or at the receiver, and both sides take everything twice without harm, so that it goes on after any
 * interruption and several processes may do it at once.
 */
export function expertSender(ground: ExpertSenderGround) {
  const { database, signer, exchange, platform, now } = ground;

  const send = async (after: number): Promise<number> => {
    const waiting = await rows(database.read, 'expertRecord').find({
      where: { number: MoreThan(after) },
      order: { number: 'ASC' },
      take: mostAtOnce,
    });
    for (const { number, hash, body } of waiting) {
      const value = await signer.sign(expertRecordText(platform.code, number, hash));
      const signature = { keyId: signer.keyId, algorithm: signer.algorithm, value };
      await exchange.sendExpert({ record: body as ExpertRecord, hash, signature });
    }
    const last = waiting.at(-1);
    return last && waiting.length === mostAtOnce ? waiting.length + (await send(last.number)) : waiting.length;
  };

  const isOwn = async (received: number, head: string): Promise<boolean> => {
    const own = await rows(database.read, 'expertRecord').findOneBy({ number: received });
    if (received > 0 && own?.hash !== head) return false;
    // what was before the place from which it went on anew cannot be sent again
    const [begun] = await rows(database.read, 'expertRecord').find({ where: { expertId: '' }, take: 1 });
    return begun === undefined || begun.number <= received;
  };

  const carryOut = async (tx: EntityManager, receiver: string, order: ExpertOrder): Promise<void> => {
    const { number, expert, kind, reason, until, caseId, caseSeq } = order;
    const experts = await rows(tx, 'expert').find({ select: { id: true, origin: true } });
    const known = experts.find(({ id, origin }) => origin === null && toldAs(platform.code, id) === expert);
    if (known) {
      await keepDecision(tx, ground, {
        userId: known.id,
        decision: kind === 'suspension' ? { kind, ...(until !== undefined && { until }) } : { kind },
        content: { reason, by: receiver, ...(until !== undefined && { until }) },
        ...{ decidedBy: receiver, caseId: `${receiver}/${caseId}`.slice(0, 64), caseSeq },
        ...{ title: receiver, region: null },
      });
    }
    await rows(tx, 'serial').upsert({ name: carriedOut(receiver), last: number }, ['name']);
  };

  const obey = async (receiver: string, orders: number): Promise<void> => {
    for (;;) {
      const done = (await rows(database.read, 'serial').findOneBy({ name: carriedOut(receiver) }))?.last ?? 0;
      if (done >= orders) return;
      const next = await exchange.expertOrdersAfter(done);
      if (next.length === 0) return;
      for (const order of next) await database.write((tx) => carryOut(tx, receiver, order));
    }
  };

  /** Tells what is waiting and carries out what was decided there. @returns how many records were sent */
  const round = async (): Promise<number> => {
    try {
      let { received, head, orders, receiver } = await exchange.expertStanding();
      if (!(await isOwn(received, head))) {
        await database.write((tx) => noteIncident(tx, upward, 'sending', setBack, now()));
        await goOnFrom(database, platform, { received, head }, now());
      }
      let sent = await send(received);
      await obey(receiver, orders);
      // what was carried out is told as well
      ({ received, head, orders, receiver } = await exchange.expertStanding());
      sent += await send(received);
      await database.write((tx) =>
        resolveIncidents(tx, { peer: upward, direction: 'sending' }, now(), ({ code }) => code === 'ExpertsRefused'),
      );
      return sent;
    } catch (error) {
      if (!(error instanceof ExchangeRefused)) throw error;
      const { zh, en } = error.said;
      const problem = {
        code: 'ExpertsRefused',
        zh: `专家记录未能报送：${zh}`,
        en: `Experts could not be told of: ${en}`,
      };
      await database.write((tx) => noteIncident(tx, upward, 'sending', problem, now()));
      throw error;
    }
  };

  return {
    round,
    /** Goes on until told to stop; after a failure it waits longer and longer. */
    async run(stop: AbortSignal): Promise<void> {
      await packAllExperts(database, platform, now()).catch((error: unknown) => ground.onError?.(error));
      for (let pause = betweenRoundsMs; !stop.aborted;) {
        try {
          await round();
          pause = betweenRoundsMs;
        } catch (error) {
          ground.onError?.(error);
          pause = Math.min(longestPauseMs, pause * 2);
        }
        await sleep(pause, undefined, { signal: stop }).catch(() => undefined);
      }
    },
  };
}
