import type { Faults } from './definition-fault';
import type { Examined } from './examined';
import { needRoles } from './needed-names';
import { needRule } from './needed-rule';

/** Who must stay out of a draw is tied to roles, and for periods, of the definition. */
export function* checkAvoidance(examined: Examined): Faults {
  for (const [stage, { avoidance = {} }] of Object.entries(examined.definition.stages)) {
    for (const [name, { roles, within }] of Object.entries(avoidance)) {
      const at = `stages.${stage}.avoidance.${name}`;
      yield* needRoles(examined, `${at}.roles`, roles);
      if (within) yield* needRule(examined, `${at}.within`, within, 'period');
    }
  }
}
