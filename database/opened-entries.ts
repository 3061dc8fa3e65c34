import { In, type EntityManager } from 'typeorm';
import { hashOf } from '../domain/hash';
import { sealedField } from '../domain/sealing/sealed-field';
import { rows } from './database';
import type { EntryRow, SealingOutcome } from './rows';

/** What was found in a sealed entry, or why it was not opened, as one hash: the root of all of them is in the chain. */
export const foundHash = (entry: string, outcome: SealingOutcome): string => hashOf({ entry, outcome });

/**
 * Entries with what they say. One that was handed in sealed says what was found in it, and before it is opened nothing:
 * the sealed file is no field of its form.
 */
export async function withOpened(manager: EntityManager, entries: readonly EntryRow[]): Promise<EntryRow[]> {
  const sealed = entries.filter(({ form }) => sealedField in form).map(({ id }) => id);
  if (sealed.length === 0) return [...entries];
  const found = await rows(manager, 'sealing').findBy({ entryId: In(sealed) });
  const openedOf = new Map(found.map(({ entryId, opened }) => [entryId, opened]));
  return entries.map((entry) => {
    const opened = openedOf.get(entry.id);
    return opened?.kind === 'opened' ? { ...entry, form: opened.form, documents: opened.documents } : entry;
  });
}
