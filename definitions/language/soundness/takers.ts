import { fault, type Faults } from './definition-fault';
import { asList, type Examined, type Placed } from './examined';

/** Somebody must be able to hold one of the roles: bodies by an entry, persons by an appointment. */
export function* checkTakers({ definition, placed, has }: Examined, { at, action }: Placed): Faults {
  const roles = asList(action.by);
  if (roles.length > 0 && roles.some((role) => !has('roles', role))) return;
  const joins = placed.flatMap(({ action: { admits, effect } }) => [
    ...asList(admits),
    ...(effect && 'appoints' in effect ? [effect.appoints[0]] : []),
  ]);
  const canBeHeld = (role: string): boolean => {
    const party = definition.roles[role]?.party;
    return (party !== 'many' && party !== 'persons') || joins.includes(role);
  };
  if (roles.some(canBeHeld)) return;
  yield fault(
    `${at}.by`,
    'nobody',
    '没有人能执行：没有列出角色，或无人能取得该角色',
    'nobody can take this action: no role is named, or nothing brings anybody into that role',
  );
}
