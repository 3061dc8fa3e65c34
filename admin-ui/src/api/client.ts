import type { Problem } from '../../../api/contract';
import { ownProblem, ProblemError } from './problem-error';
import { tellIfOver } from './session-over';

export { ProblemError, problemOf } from './problem-error';

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Parameters of the address; what is undefined or empty is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** How to read the answer; JSON unless told. */
  readonly as?: 'json' | 'text';
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body && typeof body.code === 'string';

/** What the API, or whatever stands before it, says with an answer that is a refusal. */
export function problemFrom(status: number, body: string): Problem {
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
  if (!response.ok) {
    const problem = problemFrom(response.status, content);
    tellIfOver(problem);
    throw new ProblemError(problem);
  }
  if (options.as === 'text') return content as T; // the caller asked for text
  if (content === '') return undefined as T; // 204: the caller expects nothing
  try {
    return JSON.parse(content) as T; // the contract of the API says what it is
  } catch {
    throw new ProblemError(ownProblem('Internal', response.status, 'not JSON'));
  }
}

/** A new idempotency key: send the same again with the same request and nothing happens twice. */
export const newKey = (): string =>
  // randomUUID exists in secure contexts only; a trial over plain http has none
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
