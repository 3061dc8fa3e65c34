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

/** What a decision makes of the standing; undefined where it cannot be taken from there. */
export function standingAfter(state: ExpertState | undefined, kind: ExpertEventKind): ExpertState | undefined {
  switch (kind) {
    case 'admission':
      return state === undefined || state === 'withdrawn' ? 'admitted' : undefined;
    case 'suspension':
      return state === 'admitted' ? 'suspended' : undefined;
    case 'reinstatement':
      return state === 'suspended' ? 'admitted' : undefined;
    case 'withdrawal':
      return state === undefined || state === 'withdrawn' ? undefined : 'withdrawn';
    case 'change':
    case 'penalty':
    case 'appraisal':
      return state === 'withdrawn' ? undefined : state;
  }
}

/** Whether somebody can be drawn on that day in Shanghai: a suspension that had an end is over by itself. */
export const canBeDrawn = (
  { state, suspendedUntil }: { readonly state: ExpertState; readonly suspendedUntil: string | null },
  today: string,
): boolean => state === 'admitted' || (state === 'suspended' && suspendedUntil !== null && suspendedUntil < today);
