import { hexToBytes } from '@noble/hashes/utils.js';
import { IsNull, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import type { SealingRow } from '../../database/rows';
import { text } from '../../definitions/language';
import { inspectSealed, type InspectedBid } from '../../domain/sealing/open-sealed';
import { sealedField } from '../../domain/sealing/sealed-field';
import { mustBeFor } from '../../domain/sealing/sealed-header';
import { SealingFault } from '../../domain/sealing/sealing-fault';
import { mustBeBidderShare, mustBePlatformShare } from '../../domain/sealing/share';
import type { SignedStatement } from '../../domain/sealing/statement';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import type { OpenedCase } from './case-access';
import { lotName } from './lot-name';
import { sealFaultText } from './seal-fault-text';

/** A sealed file that was found whole, signed, and sealed for this very entry. */
export interface CheckedSeal {
  readonly id: string;
  readonly inspected: InspectedBid;
}

const refused = (field: string, fault: SealingFault) =>
  refuse.invalidField(field, 'wrongPattern', sealFaultText(fault.code));

async function withWords<T>(field: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof SealingFault ? refused(field, error) : error;
  }
}

/**
 * Reads a sealed file once through and checks all that can be checked without opening it, so that a bidder learns now,
 * and not at the opening, that it is damaged or was sealed for something else.
 * @throws Refusal `InvalidInput` that says what is wrong with it
 */
export async function checkSeal(
  { database, documents }: ApiDependencies,
  { row }: OpenedCase,
  me: SignedIn,
  action: string,
  values: Readonly<Record<string, unknown>>,
): Promise<CheckedSeal> {
  const caseId = row.id;
  const bodyId = me.membership.body.id;
  const content = (await documents.read(String(values[sealedField]))) as AsyncIterable<Uint8Array>;
  return withWords(sealedField, async () => {
    const inspected = await inspectSealed(content);
    const { header } = inspected;
    mustBeFor(header, { case: caseId, lot: lotName(row), bidder: bodyId, version: header.version });
    const issued = { caseId, action, bodyId, version: header.version };
    const sealing = await rows(database.read, 'sealing').findOneBy(issued);
    if (!sealing) throw new SealingFault('otherBid', 'version');
    mustBePlatformShare(hexToBytes(sealing.platformShare), header);
    return { id: sealing.id, inspected };
  });
}

/** Notes what was handed in for a sealing. @throws Refusal `Conflict` when something was already */
export async function bindSeal(tx: EntityManager, { id, inspected }: CheckedSeal, entryId: string): Promise<void> {
  const { header, statement, signature } = inspected;
  const bound: Partial<SealingRow> = { entryId, header, signed: { statement, signature } satisfies SignedStatement };
  const { affected } = await rows(tx, 'sealing').update({ id, entryId: IsNull() }, bound as never);
  if (affected === 1) return;
  throw refuse.conflict(
    'Conflict',
    text(
      '这份封标任务已经用过。修改后请重新获取封标任务并重新封标。',
      'This sealing task was used already. To hand in something else, get a new task and seal again.',
    ),
  );
}

/**
 * Compares a share with the one that its owner has signed, so that a wrong key is found out while there is time.
 * @throws Refusal `InvalidInput` when it is not that share; `Conflict` when there is nothing to be opened
 */
export async function checkShare(
  { database }: ApiDependencies,
  caseId: string,
  action: string,
  partyId: string,
  { share }: Readonly<Record<string, unknown>>,
): Promise<void> {
  const entry = await rows(database.read, 'entry').findOneBy({ caseId, action, partyId, state: 'valid' });
  const sealing = entry && (await rows(database.read, 'sealing').findOneBy({ entryId: entry.id }));
  if (!sealing?.signed) {
    throw refuse.conflict('ActionNotOpen', text('贵单位没有待解密的文件。', 'Nothing of your body is to be opened.'));
  }
  const { statement } = sealing.signed as SignedStatement;
  await withWords('share', () => mustBeBidderShare(hexToBytes(String(share)), statement));
}
