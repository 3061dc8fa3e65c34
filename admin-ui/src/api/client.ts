import type { DocumentRef, Problem } from '../../../api/contract';
import { ownProblem, ProblemError } from './problem-error';

export { ProblemError, problemOf } from './problem-error';

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Parameters of the address; what is undefined or empty is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** How to read the answer; JSON unless told. */
  readonly as?: 'json' | 'text';
}

export interface UploadOptions {
  readonly caseId?: string | undefined;
  /** Told the sent fraction, 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body && typeof body.code === 'string';

function problemFrom(status: number, body: string): Problem {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isProblem(parsed)) return parsed;
  } catch {
    // not JSON: a proxy in between answered
  }
  return status >= 502 && status <= 504
    ? ownProblem('Unavailable', status, `HTTP ${status}`)
    : ownProblem('Internal', status, `HTTP ${status}`);
}

/** The address of a route of the API, with its parameters. */
export function address(path: string, query: RequestOptions['query'] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const search = parameters.toString();
  return `/api${path}${search ? `?${search}` : ''}`;
}

/**
 * Asks the API, e.g. `request<Me>('GET', '/me')`. An empty answer (204) is undefined.
 * @throws ProblemError when the API refuses or cannot be reached; an AbortError when the signal says so
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<T> {
  const headers = new Headers({ accept: 'application/json, */*;q=0.5' });
  const init: RequestInit = { method, credentials: 'same-origin', headers };
  if (options.signal) init.signal = options.signal;
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    headers.set('content-type', 'application/json');
  }
  let response: Response;
  let content: string;
  try {
    response = await fetch(address(path, options.query), init);
    content = await response.text();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(ownProblem('Unavailable', 0, String(error)));
  }
  if (!response.ok) throw new ProblemError(problemFrom(response.status, content));
  if (options.as === 'text') return content as T; // the caller asked for text
  if (content === '') return undefined as T; // 204: the caller expects nothing
  try {
    return JSON.parse(content) as T; // the contract of the API says what it is
  } catch {
    throw new ProblemError(ownProblem('Internal', response.status, 'not JSON'));
  }
}

/**
 * Uploads a document, telling how far it is (fetch cannot).
 * @throws ProblemError when the API refuses or cannot be reached; an AbortError when the signal says so
 */
export function upload(file: File, { caseId, onProgress, signal }: UploadOptions = {}): Promise<DocumentRef> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', address('/documents', { name: file.name, caseId }));
    xhr.setRequestHeader('content-type', file.type || 'application/octet-stream');
    xhr.upload.onprogress = (event) => onProgress?.(event.total > 0 ? event.loaded / event.total : 0);
    xhr.onerror = () => reject(new ProblemError(ownProblem('Unavailable', 0, 'upload')));
    xhr.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    xhr.onload = () => {
      if (xhr.status >= 300) reject(new ProblemError(problemFrom(xhr.status, xhr.responseText)));
      else resolve(JSON.parse(xhr.responseText) as DocumentRef); // the contract of the route
    };
    signal?.addEventListener('abort', () => xhr.abort(), { once: true });
    if (signal?.aborted) reject(new DOMException('The upload was cancelled.', 'AbortError'));
    else xhr.send(file);
  });
}

/** A new idempotency key: send the same again with the same request and nothing happens twice. */
export const newKey = (): string =>
  // randomUUID exists in secure contexts only; a trial over plain http has none
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
