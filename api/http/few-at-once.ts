import { text } from '../../definitions/language/text';
import { Refusal } from './refusal';

const waitSeconds = 10;
const busy = text(
  '您有几项同样的操作还在处理。请等它们完成后再试。',
  'Several of the same are still being done for you: try again when they are through.',
);

/**
 * Does work that takes seconds of a processor or much memory, and so many pieces of it at once for one person: what they
 * send beyond that is turned away instead of standing before everybody else.
 * @throws Refusal `TooManyAttempts`
 */
export function fewAtOnce(most: number) {
  const begun = new Map<string, number>();
  return async <Result>(person: string, work: () => Promise<Result>): Promise<Result> => {
    const count = begun.get(person) ?? 0;
    if (count >= most) throw new Refusal('TooManyAttempts', busy, undefined, waitSeconds);
    begun.set(person, count + 1);
    try {
      return await work();
    } finally {
      const left = (begun.get(person) ?? 1) - 1;
      if (left > 0) begun.set(person, left);
      else begun.delete(person);
    }
  };
}
