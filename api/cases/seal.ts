import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import type { Action, Form, GivenForm } from '../../definitions/language';
import { isSealed } from '../../definitions/language';
import { insertRow, rows } from '../../database/database';
import type { Appointed } from '../../database/given';
import { commit } from '../../database/sealing';
import type { DocumentRow, SealedRow } from '../../database/rows';

/** Ids of all documents that a form names, lists of rows included. */
export function documentIds(form: Form, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(form).flatMap(([name, field]) => {
    const value = values[name];
    if (value === undefined) return [];
    if (field.type === 'document') return (Array.isArray(value) ? value : [value]).map(String);
    if (field.type !== 'list' || !Array.isArray(value)) return [];
    return value.flatMap((row) => documentIds(field.of, row as Record<string, unknown>));
  });
}

/** The documents of a form by id. */
export const findDocuments = async (manager: EntityManager, ids: readonly string[]): Promise<DocumentRow[]> =>
  ids.length === 0 ? [] : rows(manager, 'document').findBy({ id: In([...ids]) });

/** A form as it goes through the case, and what of it stays behind as a row. */
export interface SplitForm {
  readonly given: GivenForm;
  readonly sealed: SealedRow | undefined;
}

/**
 * Splits a form for its way through the case: what does not conduct the case is kept as a row, with the hashes of its
 * documents, and the act names the id and the salted hash of that row. `documents` are those that the form names.
 */
export function splitForm(
  caseId: string,
  name: string,
  action: Pick<Action, 'form' | 'secretUntil' | 'title' | 'by'>,
  values: Readonly<Record<string, unknown>>,
  documents: readonly DocumentRow[],
  now: string,
  appointed: readonly Appointed[] = [],
): SplitForm {
  const open: Record<string, unknown> = {};
  const hidden: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) (isSealed(action, field) ? hidden : open)[field] = value;
  if (Object.keys(hidden).length === 0 && appointed.length === 0) return { given: { form: open }, sealed: undefined };
  const ids = documentIds(action.form ?? {}, hidden);
  const hashes = documents.filter((row) => ids.includes(row.id)).map((row) => [row.id, row.sha256] as const);
  const content = {
    form: hidden,
    ...(hashes.length > 0 && { documents: Object.fromEntries(hashes) }),
    ...(appointed.length > 0 && { appointed }),
  };
  const { salt, hash } = commit(content);
  const id = randomUUID();
  return {
    given: { form: open, sealed: { id, hash } },
    sealed: { id, caseId, action: name, values: content, salt, hash, createdAt: now },
  };
}

/** Splits the form of an act and writes what stays behind. */
export async function sealForm(
  tx: EntityManager,
  caseId: string,
  name: string,
  action: Pick<Action, 'form' | 'secretUntil' | 'title' | 'by'>,
  values: Readonly<Record<string, unknown>>,
  now: string,
  appointed: readonly Appointed[] = [],
): Promise<GivenForm> {
  const documents = await findDocuments(tx, documentIds(action.form ?? {}, values));
  const { given, sealed } = splitForm(caseId, name, action, values, documents, now, appointed);
  if (sealed) await insertRow(tx, 'sealed', sealed);
  return given;
}
