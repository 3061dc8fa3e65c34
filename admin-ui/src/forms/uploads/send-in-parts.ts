import type { DocumentRef, Upload, UploadEnd, UploadPart } from '../../../../api/contract';
import { request } from '../../api/client';
import { ProblemError } from '../../api/problem-error';
import { sendBody } from '../../api/send-body';
import { hashOf } from './hash-of';
import { persist } from './persist';

/** What a transfer is doing: `comparing` what arrived earlier, `joining` when all is there. */
export type TransferStep = 'comparing' | 'sending' | 'waiting' | 'joining';

export interface Transfer {
  readonly signal: AbortSignal;
  /** Told what is being done, and how much of that where it has moved, 0 to 1. */
  readonly onProgress: (step: TransferStep, fraction?: number) => void;
}

/** A part that is damaged on its way is sent again so often, and what the store has lost is made good so often. */
const mostDamages = 3;
const mostLosses = 3;
const askAgainMs = 1000;

const pathOf = ({ id }: Upload): string => `/uploads/${encodeURIComponent(id)}`;
const isCode = (error: unknown, code: string): boolean => error instanceof ProblemError && error.problem.code === code;

/** Sends every part that has not arrived, or that arrived from another content of the file. */
async function sendParts(file: File, upload: Upload, { signal, onProgress }: Transfer): Promise<void> {
  const arrived = new Map(upload.parts.map((part) => [part.number, part.sha256]));
  const count = Math.ceil(upload.size / upload.partSize);
  for (let number = 1; number <= count; number += 1) {
    const from = (number - 1) * upload.partSize;
    const part = file.slice(from, from + upload.partSize);
    const step = arrived.has(number) ? 'comparing' : 'sending';
    onProgress(step, from / upload.size);
    const sha256 = await hashOf(part);
    signal.throwIfAborted();
    if (arrived.get(number) === sha256) continue;
    let damages = 0;
    const send = (): Promise<UploadPart> =>
      sendBody<UploadPart>('PUT', `${pathOf(upload)}/parts/${number}`, part, {
        signal,
        headers: { 'content-type': 'application/octet-stream', 'x-content-sha256': sha256 },
        onProgress: (bytes) => onProgress('sending', (from + bytes) / upload.size),
      }).catch((error: unknown) => {
        damages += 1;
        if (isCode(error, 'HashMismatch') && damages < mostDamages) return send();
        throw error;
      });
    await persist(send, signal, () => onProgress('waiting'));
  }
}

/** Waits until the parts are joined. */
async function join(upload: Upload, { signal, onProgress }: Transfer): Promise<DocumentRef> {
  for (;;) {
    const ask = () => request<UploadEnd>('POST', `${pathOf(upload)}/completion`, {}, { signal });
    const { document, joined } = await persist(ask, signal, () => onProgress('waiting'));
    if (document) return document;
    onProgress('joining', joined / upload.size);
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}

/**
 * Sends what has not arrived yet of a file, and waits for the document that it becomes. A lost connection is waited
 * out; whoever goes on later begins where this stopped.
 * @throws ProblemError when the API refuses or the file cannot be read; an AbortError when the signal says so
 */
export async function sendInParts(file: File, upload: Upload, transfer: Transfer): Promise<DocumentRef> {
  const { signal, onProgress } = transfer;
  for (let losses = 0; ; losses += 1) {
    const now = await persist(
      () => request<Upload>('GET', pathOf(upload), undefined, { signal }),
      signal,
      () => onProgress('waiting'),
    );
    await sendParts(file, now, transfer);
    onProgress('joining', 0);
    try {
      return await join(upload, transfer);
    } catch (error) {
      // the store has lost a part, which is asked for again
      if (losses === mostLosses || !isCode(error, 'UploadIncomplete')) throw error;
    }
  }
}
