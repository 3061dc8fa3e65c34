/** Where an expert stands in the register. */
export const expertStates = ['admitted', 'suspended', 'withdrawn'] as const;
export type ExpertState = (typeof expertStates)[number];

/** What can be decided about an expert. `change`: specialities, region or title. */
export const expertEventKinds = [
  'admission',
  'change',
  'suspension',
  'reinstatement',
  'penalty',
  'appraisal',
  'withdrawal',
] as const;
export type ExpertEventKind = (typeof expertEventKinds)[number];

/** What the register holds of an expert. */
export interface ExpertStanding {
  readonly specialities: readonly string[];
  /** GB/T 2260. */
  readonly region: string;
  /** Professional title. */
  readonly title: string;
  readonly state: ExpertState;
  /** Until when a suspension lasts, a day in Shanghai. */
  readonly suspendedUntil: string | null;
  /** Instant in UTC. */
  readonly since: string;
}

/** A decision, with what it holds beside its kind. */
export type ExpertDecision =
  | {
      readonly kind: 'admission' | 'change';
      readonly specialities: readonly string[];
      readonly region: string;
      readonly title: string;
    }
  | { readonly kind: 'suspension'; readonly until?: string }
  | { readonly kind: Exclude<ExpertEventKind, 'admission' | 'change' | 'suspension'> };

/** As what a decision is kept: who is in the register already is not admitted once more. */
export const keptAs = (kind: ExpertEventKind, state: ExpertState | undefined): ExpertEventKind =>
  kind === 'admission' && state !== undefined && state !== 'withdrawn' ? 'change' : kind;

const later = (one: string | null, other: string | undefined): string | null =>
  one === null || other === undefined ? null : one > other ? one : other;

/**
 * What the register holds after a decision. Cases decide beside each other, so that each must fit on what stands then:
 * of two suspensions the longer counts, nothing takes effect on who has withdrawn but a new admission, and whom another
 * case still suspends (`isStillSuspended`) is not reinstated, nor free by a new admission. Undefined for who is not in the
 * register.
 */
export function standingAfter(
  before: ExpertStanding | undefined,
  decision: ExpertDecision,
  at: string,
  isStillSuspended = false,
): ExpertStanding | undefined {
  if (decision.kind === 'admission' || decision.kind === 'change') {
    const { specialities, region, title } = decision;
    const stays = before !== undefined && before.state !== 'withdrawn';
    const anew = { state: isStillSuspended ? 'suspended' : 'admitted', suspendedUntil: null, since: at } as const;
    const { state, suspendedUntil, since } = stays ? before : anew;
    return { specialities: [...new Set(specialities)], region, title, state, suspendedUntil, since };
  }
  if (!before || before.state === 'withdrawn') return before;
  switch (decision.kind) {
    case 'suspension': {
      const { state, suspendedUntil } = before;
      const until = state === 'suspended' ? later(suspendedUntil, decision.until) : (decision.until ?? null);
      return { ...before, state: 'suspended', suspendedUntil: until };
    }
    case 'reinstatement':
      return isStillSuspended ? before : { ...before, state: 'admitted', suspendedUntil: null };
    case 'withdrawal':
      return { ...before, state: 'withdrawn', suspendedUntil: null };
    default:
      return before;
  }
}

/** Whether somebody can be drawn on that day in Shanghai: a suspension that had an end is over by itself. */
export const canBeDrawn = (
  { state, suspendedUntil }: { readonly state: ExpertState; readonly suspendedUntil: string | null },
  today: string,
): boolean => state === 'admitted' || (state === 'suspended' && suspendedUntil !== null && suspendedUntil < today);
