import { MoreThan } from 'typeorm';
import type { Exchange } from '../activities/ports/exchange';
import type { Signer } from '../activities/ports/signer';
import { rows, type Database } from '../database/database';
import type { ExchangeSenderRow } from '../database/rows';
import {
  beforeFirst,
  packageHash,
  packageText,
  type ExchangePackage,
  type Signature,
} from '../domain/exchange-package';
import { missingDocuments } from './inbox';
import { unpacked } from './outbox';
import { hashAt } from './receiver';

/** Something that two platforms do not agree on, or that is wrong with a chain. */
export interface Finding {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Counters and chain heads of two platforms, compared. */
export interface Reconciliation {
  /** Code of the other platform. */
  readonly with: string;
  readonly agrees: boolean;
  readonly made: number;
  readonly received: number;
  readonly findings: readonly Finding[];
}

const finding = (code: string, zh: string, en: string): Finding => ({ code, zh, en });
const pageSize = 200;

interface Link {
  readonly number: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly body: object;
}

/** Computes a chain again from its first package. @returns its end, or the first package at which it breaks */
async function walk(
  page: (after: number) => Promise<readonly Link[]>,
  check: (link: Link) => Promise<boolean>,
): Promise<{ readonly number: number; readonly hash: string; readonly brokenAt?: number }> {
  let at: { readonly number: number; readonly hash: string } = beforeFirst;
  for (;;) {
    const links = await page(at.number);
    for (const link of links) {
      const follows = link.number === at.number + 1 && link.previousHash === at.hash;
      const isItself = packageHash(link.body as ExchangePackage) === link.hash;
      if (!follows || !isItself || !(await check(link))) return { ...at, brokenAt: link.number };
      at = link;
    }
    if (links.length < pageSize) return at;
  }
}

/** The last package that both have in the same form, found by halving. */
export async function lastInCommon(database: Database, exchange: Exchange, most: number): Promise<number> {
  let same = 0;
  let other = most + 1;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    const [theirs] = await exchange.packagesAfter(middle - 1);
    if (theirs?.package.number === middle && theirs.hash === (await hashAt(database.read, middle))) same = middle;
    else other = middle;
  }
  return same;
}

/**
 * Compares what this platform has made with what the receiver has: counters, chain heads, documents. Its own chain is
 * computed again.
 */
export async function reconcileSending(database: Database, exchange: Exchange): Promise<Reconciliation> {
  const standing = await exchange.standing();
  const findings: Finding[] = [];
  const { number: made, brokenAt } = await walk(
    (after) =>
      rows(database.read, 'exchangePackage').find({
        where: { number: MoreThan(after) },
        order: { number: 'ASC' },
        take: pageSize,
      }),
    () => Promise.resolve(true),
  );
  if (brokenAt !== undefined) {
    findings.push(
      finding(
        'OwnChainBroken',
        `本平台第 ${brokenAt} 个数据包与其散列或前一个数据包不符。`,
        `Package ${brokenAt} of this platform does not fit its hash or the one before.`,
      ),
    );
  }
  const { received, head } = standing;
  const mine = await hashAt(database.read, received);
  if (mine === undefined) {
    findings.push(
      finding(
        'SenderSetBack',
        `接收平台有 ${received} 个数据包，本平台只有 ${made} 个。`,
        `The receiver has ${received} packages, this platform has made ${made}.`,
      ),
    );
  }
  if (mine !== head) {
    const same = await lastInCommon(database, exchange, Math.min(made, received));
    findings.push(
      finding(
        'ChainsDiffer',
        `双方的数据包到第 ${same} 个为止一致，此后不同。`,
        `The packages of the two platforms are the same up to ${same} and differ after it.`,
      ),
    );
  } else if (received < made) {
    findings.push(
      finding('Waiting', `有 ${made - received} 个数据包待发送。`, `${made - received} packages wait to be sent.`),
    );
  }
  if (standing.missingCount > 0) {
    findings.push(
      finding(
        'DocumentsMissing',
        `接收平台缺 ${standing.missingCount} 份文件。`,
        `The receiver lacks ${standing.missingCount} documents.`,
      ),
    );
  }
  const left = await unpacked(database, 100);
  if (left.length > 0) {
    findings.push(
      finding(
        'NotPacked',
        `有 ${left.length} 项已公开的内容尚无数据包。`,
        `${left.length} things that are public have no package yet.`,
      ),
    );
  }
  return { with: standing.receiver.code, agrees: findings.length === 0, made, received, findings };
}

/** Computes the chain of a sender again from what was received: numbers, hashes, signatures, cases and documents. */
export async function reconcileReceiving(
  database: Database,
  signer: Signer,
  { code, keys, received, head }: ExchangeSenderRow,
): Promise<Reconciliation> {
  const findings: Finding[] = [];
  const signed = async ({ number, hash }: Link): Promise<boolean> => {
    const row = await rows(database.read, 'exchangeInbox').findOneByOrFail({ sender: code, number });
    const { keyId, value } = row.signature as Signature;
    const key = keys.find((one) => one.keyId === keyId);
    return key !== undefined && signer.isSignedBy(key.publicKey, packageText(code, number, hash), value);
  };
  const end = await walk(
    (after) =>
      rows(database.read, 'exchangeInbox').find({
        where: { sender: code, number: MoreThan(after) },
        order: { number: 'ASC' },
        take: pageSize,
      }),
    signed,
  );
  if (end.brokenAt !== undefined) {
    findings.push(
      finding(
        'ChainBroken',
        `${code} 的第 ${end.brokenAt} 个数据包与其散列、签名或前一个数据包不符。`,
        `Package ${end.brokenAt} of ${code} does not fit its hash, its signature or the one before.`,
      ),
    );
  } else if (end.number !== received || end.hash !== head) {
    findings.push(
      finding(
        'CursorDiffers',
        `${code} 的接收进度为 ${received}，而收到的数据包到第 ${end.number} 个为止。`,
        `The cursor of ${code} is at ${received}, its packages end at ${end.number}.`,
      ),
    );
  }
  const { missingCount } = await missingDocuments(database.read, code);
  if (missingCount > 0) {
    findings.push(
      finding(
        'DocumentsMissing',
        `缺 ${code} 的 ${missingCount} 份文件。`,
        `${missingCount} documents of ${code} are missing.`,
      ),
    );
  }
  return { with: code, agrees: findings.length === 0, made: end.number, received, findings };
}
