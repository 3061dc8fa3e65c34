import type { ShownFault } from './form-setting';

/** What is only not finished yet is no reproach before somebody tries to send the form. */
const unfinished = new Set([
  'required',
  'underWay',
  'missingReason',
  'missingScore',
  'missingBid',
  'tooFew',
  'wrongSum',
  'evenCommittee',
  'tooFewExperts',
]);

const isUnfinished = ({ rule, path }: ShownFault): boolean => unfinished.has(rule) || path.endsWith('.verdict');

/** The faults that may be shown: all once somebody tried to send, before that what is wrong in fields that were left. */
export function faultsToShow(
  faults: readonly ShownFault[],
  left: ReadonlySet<string>,
  tried: boolean,
): readonly ShownFault[] {
  if (tried) return faults;
  return faults.filter(
    (fault) =>
      !isUnfinished(fault) && [...left].some((path) => fault.path === path || fault.path.startsWith(`${path}.`)),
  );
}
