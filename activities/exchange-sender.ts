import { setTimeout as sleep } from 'node:timers/promises';
import { MoreThan } from 'typeorm';
import { rows, type Database } from '../database/database';
import type { ExchangePackageRow, ExchangeProblem, ExchangeReceiverRow } from '../database/rows';
import {
  largestPiece,
  packageText,
  type ExchangePackage,
  type MissingDocument,
  type SignedPackage,
  type Standing,
} from '../domain/exchange-package';
import { packAll, type SendingPlatform } from '../exchange/outbox';
import {
  acknowledge,
  giveLeaseBack,
  hashAt,
  keepStanding,
  noteFailure,
  noteRefusal,
  readReceiver,
  sendAgainAfter,
  takeLease,
  upward,
} from '../exchange/receiver';
import { noteIncident } from '../exchange/incidents';
import type { DocumentStore } from './ports/document-store';
import { ExchangeRefused, type Exchange } from './ports/exchange';
import type { Signer } from './ports/signer';

/** What the sender needs of the deployment. */
export interface SenderGround {
  readonly database: Database;
  readonly documents: DocumentStore;
  readonly signer: Signer;
  readonly exchange: Exchange;
  readonly platform: SendingPlatform;
  /** Names this process among those that could send. */
  readonly holder: string;
  /** Now by the platform's clock. */
  readonly now: () => string;
  /** Milliseconds of real time; back-off and leases run in it. */
  readonly realNow?: () => number;
  /** How old what the receiver said of itself may be, in milliseconds; default a minute. */
  readonly standingMs?: number;
  readonly onError?: (error: unknown) => void;
}

/** How a round ended: everything is sent, it waits, or there is nothing that this process may do now. */
export type Round = 'done' | 'later' | 'paused' | 'leased';

const leaseMs = 60_000;
const betweenRoundsMs = 3000;
/** Documents sent in one round, so that new packages do not wait behind many of them. */
const documentsARound = 20;
/** How long a document that failed rests. */
const restMs = 600_000;

/** Two platforms do not agree: the sentences for the operators of this one. */
const disagreements = {
  ReceiverSetBack: (number: number): ExchangeProblem => ({
    code: 'ReceiverSetBack',
    number,
    zh: `接收平台退回到第 ${number} 个数据包（可能恢复了较早的备份），其后的数据包正在重新发送。`,
    en: `The receiver is back at package ${number}, perhaps restored from a backup; the packages after it are being sent again.`,
  }),
  SenderSetBack: (number: number): ExchangeProblem => ({
    code: 'SenderSetBack',
    number,
    zh: `接收平台已有第 ${number} 个数据包，本平台没有（可能恢复了较早的备份）。请在“数据交换”页面取回。`,
    en: `The receiver has package ${number}, this platform has not; perhaps it was restored from a backup. Take the packages back on the page “Exchange”.`,
  }),
  ChainsDiffer: (number: number): ExchangeProblem => ({
    code: 'ChainsDiffer',
    number,
    zh: `双方第 ${number} 个数据包不一致，已停止发送。请先核对，再取回或重发。`,
    en: `The two platforms have different packages ${number}; nothing is sent. Compare them, then take back or send again.`,
  }),
} as const;

const problemOf = (error: unknown, number?: number): ExchangeProblem => {
  const about = number === undefined ? {} : { number };
  if (error instanceof ExchangeRefused) return { code: error.code, ...error.said, ...about };
  const said = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
  return {
    code: 'Unreachable',
    zh: `接收平台无法连接：${said}`,
    en: `The receiver cannot be reached: ${said}`,
    ...about,
  };
};

/** The store has the content no more, or the receiver refuses it: the next document may be in order. */
class DocumentFailure extends Error {
  override readonly name = 'DocumentFailure';
}

const isUnreachable = (error: unknown): boolean =>
  !(error instanceof ExchangeRefused) && !(error instanceof DocumentFailure);

const documentProblem = (sha256: string, error: unknown): ExchangeProblem => {
  const short = sha256.slice(0, 12);
  const said =
    error instanceof ExchangeRefused
      ? error.said
      : { zh: '本平台读不到其内容', en: 'this platform cannot read its content' };
  return {
    code: error instanceof ExchangeRefused ? 'DocumentRefused' : 'DocumentGone',
    zh: `文件 ${short}… 未能发送：${said.zh}`,
    en: `The document ${short}… could not be sent: ${said.en}`,
  };
};

/**
 * Sends the packages of this platform in their order, and the documents that the receiver lacks. All that it knows is in
 * rows, so that it goes on after any interruption; of several processes one sends at a time.
 */
