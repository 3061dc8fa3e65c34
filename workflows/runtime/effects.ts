import type { EffectRequest, Telling } from '../../activities/case-activities';
import { findAction, type Action, type CaseEvent, type Process } from '../../definitions/language';

const actionOf = (definition: Process, event: CaseEvent): Action | undefined =>
  event.act && event.kind === 'act' ? findAction(definition, event.act.action) : undefined;

/** What an event does to the world, read from the definition. */
export function effectsOf(definition: Process, event: CaseEvent): EffectRequest[] {
  const effects: EffectRequest[] = [];
  const action = actionOf(definition, event);
  const publishes = [
    action?.publishes,
    ...(event.entered ?? []).map((stage) => definition.stages[stage]?.publishes),
    event.closing ? definition.closings[event.closing]?.publishes : undefined,
  ];
  for (const notice of publishes) {
    if (notice !== undefined) effects.push({ name: `publish:${notice}`, does: 'publish', notice });
  }
  const registers = [
    ...(event.entered ?? []).map((stage) => definition.stages[stage]?.registers),
    event.closing ? definition.closings[event.closing]?.registers : undefined,
  ];
  for (const kind of registers) {
    if (kind !== undefined) effects.push({ name: `register:${kind}`, does: 'register', kind });
  }
  if (action?.issues === 'certificate') effects.push({ name: 'certificate', does: 'certificate' });
  else if (action?.issues) effects.push({ name: `issue:${action.issues}`, does: 'issue', paper: action.issues });
  return effects;
}

/** Who is told of an event, read from the definition. */
export function tellingsOf(definition: Process, event: CaseEvent, hasNewTasks: boolean): Telling[] {
  const tellings: Telling[] = [];
  const { notifies } = actionOf(definition, event) ?? {};
  if (notifies) tellings.push({ name: 'notify', does: 'notify', roles: notifies });
  if (hasNewTasks) tellings.push({ name: 'tasks', does: 'tasks' });
  if (event.kind === 'reminded') tellings.push({ name: 'remind', does: 'remind', tasks: event.about ?? [] });
  if (event.kind === 'overdue') tellings.push({ name: 'overdue', does: 'overdue', tasks: event.about ?? [] });
  if (event.moved) tellings.push({ name: 'moved', does: 'moved' });
  return tellings;
}
