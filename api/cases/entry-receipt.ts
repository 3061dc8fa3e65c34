import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { EntryRow } from '../../database/rows';
import { confirmedText, type ConfirmedEntry } from '../../domain/entry-receipt';
import type { KeptReceipt } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openCase } from './case-access';
import { findDocuments } from './seal';

async function receiptOf({ database, configuration, signer }: ApiDependencies, entry: EntryRow): Promise<KeptReceipt> {
  const { id, caseId, action, bodyId, partyId, version, receivedAt, hash, salt, form, documents } = entry;
  const platform = configuration.platform.code;
  const [names, kept] = await Promise.all([
    bodyNames(database.read, [bodyId]),
    findDocuments(database.read, Object.keys(documents)),
  ]);
  const confirmed: ConfirmedEntry = {
    format: 'entry-receipt/1',
    ...(platform !== undefined && { platform }),
    case: caseId,
    entry: id,
    action,
    body: { id: bodyId, name: names.get(bodyId) ?? bodyId },
    version,
    receivedAt,
    hash,
    documents: kept
      .map((document) => ({ id: document.id, size: document.size, sha256: documents[document.id] ?? document.sha256 }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  return {
    confirmed: { ...confirmed, documents: [...confirmed.documents] },
    signature: await signer.sign(confirmedText(confirmed)),
    algorithm: signer.algorithm,
    keyId: signer.keyId,
    committed: { salt, content: { caseId, action, party: partyId, receivedAt, form, documents } },
  };
}

/** The signed receipt of an entry that this person has just made. */
export async function receiptOfNewEntry(deps: ApiDependencies, id: string): Promise<KeptReceipt> {
  return receiptOf(deps, await rows(deps.database.read, 'entry').findOneByOrFail({ id }));
}

/** The signed receipt of an entry, for the body that made it. @throws Refusal NotFound for anybody else */
export async function readReceipt(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  id: string,
): Promise<KeptReceipt> {
  const { mine } = await openCase(deps, me, caseId);
  const entry = await rows(deps.database.read, 'entry').findOneBy({ id, caseId });
  if (!entry || !mine.some((party) => party.id === entry.partyId)) throw refuse.notFound();
  return receiptOf(deps, entry);
}
