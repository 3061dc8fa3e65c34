import type { StatedInForm } from '../../domain/tender-document/stated-in-form';
import { evaluates } from './check-method';
import type { Composed, Form } from './field';
import type { Action, Process } from './process';

/** The field of a form that takes what the platform makes of a tender document written on it. */
export function composedField(form: Form | undefined, kind: Composed): string | undefined {
  return Object.entries(form ?? {}).find(([, field]) => field.type === 'document' && field.composed === kind)?.[0];
}

/** What a form that takes a tender document does: files it for the first time, or replaces the one that was filed. */
export function composes(form: Form | undefined): 'filing' | 'addendum' | undefined {
  if (!form || composedField(form, 'package') === undefined) return undefined;
  return evaluates(form) ? 'filing' : 'addendum';
}

/** The form that files the tender document of a case; an addendum keeps to what it asks for. */
export function filingForm({ stages }: Process): Form | undefined {
  const actions = Object.values(stages).flatMap((stage) => Object.values<Action>(stage.actions ?? {}));
  return actions.find(({ form }) => composes(form) === 'filing')?.form;
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
