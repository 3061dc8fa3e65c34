import type { Role } from '../process';
import { ownerRole } from '../roles';
import { fault, type Faults } from './definition-fault';
import { asList, type Examined } from './examined';
import { needRoles, needUntil } from './needed-names';

/** Readers, those whom a task escalates to, and those who know a secret role, are roles of the definition. */
export function* checkRoles(examined: Examined): Faults {
  const { readers, escalatesTo, roles } = examined.definition;
  yield* needRoles(examined, 'readers', readers);
  yield* needRoles(examined, 'escalatesTo', escalatesTo);
  for (const [name, role] of Object.entries(roles)) {
    const at = `roles.${name}`;
    yield* needRoles(examined, `${at}.heldBy`, role.heldBy);
    yield* needUntil(examined, at, role.secretUntil);
    yield* needRoles(examined, `${at}.actsFor`, asList(role.actsFor));
    yield* checkOffice(at, role);
  }
  if (ownerRole(examined.definition) === undefined) {
    yield fault(
      'roles',
      'nobody',
      '没有必须由一个单位担任的角色（one），监督类流程也没有主管机构（office），案件无主',
      'no role is filled by one body (one), nor in supervision by an office: the case is nobody’s',
    );
  }
}

function* checkOffice(at: string, role: Role): Faults {
  if (role.party === 'office') return;
  for (const word of ['dividedBy', 'mayBeVacant'] as const) {
    if (role[word] === undefined) continue;
    yield fault(`${at}.${word}`, 'notAnOffice', '只用于主管机构（office）', 'is only for an office');
  }
}
