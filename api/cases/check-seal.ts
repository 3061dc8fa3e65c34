import { hexToBytes } from '@noble/hashes/utils.js';
import { In, IsNull, type EntityManager } from 'typeorm';
import { changeRows, rows } from '../../database/database';
import type { PartyRow } from '../../database/rows';
import { findAction, rolesOf, text } from '../../definitions/language';
import { canonicalJson } from '../../domain/canonical';
import type { InspectedBid } from '../../domain/sealing/open-sealed';
import { sealedField } from '../../domain/sealing/sealed-field';
import { mustBeFor } from '../../domain/sealing/sealed-header';
import { SealingFault } from '../../domain/sealing/sealing-fault';
import { mustBeBidderShare, mustBePlatformShare, shareHash } from '../../domain/sealing/share';
import type { SignedStatement } from '../../domain/sealing/statement';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { inspectedOnce } from '../uploads/inspected-once';
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
 * Checks all of a sealed file that can be checked without opening it, so that a bidder learns now,
 * and not at the opening, that it is damaged or was sealed for something else.
 * @throws Refusal `InvalidInput` that says what is wrong with it
 */
export async function checkSeal(
  { database, documents }: ApiDependencies,
  { row, definition }: OpenedCase,
  me: SignedIn,
  action: string,
  values: Readonly<Record<string, unknown>>,
): Promise<CheckedSeal> {
  const caseId = row.id;
  const bodyId = me.membership.body.id;
  return withWords(sealedField, async () => {
    const inspected = await inspectedOnce(documents, String(values[sealedField]));
    const { header } = inspected;
    mustBeFor(header, { case: caseId, lot: lotName(row), bidder: bodyId, version: header.version });
    const issued = { caseId, action, bodyId, version: header.version };
    const sealing = await rows(database.read, 'sealing').findOneBy(issued);
    if (!sealing) throw new SealingFault('otherBid', 'version');
    mustBePlatformShare(hexToBytes(sealing.platformShare), header);
    const escrow = findAction(definition, action)?.sealed?.escrow;
    if (canonicalJson(header.escrow ?? null) !== canonicalJson(escrow ?? null)) throw new SealingFault('escrowWrong');
    return { id: sealing.id, inspected };
  });
}

/** Notes what was handed in for a sealing. @throws Refusal `Conflict` when something was already */
export async function bindSeal(tx: EntityManager, { id, inspected }: CheckedSeal, entryId: string): Promise<void> {
  const { header, statement, signature } = inspected;
  const signed = { statement, signature } satisfies SignedStatement;
  if ((await changeRows(tx, 'sealing', { id, entryId: IsNull() }, { entryId, header, signed })) === 1) return;
  throw refuse.conflict(
    'Conflict',
    text(
      '这份封标任务已经用过。修改后请重新获取封标任务并重新封标。',
      'This sealing task was used already. To hand in something else, get a new task and seal again.',
    ),
  );
}

/**
 * Compares a share with what was signed, so that a wrong key is found out while there is time: a bidder's with the one
 * of its own entry, that of whoever speaks for the keepers of an escrow with those of all entries.
 * @throws Refusal `InvalidInput` when it is not that share; `Conflict` when there is nothing to be opened
 */
export async function checkShare(
  { database }: ApiDependencies,
  { row, definition }: OpenedCase,
  action: string,
  { id: partyId, role }: PartyRow,
  { share }: Readonly<Record<string, unknown>>,
): Promise<void> {
  const givers = rolesOf(findAction(definition, action) ?? { by: [], title: text('', '') });
  const own = givers.includes(role) ? { partyId } : {};
  const entries = await rows(database.read, 'entry').findBy({ caseId: row.id, action, state: 'valid', ...own });
  const sealings = await rows(database.read, 'sealing').findBy({ entryId: In(entries.map(({ id }) => id)) });
  // what was handed in has been checked before it was bound
  const statements = sealings.flatMap(({ signed }) => (signed ? [(signed as SignedStatement).statement] : []));
  const [first] = statements;
  if (!first) {
    throw refuse.conflict('ActionNotOpen', text('贵单位没有待解密的文件。', 'Nothing of your body is to be opened.'));
  }
  const bytes = hexToBytes(String(share));
  const meant = statements.find((statement) => statement.share === shareHash(bytes)) ?? first;
  await withWords('share', () => mustBeBidderShare(bytes, meant));
}
