import { address, problemFrom, ProblemError, type RequestOptions } from './client';
import { ownProblem } from './problem-error';

export interface SendOptions {
  readonly query?: RequestOptions['query'];
  readonly headers?: Readonly<Record<string, string>>;
  /** Told how many bytes have gone. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A connection on which nothing has moved for so long is gone, though nobody has said so. */
const longestSilenceMs = 60_000;

/**
 * Sends the raw content of a file, telling how far it is (fetch cannot).
 * @throws ProblemError when the API refuses or cannot be reached; an AbortError when the signal says so
 */
export function sendBody<T>(
  method: 'POST' | 'PUT',
  path: string,
  body: Blob,
  { query, headers = {}, onProgress, signal }: SendOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const lost = () => reject(new ProblemError(ownProblem('Unavailable', 0, 'upload')));
    const silent = () => {
      lost();
      xhr.abort();
    };
    let silence = setTimeout(silent, longestSilenceMs);
    const moves = () => {
      clearTimeout(silence);
      silence = setTimeout(silent, longestSilenceMs);
    };
    xhr.open(method, address(path, query));
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => {
      moves();
      onProgress?.(event.loaded);
    };
    xhr.onerror = lost;
    xhr.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    xhr.onload = () => {
      if (xhr.status >= 300) reject(new ProblemError(problemFrom(xhr.status, xhr.responseText)));
      else resolve(JSON.parse(xhr.responseText) as T); // the contract of the route
    };
    xhr.onloadend = () => clearTimeout(silence);
    signal?.addEventListener('abort', () => xhr.abort(), { once: true });
    if (signal?.aborted) {
      clearTimeout(silence);
      reject(new DOMException('The upload was cancelled.', 'AbortError'));
    } else xhr.send(body);
  });
}
