import { MoreThan, type EntityManager } from 'typeorm';
import type { Exchange } from '../activities/ports/exchange';
import type { Signer } from '../activities/ports/signer';
import { noteChange } from '../database/changes';
import { rows, type Database } from '../database/database';
import type { NoticeContent, NoticeDocument } from '../database/notice-content';
import { beforeFirst, packageHash, packageText, type SignedPackage } from '../domain/exchange-package';
import { causeKey, lockChain, packAll, type SendingPlatform } from './outbox';
import type { Cause } from './public-case';
import { changeReceiver, hashAt } from './receiver';
import { lastInCommon } from './reconcile';

/** The receiver's copy cannot be taken back. */
export class CannotTakeBack extends Error {
  override readonly name = 'CannotTakeBack';

  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

/** What was taken back, and what was made anew after it. */
export interface TakenBack {
  /** Up to that number both had the same. */
  readonly from: number;
  readonly taken: number;
  /** Notices and certificates that this platform had lost and has again. */
  readonly restored: number;
  readonly packed: number;
}

/** The packages of this platform that the receiver has after that number. */
async function theirsAfter(exchange: Exchange, from: number): Promise<SignedPackage[]> {
  const packs: SignedPackage[] = [];
  for (;;) {
    const page = await exchange.packagesAfter(packs.at(-1)?.package.number ?? from);
    if (page.length === 0) return packs;
    packs.push(...page);
  }
}

/** @throws CannotTakeBack when a package is not this platform's own, or does not follow on the one before */
async function check(
  packs: readonly SignedPackage[],
  before: { readonly number: number; readonly hash: string },
  sender: SendingPlatform,
  signer: Signer,
): Promise<void> {
  let last = before;
  for (const { package: pack, hash, signature } of packs) {
    const follows = pack.number === last.number + 1 && pack.previousHash === last.hash && packageHash(pack) === hash;
    const text = packageText(sender.code, pack.number, hash);
    const isOwn =
      pack.sender.code === sender.code && (await signer.isSignedBy(signer.publicKey, text, signature.value));
    if (!follows || !isOwn) {
      throw new CannotTakeBack(
        `接收平台的第 ${pack.number} 个数据包未接续上一个，或不是用本平台现用的密钥签名的。`,
        `Package ${pack.number} of the receiver does not follow on the one before, or is not signed with this platform's present key.`,
      );
    }
    last = { number: pack.number, hash };
  }
}

const causeOf = ({ package: { content } }: SignedPackage): Cause =>
  content.notice
    ? { kind: 'notice', id: content.notice.id }
    : { kind: 'certificate', id: content.certificate?.number ?? '' };

/** Puts the notice or certificate of a package back where this platform has lost it. @returns whether it had */
async function restore(tx: EntityManager, { package: { content } }: SignedPackage): Promise<boolean> {
  const { notice, certificate, case: told } = content;
  if (!(await rows(tx, 'case').existsBy({ id: told.id }))) return false;
  if (notice) {
    if (await rows(tx, 'notice').existsBy({ id: notice.id })) return false;
    const { region, industry, process } = told;
    await rows(tx, 'notice').insert({ ...notice, caseId: told.id, region, industry, process });
    return true;
  }
  if (!certificate || (await rows(tx, 'certificate').existsBy({ number: certificate.number }))) return false;
  const held = certificate.content as Record<string, unknown>;
  await rows(tx, 'certificate').insert({ ...certificate, content: held, caseId: told.id } as never);
  return true;
}

const documentsIn = ({ package: { content } }: SignedPackage): NoticeDocument[] =>
  ((content.notice?.content as NoticeContent | undefined)?.fields ?? []).flatMap(({ type, value }) =>
    type === 'document' ? (value as NoticeDocument[]) : [],
  );

async function keep(tx: EntityManager, signed: SignedPackage, at: string): Promise<void> {
  const { package: pack, hash } = signed;
  await rows(tx, 'exchangePackage').insert({
    number: pack.number,
    cause: causeKey(causeOf(signed)),
    caseId: pack.content.case.id,
    madeAt: pack.madeAt,
    body: pack,
    previousHash: pack.previousHash,
    hash,
    acknowledgedAt: at,
    acknowledgement: null,
  });
  for (const { id, sha256, size } of documentsIn(signed)) {
    if (await rows(tx, 'exchangeNamedDocument').existsBy({ sha256 })) continue;
    await rows(tx, 'exchangeNamedDocument').insert({ sha256, documentId: id, size, number: pack.number });
  }
}

/**
 * Takes this platform's own packages back from the receiver, after it was restored from a backup that is older than what
 * it had sent. What it has made since and the receiver does not have gets new numbers after them; notices that it has
 * lost are there again.
 * @throws CannotTakeBack
 */
export async function takeBack(
  database: Database,
  exchange: Exchange,
  signer: Signer,
  sender: SendingPlatform,
  at: string,
): Promise<TakenBack> {
  const { received } = await exchange.standing();
  const { number: made } = await database.write(lockChain);
  const from = await lastInCommon(database, exchange, Math.min(made, received));
  const packs = await theirsAfter(exchange, from);
  const before = { number: from, hash: (await hashAt(database.read, from)) ?? beforeFirst.hash };
  await check(packs, before, sender, signer);
  let restored = 0;
  await changeReceiver(database, async (_row, tx) => {
    restored = 0;
    await lockChain(tx);
    await rows(tx, 'exchangePackage').delete({ number: MoreThan(from) });
    await rows(tx, 'exchangeNamedDocument').delete({ number: MoreThan(from) });
    for (const signed of packs) {
      if (await restore(tx, signed)) restored += 1;
      await keep(tx, signed, at);
    }
    await noteChange(tx, at, 'exchange');
    if (restored > 0) await noteChange(tx, at, 'notices');
    const acknowledged = packs.at(-1)?.package.number ?? from;
    return { acknowledged, refused: null, failed: null, tries: 0, nextTryAt: null, standing: null, standingAt: null };
  });
  return { from, taken: packs.length, restored, packed: await packAll(database, sender) };
}
