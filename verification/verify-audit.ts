import { MoreThan } from 'typeorm';
import type { Signer } from '../activities/ports/signer';
import { auditContentHash, auditHash, auditSerial } from '../database/audit';
import { sealText, type AuditSeal } from '../database/audit-seal';
import { rows, type Database } from '../database/database';
import type { AuditRow } from '../database/rows';
import { text, type Text } from '../definitions/language';
import { auditRetention, type AuditKind } from '../domain/audit-kinds';
import { CanonicalError } from '../domain/canonical';
import { chainStart } from '../domain/hash';

/** What a verification of the audit has found: nothing, where it is intact. */
export interface AuditVerdict {
  readonly rows: number;
  /** Rows whose time is over: without their content, and still in the chain. */
  readonly forgotten: number;
  readonly seals: number;
  /** Its last row: to be compared with what is known elsewhere. */
  readonly stand: { readonly id: number; readonly hash: string };
  readonly findings: readonly Text[];
}

interface AuditGround {
  readonly database: Database;
  readonly signer: Signer;
}

/** Instants of the platform's clock. */
export interface AuditTimes {
  readonly now: string;
  /** What is older than that must be under a seal: the platform sets one every hour. */
  readonly sealedBefore: string;
}

const step = 1000;

async function* allRows({ read }: Database): AsyncGenerator<AuditRow> {
  for (let after = 0; ;) {
    const page = await rows(read, 'audit').find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: step });
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Whether the content, or the link, is what its hash says. What has no canonical JSON is not. */
function holds(row: AuditRow): { readonly content: boolean; readonly link: boolean } {
  const same = (hash: () => string, expected: string): boolean => {
    try {
      return hash() === expected;
    } catch (error) {
      if (error instanceof CanonicalError || error instanceof RangeError) return false;
      throw error;
    }
  };
  return {
    content: row.salt === null || same(() => auditContentHash(row), row.contentHash),
    link: same(() => auditHash(row), row.hash),
  };
}

const isKnown = (kind: string): kind is AuditKind => Object.hasOwn(auditRetention, kind);

/** Whether the time of a row's kind is over at that instant, so that its content may be gone. */
const isOver = ({ kind, at }: AuditRow, now: string): boolean =>
  isKnown(kind) && Date.parse(at) + auditRetention[kind] <= Date.parse(now);

const contentOf = <T>({ content }: AuditRow): Partial<T> => content ?? {};

/**
 * Computes the chain of the audit anew: no row is missing, changed or added, what was forgotten had been kept long
 * enough, and the chain stood at every seal where the platform has signed that it stood.
 */
export async function verifyAudit(
  { database, signer }: AuditGround,
  { now, sealedBefore }: AuditTimes,
): Promise<AuditVerdict> {
  const findings: Text[] = [];
  const found = (zh: string, en: string) => findings.push(text(zh, en));
  const beginnings = new Map<number, string>();
  const hashes = new Map<number, string>();
  const sealed: (AuditSeal & { readonly id: number })[] = [];
  let first: AuditRow | undefined;
  let before: AuditRow | undefined;
  let lastToSeal = 0;
  let count = 0;
  let forgotten = 0;
  for await (const row of allRows(database)) {
    const { id } = row;
    first ??= row;
    count += 1;
    if (row.salt === null) forgotten += 1;
    if (before && id !== before.id + 1) {
      found(`第 ${before.id + 1} 至 ${id - 1} 条缺失。`, `Rows ${before.id + 1} to ${id - 1} are missing.`);
    }
    if (before && id === before.id + 1 && row.previousHash !== before.hash) {
      found(`第 ${id} 条没有接在前一条之后。`, `Row ${id} does not follow the one before it.`);
    }
    const { content, link } = holds(row);
    if (!content) found(`第 ${id} 条的内容与其散列不符。`, `Row ${id}: its content does not match its hash.`);
    if (!link) found(`第 ${id} 条与其散列不符。`, `Row ${id} does not match its hash.`);
    if (row.salt === null && !isOver(row, now)) {
      found(`第 ${id} 条的内容在保存期满前被删除。`, `The content of row ${id} was removed before its time was over.`);
    }
    if (row.kind === 'forgotten') {
      const { through, hash } = contentOf<AuditSeal>(row);
      if (through !== undefined && hash !== undefined) beginnings.set(through, hash);
    }
    if (row.kind === 'seal' && row.content) sealed.push({ ...(row.content as AuditSeal), id }); // written by sealAudit
    if (row.at < sealedBefore && row.kind !== 'seal') lastToSeal = id;
    hashes.set(id, row.hash);
    before = row;
  }
  if (first && first.id > 1 && beginnings.get(first.id - 1) !== first.previousHash) {
    found(`第 1 至 ${first.id - 1} 条缺失。`, `Rows 1 to ${first.id - 1} are missing.`);
  }
  if (first?.id === 1 && first.previousHash !== chainStart) {
    found('第 1 条之前应没有内容。', 'Row 1 says that something was before it.');
  }
  const last = (await rows(database.read, 'serial').findOneBy({ name: auditSerial }))?.last ?? 0;
  if (last > (before?.id ?? 0)) {
    found(`第 ${(before?.id ?? 0) + 1} 至 ${last} 条缺失。`, `Rows ${(before?.id ?? 0) + 1} to ${last} are missing.`);
  }
  let sealedThrough = 0;
  for (const seal of sealed) {
    const hash = hashes.get(seal.through);
    const isSigned = await signer.verify(sealText(seal), seal.signature, seal.keyId);
    if (!isSigned) {
      found(
        `第 ${seal.id} 条的签名不是平台密钥 ${signer.keyId} 的签名。`,
        `The signature of row ${seal.id} is not of the platform’s key ${signer.keyId}.`,
      );
    } else if (hash !== undefined && hash !== seal.hash) {
      found(
        `第 ${seal.through} 条不是平台签名时的内容。`,
        `Row ${seal.through} is not what it was when the platform signed it.`,
      );
    } else sealedThrough = Math.max(sealedThrough, seal.through);
  }
  if (lastToSeal > sealedThrough) {
    found(
      `第 ${sealedThrough + 1} 至 ${lastToSeal} 条早该由平台签名，却没有签名。平台若曾停机，请启动后再查一次。`,
      `Rows ${sealedThrough + 1} to ${lastToSeal} should be under a seal by now and are not. If the platform was off, start it and verify again.`,
    );
  }
  const stand = { id: before?.id ?? 0, hash: before?.hash ?? chainStart };
  return { rows: count, forgotten, seals: sealed.length, stand, findings };
}
