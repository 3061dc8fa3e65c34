import type { Until } from './field';
import { named } from './open-action';
import type { Action, Process } from './process';
import { isOfPeople } from './roles';

/** Who looks, in terms of one case. */
export interface Viewer {
  /** Roles in which the viewer's acting membership reads this case; empty for the public. */
  readonly roles: readonly string[];
  /** Those of them in which it is a party of the case; what is secret is held by parties only. Default: all. */
  readonly holds?: readonly string[];
  readonly bodyId?: string | undefined;
  readonly userId?: string | undefined;
}

/** Where the case stands, as far as visibility depends on it. */
export interface Openness {
  /** Every stage the case has entered so far, and its closing. */
  readonly entered: readonly string[];
  /** When each of them was last entered: what was given after that is secret until it is entered again. */
  readonly enteredAt?: Readonly<Record<string, string>>;
  /** Kinds of the notices that have been published. */
  readonly published: readonly string[];
}

/** Who gave what is looked at, and when. */
export interface Giver {
  readonly at?: string | undefined;
  /** Since when the party takes part: who was named once stays named in what they do later. */
  readonly since?: string | undefined;
  readonly role?: string | undefined;
  readonly bodyId?: string | undefined;
  readonly userId?: string | undefined;
  /** The body that it asks something: it reads it, and does not learn who asks. */
  readonly asks?: string | undefined;
  /** It was replaced or withdrawn: it stays with its giver, a bid unopened. */
  readonly isVoid?: boolean | undefined;
  /** It still waits for its answer, and is published with it. */
  readonly isPending?: boolean | undefined;
}

/** The act that opens a case, as an action. */
export const startAction = ({ start: { title, by, form } }: Process): Action => ({ title, by, form });

/** The action of that name in any stage, or among the anytime actions; `start` gives the act that opens the case. */
export function findAction(definition: Process, name: string): Action | undefined {
  if (name === 'start') return startAction(definition);
  const anytime = named(definition.anytime, name);
  if (anytime) return anytime;
  for (const stage of Object.values(definition.stages)) {
    const action = named(stage.actions, name);
    if (action) return action;
  }
  return undefined;
}

/** The actions that another answers, as an answer does a question. */
export const answeredActions = (definition: Process): readonly string[] =>
  Object.values(definition.stages).flatMap(({ actions = {} }) =>
    Object.values(actions).flatMap(({ answers }) => answers ?? []),
  );

/** Whether some action answers this one. */
export const isAnswered = (definition: Process, action: string): boolean =>
  answeredActions(definition).includes(action);

const overlaps = (some: readonly string[] | undefined, others: readonly string[]): boolean =>
  !!some && some.some((one) => others.includes(one));

const isOwn = (definition: Process, viewer: Viewer, giver: Giver): boolean => {
  if (giver.userId && giver.userId === viewer.userId) return true;
  const byPerson = giver.role !== undefined && isOfPeople(definition.roles[giver.role]);
  return !byPerson && giver.bodyId !== undefined && giver.bodyId === viewer.bodyId;
};

const isAsked = (viewer: Viewer, { asks }: Giver): boolean => asks !== undefined && asks === viewer.bodyId;

const isHeld = (holders: readonly string[] | undefined, viewer: Viewer): boolean =>
  overlaps(holders, viewer.holds ?? viewer.roles);

const isSecret = (until: Until | undefined, openness: Openness, givenAt: string | undefined): boolean => {
  if (until === undefined) return false;
  return !(typeof until === 'string' ? [until] : until).some((stage) => {
    const enteredAt = openness.enteredAt?.[stage];
    const isLater = givenAt === undefined || enteredAt === undefined || enteredAt >= givenAt;
    return openness.entered.includes(stage) && isLater;
  });
};

/** Whether the viewer may know that this act or entry exists at all. */
export function seesAct(
  definition: Process,
  action: string,
  giver: Giver,
  viewer: Viewer,
  openness: Openness,
): boolean {
  const found = findAction(definition, action);
  if (!found) return false;
  if (isOwn(definition, viewer, giver)) return true;
  if (giver.isVoid) return false;
  if (isAsked(viewer, giver)) return true;
  if (isSecret(found.secretUntil, openness, giver.at)) return isHeld(found.heldBy, viewer);
  if (overlaps(found.visibleTo ?? definition.readers, viewer.roles)) return true;
  return !giver.isPending && publishesAny(definition, action, openness);
}

