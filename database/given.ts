import { In, type EntityManager } from 'typeorm';
import type { Act, CaseEvent, MemberKind } from '../definitions/language';
import { rows } from './database';
import { restatedFields, restatesEvaluation, restatingAddendum, tenderActions } from './tender-facts';

/** A committee member as the sealed part of an act names them. */
export interface Appointed {
  readonly partyId: string;
  readonly userId: string;
  readonly kind: MemberKind;
}

/** The part of an act that stayed outside the workflow. */
export interface SealedValues {
  readonly form: Readonly<Record<string, unknown>>;
  /** SHA-256 of each document that the form names, by its id. */
  readonly documents?: Readonly<Record<string, string>>;
  readonly appointed?: readonly Appointed[];
}

/** An act with all of its form, the sealed part included. For the platform itself; readers get what they may see. */
export interface FullAct extends Act {
  readonly seq: number;
  readonly at: string;
  readonly stage: string;
  readonly kind: CaseEvent['kind'];
}

/** All acts of a case in order, the opening (`start`) first. */
export async function readActs(manager: EntityManager, caseId: string): Promise<FullAct[]> {
  const events = await rows(manager, 'event').find({ where: { caseId }, order: { seq: 'ASC' } });
  const acts = events.flatMap((row) => {
    const event = row.json as CaseEvent;
    return event.act ? [{ ...event.act, seq: event.seq, at: event.at, stage: event.stage, kind: event.kind }] : [];
  });
  const ids = acts.flatMap((act) => (act.sealed ? [act.sealed.id] : []));
  if (ids.length === 0) return acts;
  const sealed = await rows(manager, 'sealed').findBy({ id: In(ids) });
  const values = new Map(sealed.map((row) => [row.id, row.values as unknown as SealedValues]));
  return acts.map((act) => {
    const hidden = act.sealed && values.get(act.sealed.id);
    return hidden ? { ...act, form: { ...act.form, ...hidden.form } } : act;
  });
}

/** Of what somebody did again, the last; everybody where they did it first. */
export const lastOfEach = (acts: readonly FullAct[]): FullAct[] => [
  ...new Map(acts.map((act) => [act.actor.party, act])).values(),
];

/** The value last given in each field, by `action.field`; of the evaluation, as the last addendum has stated it. */
export function latestValues(acts: readonly FullAct[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const act of acts) {
    for (const name of Object.keys(values)) if (name.startsWith(`${act.action}.`)) Reflect.deleteProperty(values, name);
    for (const [field, value] of Object.entries(act.form)) values[`${act.action}.${field}`] = value;
    if (act.action === restatingAddendum && act.form[restatesEvaluation] === true) restate(values, act.form);
  }
  return values;
}

/** What an addendum states of the evaluation takes the place of what the documents state, whole. */
function restate(values: Record<string, unknown>, form: FullAct['form']): void {
  for (const field of restatedFields) {
    const path = `${tenderActions.documents}.${field}`;
    if (form[field] === undefined) Reflect.deleteProperty(values, path);
    else values[path] = form[field];
  }
}
