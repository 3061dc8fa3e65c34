import type { Form } from './field';
import type { Action, Process, Role } from './process';
import { rolesOf } from './open-action';

const actionsOf = ({ stages, anytime }: Process): readonly Action[] =>
  [...Object.values(stages).map(({ actions = {} }) => actions), anytime].flatMap(Object.values<Action>);

const rolesWhere = ({ roles }: Process, holds: (role: Process['roles'][string]) => boolean): readonly string[] =>
  Object.keys(roles).filter((name) => roles[name] !== undefined && holds(roles[name]));

/** The role of the body whose case it is: the first that one body must fill, in supervision also an office. */
export function ownerRole(definition: Process): string | undefined {
  const [own] = rolesWhere(definition, ({ party }) => party === 'one');
  if (own !== undefined || definition.kind === 'trading') return own;
  return rolesWhere(definition, ({ party, mayBeVacant }) => party === 'office' && !mayBeVacant)[0];
}

/** The role of the person whom a case is about. */
export const personRole = (definition: Process): string | undefined =>
  rolesWhere(definition, ({ party }) => party === 'person')[0];

/** Whether people are in a role themselves, and not the bodies that employ them. */
export const isOfPeople = (role: Role | undefined): boolean => role?.party === 'persons' || role?.party === 'person';

/** The role that acts for the owner of a case. */
export function agentRole(definition: Process): string | undefined {
  const owner = ownerRole(definition);
  return rolesWhere(definition, ({ actsFor }) => actsFor !== undefined && actsFor === owner)[0];
}

/** Roles of bodies that have an interest of their own in how a case ends; offices and people have none. */
export const interestedRoles = (definition: Process): readonly string[] =>
  rolesWhere(definition, (role) => role.party !== 'office' && !isOfPeople(role));

const committeeField = (form: Form | undefined) =>
  Object.entries(form ?? {}).flatMap(([name, field]) => (field.type === 'committee' ? [{ name, field }] : []))[0];

/** The committee of a process: its role, who appoints it, and the role whose people may represent it there. */
export interface Committee {
  readonly role: string;
  readonly appointedBy: readonly string[];
  readonly representatives: string;
}

/** The committee that an action of the process appoints, if there is one. */
export function committeeOf(definition: Process): Committee | undefined {
  for (const action of actionsOf(definition)) {
    const found = committeeField(action.form);
    if (!found || !action.effect || !('appoints' in action.effect) || action.effect.appoints[1] !== found.name)
      continue;
    const { representatives } = found.field;
    return { role: action.effect.appoints[0], appointedBy: rolesOf(action), representatives };
  }
  return undefined;
}
