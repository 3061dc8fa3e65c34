import type { Faults } from './definition-fault';
import type { Examined } from './examined';
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
  }
}
