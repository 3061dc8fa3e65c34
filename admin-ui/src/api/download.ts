import { address, ProblemError, type RequestOptions } from './client';
import { ownProblem } from './problem-error';
import { saveFile } from './save-file';
import type { Problem } from '../../../api/contract';

/**
 * Saves what a route answers as a file of that name; tells what the API says it left out, in the header `x-left-out`.
 * @throws ProblemError when the API refuses or cannot be reached
 */
export async function download<LeftOut>(
  path: string,
  query: RequestOptions['query'],
  name: string,
): Promise<LeftOut | undefined> {
  const response = await fetch(address(path, query), { credentials: 'same-origin' }).catch((error: unknown) => {
    throw new ProblemError(ownProblem('Unavailable', 0, String(error)));
  });
  if (!response.ok) {
    const isProblem = response.headers.get('content-type')?.includes('problem+json') === true;
    throw new ProblemError(
      isProblem ? ((await response.json()) as Problem) : ownProblem('Internal', response.status, path), // its type says so
    );
  }
  saveFile(name, await response.blob());
  const left = response.headers.get('x-left-out');
  return left === null ? undefined : (JSON.parse(decodeURIComponent(left)) as LeftOut); // the contract of the route
}
