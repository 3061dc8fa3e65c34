import { knows, type DrawList } from './draw-list';

/**
 * What became of a call. `absent`: had accepted and was not at the seat; `barred`: was suspended or left the register
 * after the list was fixed, and is not told of the call.
 */
export const callAnswers = ['accepted', 'declined', 'timedOut', 'absent', 'barred'] as const;
export type CallAnswer = (typeof callAnswers)[number];

/**
 * Somebody who was called, for what. Calls and answers are numbered one after the other, from 1: when exactly somebody
 * was called would tell who it was.
 */
export interface Call {
  readonly person: string;
  readonly speciality: string;
  readonly called: number;
  readonly answer?: CallAnswer;
  readonly answered?: number;
}

const stands = ({ answer }: Call): boolean => answer === undefined || answer === 'accepted';

/** Calls that stand: neither declined nor lapsed. */
export const standingCalls = (calls: readonly Call[]): readonly Call[] => calls.filter(stands);

/**
 * Who is to be called next, in the drawn order: for each request as many as it lacks, nobody twice. Whoever declined or
 * did not answer is replaced by the next one in the same order, so that nobody chooses the substitute.
 */
export function dueCalls(
  { requests, candidates }: Pick<DrawList, 'requests' | 'candidates'>,
  order: readonly string[],
  calls: readonly Call[],
): { readonly person: string; readonly speciality: string }[] {
  const byName = new Map(candidates.map((candidate) => [candidate.person, candidate]));
  const called = new Set(calls.map(({ person }) => person));
  return requests.flatMap(({ speciality, number }) => {
    const standing = standingCalls(calls).filter((call) => call.speciality === speciality).length;
    const due = order
      .filter((person) => {
        const candidate = byName.get(person);
        return candidate !== undefined && !called.has(person) && knows(candidate, speciality);
      })
      .slice(0, Math.max(0, number - standing));
    for (const person of due) called.add(person);
    return due.map((person) => ({ person, speciality }));
  });
}

/** How many experts are asked for. */
export const wanted = ({ requests }: Pick<DrawList, 'requests'>): number =>
  requests.reduce((sum, { number }) => sum + number, 0);
