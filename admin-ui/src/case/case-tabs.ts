import type { CaseView } from '../../../api/contract';
import type { Action, Process } from '../../../definitions/language';

/** The tabs of a case in their order. */
export const caseTabs = [
  'overview',
  'documents',
  'bids',
  'evaluation',
  'deposits',
  'timeline',
  'process',
  'notices',
  'linked',
] as const;
export type CaseTab = (typeof caseTabs)[number];

const fieldsOf = (action: Action) => Object.values(action.form ?? {});
const actionsIn = ({ stages }: Process, stage: string): readonly Action[] =>
  Object.values(stages[stage]?.actions ?? {});
const asksSheets = (action: Action): boolean => fieldsOf(action).some(({ type }) => type === 'scoreSheet');
/** Whether a committee evaluates in this process. */
export const hasCommittee = (definition: Process): boolean =>
  Object.keys(definition.stages).some((stage) => actionsIn(definition, stage).some(asksSheets));

const choosesBid = (action: Action): boolean =>
  fieldsOf(action).some((field) => field.type === 'bid' && field.among === 'candidates');

/** What the work of the present stage is about: the bids while they are opened and judged, then the result. */
function subjectOf({ stage, closing, actions }: CaseView, definition: Process): CaseTab {
  if (closing) return 'overview';
  const stages = Object.keys(definition.stages);
  const at = stages.indexOf(stage);
  const judged = stages.findIndex((name) => actionsIn(definition, name).some(asksSheets));
  const decided = stages.findIndex((name) => actionsIn(definition, name).some(choosesBid));
  const revealed = Object.values(definition.stages)
    .flatMap(({ actions: own = {} }) => Object.values(own))
    .filter(({ many, final }) => many && final)
    .flatMap(({ secretUntil }) => (secretUntil === undefined ? [] : [secretUntil].flat()))
    .map((name) => stages.indexOf(name))
    .filter((index) => index >= 0);
  if (definition.stages[stage]?.avoidance) return 'evaluation';
  if (judged < 0 || revealed.length === 0 || at < Math.min(...revealed)) return 'overview';
  // the members who have handed in their sheets sign the result
  const signs = actions.some(({ action, open, asked }) => {
    const own = definition.stages[stage]?.actions?.[action];
    return open && asked && own?.each === 'person' && !asksSheets(own);
  });
  if (at <= judged) return signs ? 'evaluation' : 'bids';
  return at <= decided ? 'evaluation' : 'overview';
}

/** The tabs of a case that runs under this definition. */
export function tabsOf(definition: Process): readonly CaseTab[] {
  const takesEntries = Object.keys(definition.stages).some((stage) =>
    actionsIn(definition, stage).some(({ many }) => many),
  );
  const shown: Partial<Record<CaseTab, boolean>> = {
    bids: takesEntries,
    evaluation: hasCommittee(definition),
    deposits: definition.deposit !== undefined,
  };
  return caseTabs.filter((tab) => shown[tab] ?? true);
}

/** The tab that an address names; where it names none, what the work of the stage is about. */
export const tabOf = (name: string | undefined, view: CaseView, definition: Process | undefined): CaseTab =>
  (definition ? tabsOf(definition) : caseTabs).find((tab) => tab === name) ??
  (definition ? subjectOf(view, definition) : 'overview');
