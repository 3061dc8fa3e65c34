import { endTitle } from '../end-title';
import type { Field, Form } from '../field';
import type { Action, Process, Stage } from '../process';
import type { Text } from '../text';
import { actionFacts, actionGist } from './action-facts';
import { fieldFacts, fieldGist } from './field-facts';
import {
  arrowFacts,
  closingFacts,
  noticeFacts,
  processFacts,
  roleFacts,
  ruleFacts,
  stageFacts,
  startFacts,
} from './other-facts';
import {
  factsOf,
  inBoth,
  wordingsOf,
  type FactTable,
  type Part,
  type PartKind,
  type Scope,
  type Wordings,
} from './part';

const nothing = () => undefined;

/** A definition as parts with what is said of each, in both languages. */
export function outlineOf(definition: Process): Part {
  const wordings = wordingsOf(definition);
  const { title, roles, rules, start, stages, anytime, closings, notices } = definition;
  const simple = <T extends { readonly title: Text }>(
    kind: PartKind,
    at: string,
    things: Readonly<Record<string, T>>,
    table: FactTable<T>,
    gist: (thing: T) => Text | undefined = nothing,
  ) =>
    within(at, things, (thing) => ({
      kind,
      name: thing.title,
      gist: () => gist(thing),
      facts: factsOf(wordings, table, thing),
      parts: {},
    }));
  return {
    kind: 'process',
    name: title,
    gist: nothing,
    facts: factsOf(wordings, processFacts, definition),
    parts: {
      ...simple('role', 'roles', roles, roleFacts),
      ...simple('rule', 'rules', rules, ruleFacts, (rule) => inBoth(wordings, ({ value }) => value(rule.value))),
      start: {
        kind: 'start',
        name: start.title,
        gist: nothing,
        facts: factsOf(wordings, startFacts, start),
        parts: formParts(wordings, start.form, {}),
      },
      ...within('stages', stages, (stage) => stagePart(wordings, stage)),
      ...within('anytime', anytime, (action) => actionPart(wordings, action, undefined)),
      ...simple('closing', 'closings', closings, closingFacts),
      ...simple('notice', 'notices', notices, noticeFacts),
    },
  };
}

const within = <T>(
  at: string,
  things: Readonly<Record<string, T>>,
  part: (thing: T, name: string) => Part,
): Record<string, Part> =>
  Object.fromEntries(Object.entries(things).map(([name, thing]) => [`${at}.${name}`, part(thing, name)]));

function stagePart(wordings: Wordings, stage: Stage): Part {
  const { definition } = wordings.zh;
  const { actions = {}, ends, endTitles = {} } = stage;
  return {
    kind: 'stage',
    name: stage.title,
    gist: () => inBoth(wordings, ({ list, said }) => list(Object.values(actions).map(({ title }) => said(title)))),
    facts: factsOf(wordings, stageFacts, stage, { stage }),
    parts: {
      ...within('actions', actions, (action) => actionPart(wordings, action, stage)),
      ...within('ends', ends, (target, end) => ({
        kind: 'arrow',
        name: endTitle(definition, stage, end),
        gist: () => inBoth(wordings, ({ place }) => `→ ${place(target)}`),
        facts: factsOf(wordings, arrowFacts, { target, ...(endTitles[end] && { title: endTitles[end] }) }),
        parts: {},
      })),
    },
  };
}

function actionPart(wordings: Wordings, action: Action, stage: Stage | undefined): Part {
  const { form = {} } = action;
  return {
    kind: 'action',
    name: action.title,
    gist: () => inBoth(wordings, (wording) => actionGist(wording, action)),
    facts: factsOf<Omit<Action, 'form'>>(wordings, actionFacts, action, { stage, action, form }),
    parts: formParts(wordings, form, { stage, action }),
  };
}

const formParts = (wordings: Wordings, form: Form, scope: Scope): Record<string, Part> =>
  within('form', form, (field) => fieldPart(wordings, field, { ...scope, form }));

function fieldPart(wordings: Wordings, field: Field, scope: Scope): Part {
  return {
    kind: 'field',
    name: field.title,
    gist: () => inBoth(wordings, (wording) => fieldGist(wording, field)),
    facts: factsOf(wordings, fieldFacts, field, scope),
    parts:
      field.type === 'list'
        ? within('of', field.of, (column) => fieldPart(wordings, column, { ...scope, form: field.of }))
        : {},
  };
}
