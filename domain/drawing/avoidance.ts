import { addMonths } from '../calendar';

/** How somebody can be tied to a body that a case concerns. */
export const tieKinds = ['employer', 'formerEmployer', 'shareholding', 'family', 'dealing', 'complaint'] as const;
export type TieKind = (typeof tieKinds)[number];

/** A tie of a person to a body; dates are days in Shanghai. Without `until` it goes on. */
export interface Tie {
  readonly kind: TieKind;
  readonly body: string;
  readonly until?: string;
}

/** Who must stay out, as data: ties of these kinds to a body in one of these roles. */
export interface AvoidanceRule {
  readonly name: string;
  readonly ties: readonly TieKind[];
  readonly roles: readonly string[];
  /** A tie that ended counts for so many months more; without it, only while it goes on. */
  readonly months?: number;
}

/** A body of the case, and as what it takes part. */
export interface ConcernedBody {
  readonly body: string;
  readonly role: string;
}

/** The names of the rules by which a person must stay out, in the order of the rules. `today` is a day in Shanghai. */
export function avoidedBy(
  rules: readonly AvoidanceRule[],
  ties: readonly Tie[],
  bodies: readonly ConcernedBody[],
  today: string,
): string[] {
  const counts = ({ until }: Tie, months = 0): boolean => until === undefined || today <= addMonths(until, months);
  return rules
    .filter(({ ties: kinds, roles, months }) =>
      ties.some(
        (tie) =>
          kinds.includes(tie.kind) &&
          counts(tie, months) &&
          bodies.some(({ body, role }) => body === tie.body && roles.includes(role)),
      ),
    )
    .map(({ name }) => name);
}
