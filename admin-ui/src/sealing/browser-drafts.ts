import type { DraftStore, FormPlace, StoredDraft } from '../forms/draft-store';
import { withoutLostFiles } from '../forms/local-files';
import type { FormValues } from '../forms/form-setting';

const table = 'drafts';

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the drafts of this browser cannot be read'));
  });

async function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('sealed-drafts', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return answerOf(request);
}

async function inTable<T>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await answerOf(work(database.transaction(table, mode).objectStore(table)));
  } finally {
    database.close();
  }
}

/**
 * Drafts that stay in this browser, for what nobody else may read. Files are not kept: whoever comes back after the page
 * was closed chooses them again.
 * @param owner whose they are, among those who use this browser
 */
export function browserDrafts(owner: string): DraftStore {
  const keyOf = ({ caseId, action }: FormPlace): string => JSON.stringify([owner, caseId, action]);
  return {
    name: `browser ${owner}`,
    read: async (place) => {
      // only this store writes there
      const kept = await inTable(
        'readonly',
        (drafts): IDBRequest<StoredDraft | undefined> =>
          drafts.get(keyOf(place)) as IDBRequest<StoredDraft | undefined>,
      );
      return kept ? { ...kept, form: withoutLostFiles(kept.form) as FormValues } : { form: {} };
    },
    keep: async (place, form) => {
      const savedAt = new Date().toISOString();
      await inTable('readwrite', (drafts) => drafts.put({ form, savedAt } satisfies StoredDraft, keyOf(place)));
      return savedAt;
    },
    discard: async (place) => {
      await inTable('readwrite', (drafts) => drafts.delete(keyOf(place)));
    },
  };
}