const publishesAny = (definition: Process, action: string, openness: Openness): boolean =>
  openness.published.some((kind) => definition.notices[kind]?.fields.some((path) => path.startsWith(`${action}.`)));

/** Whether the viewer may read this field of an act or entry. The one rule for every channel. */
export function seesField(
  definition: Process,
  action: string,
  field: string,
  giver: Giver,
  viewer: Viewer,
  openness: Openness,
): boolean {
  const found = findAction(definition, action);
  const description = found?.form?.[field];
  if (!found || !description) return false;
  if (isOwn(definition, viewer, giver)) return true;
  if (giver.isVoid) return false;
  if (isAsked(viewer, giver)) return true;
  if (isSecret(description.secretUntil ?? found.secretUntil, openness, giver.at)) {
    return isHeld(description.heldBy ?? found.heldBy, viewer);
  }
  const isPublished = openness.published.some((kind) =>
    definition.notices[kind]?.fields.includes(`${action}.${field}`),
  );
  if (isPublished && !giver.isPending) return true;
  return overlaps(description.visibleTo ?? found.visibleTo ?? definition.readers, viewer.roles);
}

/** Whether the field is still secret from others, and another's: who reads it reads it only because they hold it. */
export function isHeldSecret(
  definition: Process,
  action: string,
  field: string,
  giver: Giver,
  viewer: Viewer,
  openness: Openness,
): boolean {
  const found = findAction(definition, action);
  const until = found?.form?.[field]?.secretUntil ?? found?.secretUntil;
  return isSecret(until, openness, giver.at) && !isOwn(definition, viewer, giver);
}

/**
 * Whether the field stays out of Temporal, whose history operators read though they are no readers of the case. Only
 * what conducts the case travels with an act: instants, and the choice that decides where the stage ends.
 */
export function isSealed(action: Action, field: string): boolean {
  const description = action.form?.[field];
  if (!description) return false;
  const decides = typeof action.end === 'object' && action.end.of === field;
  const conducts = description.type === 'dateTime' || decides;
  return !conducts || (description.secretUntil ?? action.secretUntil) !== undefined;
}

/**
 * Whether the viewer may know of the deposit of this body: itself, and the readers of the case when what the deposit
 * secures is not secret any more.
 */
export function seesDeposit(
  definition: Process,
  body: Pick<Giver, 'bodyId' | 'role'>,
  viewer: Viewer,
  openness: Openness,
): boolean {
  if (!definition.deposit) return false;
  if (isOwn(definition, viewer, body)) return true;
  return isDepositKnown(definition, openness) && overlaps(definition.readers, viewer.roles);
}

/** Whether what deposits secure is not secret any more, so that the readers of the case know of them. */
export const isDepositKnown = (definition: Process, openness: Openness): boolean => {
  const secured = definition.deposit && findAction(definition, definition.deposit.secures);
  return secured !== undefined && !isSecret(secured.secretUntil, openness, undefined);
};

/** Whether the viewer may learn who took an act. People of a secret role stay unnamed until their stage. */
export function seesActor(
  definition: Process,
  action: string,
  giver: Giver,
  viewer: Viewer,
  openness: Openness,
): boolean {
  if (isOwn(definition, viewer, giver)) return true;
  const found = findAction(definition, action);
  if (found?.actorVisibleTo && !overlaps(found.actorVisibleTo, viewer.roles)) return false;
  const party = { ...giver, at: giver.since ?? giver.at };
  return giver.role === undefined || seesParty(definition, giver.role, party, viewer, openness);
}

/** Whether the viewer may know who takes part in this role. */
export function seesParty(
  definition: Process,
  role: string,
  party: Giver,
  viewer: Viewer,
  openness: Openness,
): boolean {
  if (isOwn(definition, viewer, { ...party, role })) return true;
  const found = definition.roles[role];
  if (!found || !isSecret(found.secretUntil, openness, party.at)) return true;
  return isHeld(found.heldBy, viewer);
}
