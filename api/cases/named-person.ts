import type { EntityManager } from 'typeorm';
import { personRole, text, type Process } from '../../definitions/language';
import { rows, type Database } from '../../database/database';
import { tables } from '../../database/tables';
import type { FieldFault } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { fieldFault, refuse } from '../http/refusal';
import { lockUser } from '../session/login';
import type { FirstParty } from './plan-project';

/** Whom a case is about, and the region where the register has them. */
export interface NamedPerson {
  readonly party: { readonly role: string; readonly userId: string };
  readonly region?: string;
}

const required = text('请选择专家。', 'Name the expert.');
const oneself = text(
  '以此身份办理的是本人的事项，此项不填。',
  'You do this for yourself in this role; leave it empty.',
);
const aboutOneself = text('不得对本人作出决定。', 'Nobody decides about themselves.');
const notThere = text('专家库中没有此人。', 'There is no such person in the register.');
const underWay = text('该专家已有一件同类事项在办理。', 'Such a case about this expert is under way already.');

/** The decisions by which somebody comes into the register. */
const admissions: readonly unknown[] = ['admission', 'change'];

/** Whether a process brings people into the register, so that it may be about somebody who is not in it. */
const admits = ({ stages, closings }: Process): boolean =>
  [...Object.values(stages), ...Object.values(closings)].some(({ registers }) => admissions.includes(registers));

/**
 * The person whom a new case is about: who opens it in that role, or is named by those who may. Undefined for a process
 * that is about nobody; a fault of the field where somebody cannot be the one.
 */
export async function namedPerson(
  { database }: ApiDependencies,
  me: SignedIn,
  definition: Process,
  values: Readonly<Record<string, unknown>>,
): Promise<NamedPerson | FieldFault | undefined> {
  const role = personRole(definition);
  if (role === undefined) return undefined;
  const [field = role] =
    Object.entries(definition.start.form).find(([, { type, ...rest }]) => type === 'person' && 'role' in rest) ?? [];
  const named = values[field];
  const isOwn = me.membership.role === role;
  if (isOwn && named !== undefined) return fieldFault(field, 'otherPerson', oneself);
  if (!isOwn && typeof named !== 'string') return fieldFault(field, 'required', required);
  const userId = isOwn ? me.user.id : String(named);
  if (!isOwn && userId === me.user.id) return fieldFault(field, 'oneself', aboutOneself);
  const entry = await rows(database.read, 'expert').findOneBy({ id: userId });
  // in other letters, in which MySQL finds them too, it would not be seen that they name themselves
  if (entry !== null && entry.id !== userId) return fieldFault(field, 'notInRegister', notThere);
  const isIn = entry !== null && entry.state !== 'withdrawn';
  if (!isIn && !admits(definition)) return fieldFault(field, 'notInRegister', notThere);
  if (await isUnderWay(database.read, definition, userId)) return fieldFault(field, 'underWay', underWay);
  return { party: { role, userId }, ...(entry && { region: entry.region }) };
}

/** Whether a case of the process about that person is open. */
async function isUnderWay(manager: EntityManager, { process }: Process, userId: string): Promise<boolean> {
  const open = rows(manager, 'case')
    .createQueryBuilder('row')
    .innerJoin(tables.party.name, 'party', 'party.case_id = row.id AND party.user_id = :userId', { userId })
    .where('row.process = :process AND row.closing IS NULL', { process });
  return (await open.getCount()) > 0;
}

/**
 * Looks once more before the case is written, while nobody else can open one about the same person: of two at the same
 * moment one stands.
 * @throws Refusal `Conflict`
 */
export async function refuseUnderWay(
  tx: EntityManager,
  database: Database,
  definition: Process,
  parties: readonly FirstParty[],
): Promise<void> {
  const role = personRole(definition);
  const about = parties.find((party) => party.role === role);
  if (about === undefined || !('userId' in about)) return;
  await lockUser(tx, database, about.userId);
  if (await isUnderWay(tx, definition, about.userId)) throw refuse.conflict('Conflict', underWay);
}
