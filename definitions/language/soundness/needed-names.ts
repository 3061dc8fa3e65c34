import type { Until } from '../field';
import { fault, type Faults } from './definition-fault';
import { asList, type Examined } from './examined';

/** Every role must be one of the definition. */
export function* needRoles({ has }: Examined, at: string, roles: readonly string[] | undefined): Faults {
  for (const role of roles ?? []) {
    if (!has('roles', role)) yield fault(at, 'unknownRole', `没有角色 ${role}`, `there is no role ${role}`);
  }
}

/** The notice must be one of the definition. */
export function* needNotice({ has }: Examined, at: string, notice: string): Faults {
  if (!has('notices', notice)) {
    yield fault(at, 'unknownNotice', `没有公告 ${notice}`, `there is no notice ${notice}`);
  }
}

/** What is secret until then must be able to open. */
export function* needUntil({ has }: Examined, at: string, until: Until | undefined): Faults {
  for (const name of asList(until)) {
    if (has('stages', name) || has('closings', name)) continue;
    yield fault(`${at}.secretUntil`, 'unknownStage', `没有环节 ${name}`, `there is no stage or closing ${name}`);
  }
}

/** @returns whether there is such an action */
export function* needAction({ actions }: Examined, at: string, name: string): Faults<boolean> {
  if (actions.has(name)) return true;
  yield fault(at, 'unknownAction', `没有操作 ${name}`, `there is no action ${name}`);
  return false;
}

/** The stage must have a deadline. */
export function* needDeadline({ definition }: Examined, at: string, stage: string | undefined): Faults {
  if (stage !== undefined && definition.stages[stage]?.deadline) return;
  yield fault(at, 'noDeadline', '这一环节没有期限', 'the stage has no deadline');
}
