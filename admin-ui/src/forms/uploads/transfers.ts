import type { DocumentRef, Upload } from '../../../../api/contract';
import { newKey, problemOf, request } from '../../api/client';
import { queryClient } from '../../api/query-client';
import { sendBody } from '../../api/send-body';
import { sendInParts } from './send-in-parts';
import { removeSending, showSending, updateSending } from './sendings';

/** Where a document goes. */
export interface Goal {
  /** What it is shown at. */
  readonly place: string;
  readonly caseId: string | undefined;
  readonly field: string;
}

/** Under it lie the unfinished uploads of the person, by case. */
export const leftUploadsKey = ['uploads', 'left'];

/** Uploads whose file this page has and which are under way. */
const running = new Map<string, AbortController>();

/** How much of an upload has arrived, 0 to 1. */
export const arrivedOf = ({ parts, size }: Upload): number => parts.reduce((sum, part) => sum + part.size, 0) / size;

function arrive({ place }: Goal, key: string, document: DocumentRef): void {
  queryClient.setQueryData(['documents', 'one', document.id], document);
  updateSending(place, key, { step: 'arrived', fraction: 1, document, pause: undefined, resume: undefined });
}

/** Sends a small document at once. */
export async function sendAtOnce(goal: Goal, file: File): Promise<void> {
  const { place, caseId, field } = goal;
  const { name, size } = file;
  const key = newKey();
  const controller = new AbortController();
  const { signal } = controller;
  const cancel = () => {
    controller.abort();
    removeSending(place, key);
  };
  showSending(place, { key, field, name, size, step: 'sending', fraction: 0, cancel });
  try {
    const document = await sendBody<DocumentRef>('POST', '/documents', file, {
      query: { name, caseId, field },
      headers: { 'content-type': file.type || 'application/octet-stream' },
      onProgress: (bytes) => updateSending(place, key, { fraction: bytes / size }),
      signal,
    });
    arrive(goal, key, document);
  } catch (error) {
    if (!signal.aborted) updateSending(place, key, { step: 'failed', problem: problemOf(error) });
  }
}

/** Forgets what has arrived of an upload. */
export async function discard(place: string, id: string): Promise<void> {
  running.get(id)?.abort();
  running.delete(id);
  removeSending(place, id);
  try {
    await request('DELETE', `/uploads/${encodeURIComponent(id)}`);
  } catch {
    // what stays is forgotten by itself after some days
  }
  await queryClient.invalidateQueries({ queryKey: leftUploadsKey });
}

/** Sends what has not arrived yet of a large document. It can be paused, and goes on after a lost connection. */
async function goOn(goal: Goal, file: File, upload: Upload): Promise<void> {
  const { place, field } = goal;
  const { id: key, name, size } = upload;
  if (running.has(key)) return;
  const controller = new AbortController();
  const { signal } = controller;
  running.set(key, controller);
  const resume = () => void goOn(goal, file, upload);
  const pause = () => {
    controller.abort();
    running.delete(key);
    updateSending(place, key, { step: 'paused', pause: undefined, resume });
  };
  const cancel = () => void discard(place, key);
  showSending(place, { key, field, name, size, step: 'comparing', fraction: arrivedOf(upload), pause, cancel });
  try {
    const document = await sendInParts(file, upload, {
      signal,
      onProgress: (step, fraction) => {
        if (!signal.aborted) updateSending(place, key, { step, ...(fraction !== undefined && { fraction }) });
      },
    });
    arrive(goal, key, document);
    await queryClient.invalidateQueries({ queryKey: leftUploadsKey });
  } catch (error) {
    if (signal.aborted) return;
    const problem = problemOf(error);
    // the same file is no other type the next time
    const isFinal = problem.code === 'UnsupportedType';
    updateSending(place, key, { step: 'failed', problem, pause: undefined, resume: isFinal ? undefined : resume });
  } finally {
    if (running.get(key) === controller) running.delete(key);
  }
}

/** Sends a large document in parts; one of the same name and size that was left is gone on with. */
export async function sendLarge(goal: Goal, file: File, left: readonly Upload[]): Promise<void> {
  const { place, caseId, field } = goal;
  const { name, size } = file;
  const before = left.find((upload) => upload.name === name && upload.size === size);
  if (before) return goOn(goal, file, before);
  const key = newKey();
  const shown = { key, field, name, size, fraction: 0, cancel: () => void removeSending(place, key) };
  showSending(place, { ...shown, step: 'sending' });
  try {
    const upload = await request<Upload>('POST', '/uploads', { name, size, caseId, field });
    removeSending(place, key);
    await goOn(goal, file, upload);
  } catch (error) {
    updateSending(place, key, { step: 'failed', problem: problemOf(error) });
  }
}
