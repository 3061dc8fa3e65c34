import { findAction, type Action, type Process } from '../../definitions/language';

/** What a kind of notice does to the trade. */
export type NoticeMeaning =
  | 'call'
  | 'amendment'
  | 'clarification'
  | 'opening'
  | 'candidates'
  | 'award'
  | 'contract'
  | 'suspension'
  | 'resumption'
  | 'termination'
  | 'failure'
  | 'other';

const actionsOf = (definition: Process): [string, Action][] => [
  ...Object.values(definition.stages).flatMap(({ actions = {} }) => Object.entries(actions)),
  ...Object.entries(definition.anytime),
];

/** The date until which bids are taken: the stage that it ends, and the `action.field` in which it is first given. */
export interface BidDeadline {
  readonly stage: string;
  readonly action: string;
  readonly path: string;
}

/** The bid deadline of a process: the first published instant that a stage which takes many entries waits for. */
export function bidDeadlineOf(definition: Process): BidDeadline | undefined {
  for (const [stage, { deadline, actions = {} }] of Object.entries(definition.stages)) {
    if (!deadline || !('at' in deadline) || typeof deadline.at !== 'object' || !('given' in deadline.at)) continue;
    if (!Object.values(actions).some(({ many }) => many)) continue;
    const [action, field] = deadline.at.given;
    return { stage, action, path: `${action}.${field}` };
  }
  return undefined;
}

/** The field of a notice that states the price of the contract. */
export const contractPriceOf = (definition: Process, kind: string): string | undefined =>
  definition.notices[kind]?.fields.find((path) => {
    const field = fieldOf(definition, path);
    return field?.type === 'amount' && field.equals === 'awardPrice';
  });

/** The field of the form that a path such as `publishNotice.bidDeadline` names. */
export const fieldOf = (definition: Process, path: string) => {
  const [action = '', field = ''] = path.split('.');
  return findAction(definition, action)?.form?.[field];
};

function meaningOfAction(definition: Process, [name, { effect, answers }]: [string, Action]): NoticeMeaning {
  if (effect && 'terminates' in effect) return 'termination';
  if (effect && 'suspends' in effect) return 'suspension';
  if (effect && 'resumes' in effect) return 'resumption';
  if (bidDeadlineOf(definition)?.action === name) return 'call';
  if (answers !== undefined) return 'clarification';
  if (effect && 'movesDeadline' in effect) return 'amendment';
  return 'other';
}

/** What a kind of notice means, read from the definition: by its tables, its price, and the act that publishes it. */
export function meaningOf(definition: Process, kind: string): NoticeMeaning {
  const closing = Object.values(definition.closings).find(({ publishes }) => publishes === kind);
  if (closing) return closing.outcome === 'failure' ? 'failure' : 'other';
  const tables = definition.notices[kind]?.tables ?? [];
  if (tables.includes('award')) return 'award';
  if (tables.includes('candidates')) return 'candidates';
  if (tables.includes('openedBids')) return 'opening';
  if (contractPriceOf(definition, kind) !== undefined) return 'contract';
  const publisher = actionsOf(definition).find(([, { publishes }]) => publishes === kind);
  return publisher ? meaningOfAction(definition, publisher) : 'other';
}
