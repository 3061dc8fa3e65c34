import { request } from '../api/client';
import type { FormValues } from './form-setting';

/** Where a form stands: the case (`new` for one that is being opened) and the action. */
export interface FormPlace {
  readonly caseId: string;
  readonly action: string;
}

/** A draft as it was kept. */
export interface StoredDraft {
  readonly form: FormValues;
  /** Undefined where nothing was kept. */
  readonly savedAt?: string;
}

/** Keeps what is typed into a form until it is sent. */
export interface DraftStore {
  /** Tells it from other stores. */
  readonly name: string;
  read(place: FormPlace, signal: AbortSignal): Promise<StoredDraft>;
  /** Answers when it was kept. */
  keep(place: FormPlace, form: FormValues): Promise<string | undefined>;
  discard(place: FormPlace): Promise<void>;
}

const addressOf = ({ caseId, action }: FormPlace): string =>
  `/cases/${encodeURIComponent(caseId)}/drafts/${encodeURIComponent(action)}`;

/** Drafts that the platform keeps: they follow their person from one machine to the next. */
export const platformDrafts: DraftStore = {
  name: 'platform',
  read: (place, signal) => request<StoredDraft>('GET', addressOf(place), undefined, { signal }),
  keep: async (place, form) => (await request<StoredDraft>('PUT', addressOf(place), { form })).savedAt,
  discard: (place) => request('DELETE', addressOf(place)),
};