export function exchangeSender(ground: SenderGround) {
  const { database, documents, signer, exchange, platform, holder, now } = ground;
  const { realNow = Date.now, standingMs = 60_000 } = ground;

  const signed = async ({ number, hash, body }: ExchangePackageRow): Promise<SignedPackage> => ({
    package: body as ExchangePackage,
    hash,
    signature: {
      keyId: signer.keyId,
      algorithm: signer.algorithm,
      value: await signer.sign(packageText(platform.code, number, hash)),
    },
  });

  const next = (acknowledged: number): Promise<ExchangePackageRow | null> =>
    rows(database.read, 'exchangePackage').findOne({
      where: { number: MoreThan(acknowledged) },
      order: { number: 'ASC' },
    });

  /** Hears how far the receiver is. @returns its standing, undefined when the two do not agree */
  const hear = async (): Promise<Standing | undefined> => {
    const standing = await exchange.standing();
    const { received, head } = standing;
    const mine = await hashAt(database.read, received);
    await keepStanding(database, standing, mine === head, now(), realNow());
    if (mine !== head) {
      const problem = mine === undefined ? disagreements.SenderSetBack(received) : disagreements.ChainsDiffer(received);
      await noteRefusal(database, problem, now(), realNow());
      return undefined;
    }
    const { acknowledged } = await readReceiver(database.read);
    if (received < acknowledged) {
      await database.write((tx) => noteIncident(tx, upward, 'sending', disagreements.ReceiverSetBack(received), now()));
      await sendAgainAfter(database, received);
    }
    return standing;
  };

  /** Sends what is waiting. @returns how many packages were acknowledged */
  const sendPackages = async (): Promise<number> => {
    for (let sent = 0; ; sent += 1) {
      const { acknowledged, paused } = await readReceiver(database.read);
      const waiting = paused ? null : await next(acknowledged);
      if (!waiting || !(await takeLease(database, holder, realNow(), leaseMs))) return sent;
      const said = await exchange.send(await signed(waiting));
      if (said.number !== waiting.number || said.hash !== waiting.hash) {
        throw new Error(`package ${waiting.number} was answered with an acknowledgement of package ${said.number}`);
      }
      await acknowledge(database, said, now());
    }
  };

  const readPiece = async (id: string, start: number, end: number): Promise<Buffer> => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of await documents.read(id, { start, end })) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    } catch (error) {
      throw new DocumentFailure(`the content of ${id} cannot be read`, { cause: error });
    }
  };

  const sendDocument = async ({ sha256, size, have }: MissingDocument): Promise<void> => {
    const named = await rows(database.read, 'exchangeNamedDocument').findOneBy({ sha256 });
    if (named?.size !== size) throw new DocumentFailure(`no package names ${sha256}`);
    for (let start = have; start < size;) {
      await takeLease(database, holder, realNow(), leaseMs);
      const end = Math.min(size, start + largestPiece) - 1;
      const piece = await readPiece(named.documentId, start, end);
      const reached = await exchange.sendPiece({ sha256, size }, start, piece);
      if (reached <= start) throw new Error(`the receiver did not keep the piece of ${sha256} at ${start}`);
      start = reached;
    }
  };

  /** Documents that could not be sent, and until when others go first. */
  const resting = new Map<string, number>();

  /** Sends documents that the receiver lacks. One that fails rests for a while, and the others go on. */
  const sendDocuments = async ({ missing }: Standing): Promise<void> => {
    const due = missing.filter(({ sha256 }) => (resting.get(sha256) ?? 0) <= realNow());
    for (const document of due.slice(0, documentsARound)) {
      try {
        await sendDocument(document);
        resting.delete(document.sha256);
      } catch (error) {
        if (isUnreachable(error)) throw error;
        resting.set(document.sha256, realNow() + restMs);
        const problem = documentProblem(document.sha256, error);
        await database.write((tx) => noteIncident(tx, upward, 'sending', problem, now()));
      }
    }
  };

  const isDue = ({ nextTryAt }: ExchangeReceiverRow): boolean =>
    nextTryAt === null || Date.parse(nextTryAt) <= realNow();

  const heardLately = ({ standingAt }: ExchangeReceiverRow): boolean =>
    standingAt !== null && realNow() - Date.parse(standingAt) < standingMs;

  const work = async (): Promise<Round> => {
    const row = await readReceiver(database.read);
    let standing = heardLately(row) ? (row.standing as Standing) : await hear();
    if (!standing) return 'later';
    if ((await sendPackages()) > 0 || standing.missingCount > 0) standing = await hear();
    if (!standing) return 'later';
    await sendDocuments(standing);
    if (standing.missing.length > 0) await hear();
    return 'done';
  };

  /** Works, and after a gap once more: the receiver is not where it was, and `hear` has found out where it is. */
  const workAgain = async (): Promise<Round> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ExchangeRefused) || error.code !== 'PackageGap') throw error;
      return (await hear()) ? work() : 'later';
    }
  };

  /** Sends what can be sent now. What goes wrong with the receiver is written down and tried again. */
  const round = async (): Promise<Round> => {
    const row = await readReceiver(database.read);
    if (row.paused) return 'paused';
    if (!isDue(row)) return 'later';
    if (!(await takeLease(database, holder, realNow(), leaseMs))) return 'leased';
    try {
      return await workAgain();
    } catch (error) {
      const { acknowledged } = await readReceiver(database.read);
      const problem = problemOf(error, (await next(acknowledged))?.number);
      if (error instanceof ExchangeRefused) await noteRefusal(database, problem, now(), realNow());
      else await noteFailure(database, problem, realNow());
      return 'later';
    }
  };

  return {
    round,
    /** Goes on until told to stop: first with what was public before this platform sent, then with what comes. */
    async run(stop: AbortSignal): Promise<void> {
      await packAll(database, platform).catch((error: unknown) => ground.onError?.(error));
      while (!stop.aborted) {
        await round().catch((error: unknown) => ground.onError?.(error));
        await sleep(betweenRoundsMs, undefined, { signal: stop }).catch(() => undefined);
      }
      await giveLeaseBack(database, holder).catch(() => undefined);
    },
  };
}
