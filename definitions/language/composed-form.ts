import type { StatedInForm } from '../../domain/tender-document/stated-in-form';
import { evaluates } from './check-method';
import type { Composed, Form } from './field';
import type { Action, Process } from './process';

/** The field of a form that takes what the platform makes of a tender document written on it. */
export function composedField(form: Form | undefined, kind: Composed): string | undefined {
  return Object.entries(form ?? {}).find(([, field]) => field.type === 'document' && field.composed === kind)?.[0];
}

/** Whether a form always states how bids are evaluated; one that may change it does so only where it says so. */
const statesFirst = (form: Form): boolean =>
  Object.values(form).some((field) => field.type === 'choice' && field.evaluates && field.when === undefined);

/** What a form that takes a tender document does: files it for the first time, or replaces the one that was filed. */
export function composes(form: Form | undefined): 'filing' | 'addendum' | undefined {
  if (!form || composedField(form, 'package') === undefined) return undefined;
  return statesFirst(form) ? 'filing' : 'addendum';
}

/** The action that files the tender document of a case, by its name. */
function filing({ stages }: Process): readonly [name: string, action: Action] | undefined {
  const actions = Object.values(stages).flatMap((stage) => Object.entries<Action>(stage.actions ?? {}));
  return actions.find(([, { form }]) => composes(form) === 'filing');
}

/** The form that files the tender document of a case; an addendum keeps to what it asks for. */
export const filingForm = (definition: Process): Form | undefined => filing(definition)?.[1].form;

/** What a form that may state the evaluation anew begins with: what holds, so that only what changes is typed. */
export function evaluationBefore(
  definition: Process,
  form: Form,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [name, filed] = filing(definition) ?? [];
  if (name === undefined || !evaluates(form) || composes(form) === 'filing') return {};
  const stated = Object.keys(form).filter((field) => filed?.form?.[field] && form[field]?.type !== 'document');
  return Object.fromEntries(
    stated.flatMap((field) => (given[`${name}.${field}`] === undefined ? [] : [[field, given[`${name}.${field}`]]])),
  );
}

/** Texts that are made of parts of the tender document. */
const madeOfParts: readonly (keyof StatedInForm)[] = ['noticeText', 'qualification'];

/**
 * The fields of a filing that are filled in beside the tender document's texts: how bids are evaluated, and what bounds
 * prices. They are part of the document.
 */
export const evaluationForm = (form: Form): Form =>
  Object.fromEntries(
    Object.entries(form).filter(([name, field]) => field.type !== 'document' && !madeOfParts.includes(name)),
  );
