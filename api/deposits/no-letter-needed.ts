import { latestValues, type FullAct } from '../../database/given';
import { depositAsked, text, type Process, type Text } from '../../definitions/language';

const nothingAsked = text(
  '本项目不收取投标保证金，无须递交保函。',
  'No deposit is asked for in this tender, so no letter of guarantee is needed.',
);

/** Why a letter of guarantee is not taken: it takes the place of a deposit, and none is asked. Undefined for all else. */
export const noLetterNeeded = (
  { deposit, rules }: Process,
  acts: readonly FullAct[],
  action: string,
): Text | undefined =>
  deposit?.guarantee?.action === action && depositAsked(deposit, rules, latestValues(acts)) === undefined
    ? nothingAsked
    : undefined;
