import { subject } from '@casl/ability';
import type { AppAbility, Task } from '../../../api/contract';

/** Whether the acting membership may do the task, not only see it. */
export function mayDo(ability: AppAbility, task: Task): boolean {
  const described: Record<string, unknown> = { role: task.role, bodyId: task.body?.id, userId: task.user?.id };
  return ability.can('act', subject('Task', described));
}

/** How a person stands to a task: whether it can be claimed, released or delegated, or why not. */
export interface Standing {
  readonly isMine: boolean;
  readonly isFree: boolean;
  readonly isTaken: boolean;
  readonly mayDo: boolean;
}

/** How that person stands to the task. One for one person, or of somebody they stand in for, is theirs unclaimed. */
export function standingOf(ability: AppAbility, task: Task, userId: string | undefined): Standing {
  const holder = task.standsInFor ? userId : (task.claimedBy?.id ?? task.user?.id);
  return {
    isMine: holder !== undefined && holder === userId,
    isFree: holder === undefined,
    isTaken: holder !== undefined && holder !== userId,
    mayDo: mayDo(ability, task),
  };
}
