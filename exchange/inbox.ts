import { IsNull, type EntityManager } from 'typeorm';
import { noteChange } from '../database/changes';
import { rows, type Database } from '../database/database';
import type { ExchangeInboxRow, ExchangeSenderRow } from '../database/rows';
import type { MissingDocument, SignedPackage } from '../domain/exchange-package';
import { sha256 } from '../domain/hash';
import { tellCase } from './exchanged-case';

/** What became of a package that arrived. */
export type Reception =
  /** It is stored, now or since that time. */
  | { readonly kind: 'stored' | 'known'; readonly receivedAt: string }
  /** Others must come first, from that number on. */
  | { readonly kind: 'gap'; readonly expected: number }
  /** Another package of that number is stored. */
  | { readonly kind: 'other'; readonly hash: string }
  /** It does not follow on the last one. */
  | { readonly kind: 'broken'; readonly head: string };

/** The id of a case of another platform, the same for all its packages. */
export const caseKeyOf = (sender: string, caseId: string): string => sha256(`${sender}/${caseId}`).slice(0, 32);

async function lockSender(tx: EntityManager, code: string): Promise<ExchangeSenderRow> {
  await rows(tx, 'exchangeSender').increment({ code }, 'received', 0);
  return rows(tx, 'exchangeSender').findOneByOrFail({ code });
}

/**
 * Stores a package whose signature and content have been checked, and what it tells of its case, in one transaction.
 * The packages of a sender are stored in their order; one that comes again changes nothing.
 */
export async function receivePackage(database: Database, signed: SignedPackage, at: string): Promise<Reception> {
  const { package: pack, hash, signature } = signed;
  const sender = pack.sender.code;
  return database.write(async (tx): Promise<Reception> => {
    const { received, head } = await lockSender(tx, sender);
    if (pack.number <= received) {
      const known = await rows(tx, 'exchangeInbox').findOneByOrFail({ sender, number: pack.number });
      if (known.hash !== hash) return { kind: 'other', hash: known.hash };
      return { kind: 'known', receivedAt: known.receivedAt };
    }
    if (pack.number > received + 1) return { kind: 'gap', expected: received + 1 };
    if (pack.previousHash !== head) return { kind: 'broken', head };
    const caseKey = caseKeyOf(sender, pack.content.case.id);
    const row: ExchangeInboxRow = {
      sender,
      number: pack.number,
      hash,
      previousHash: pack.previousHash,
      body: pack,
      signature,
      caseKey,
      madeAt: pack.madeAt,
      receivedAt: at,
    };
    await rows(tx, 'exchangeInbox').insert(row);
    await rows(tx, 'exchangeSender').update({ code: sender }, { received: pack.number, head: hash, receivedAt: at });
    await tellCase(tx, caseKey, pack, at);
    for (const { name, type, size, sha256: content } of pack.content.documents) {
      if (await rows(tx, 'exchangeDocument').existsBy({ sender, sha256: content })) continue;
      await rows(tx, 'exchangeDocument').insert({
        id: sha256(`${sender}/${content}`).slice(0, 32),
        sender,
        sha256: content,
        number: pack.number,
        name,
        type,
        size,
        have: 0,
        storeId: null,
        completedAt: null,
      });
    }
    await noteChange(tx, at, 'exchange');
    return { kind: 'stored', receivedAt: at };
  });
}

const mostMissing = 100;

/** Documents of a sender that have not arrived whole, in the order in which packages named them. */
export async function missingDocuments(
  manager: EntityManager,
  sender: string,
): Promise<{ readonly missing: MissingDocument[]; readonly missingCount: number }> {
  const [found, missingCount] = await rows(manager, 'exchangeDocument').findAndCount({
    where: { sender, storeId: IsNull() },
    order: { number: 'ASC', id: 'ASC' },
    take: mostMissing,
  });
  return { missing: found.map(({ sha256: content, size, have }) => ({ sha256: content, size, have })), missingCount };
}
