import type { EffectRequest } from '../../activities/case-activities';
import { findAction, type CaseEvent, type Process } from '../../definitions/language';

/** The effects of an event, read from the definition. */
export function effectsOf(definition: Process, event: CaseEvent, hasNewTasks: boolean): EffectRequest[] {
  const effects: EffectRequest[] = [];
  const action = event.act && event.kind === 'act' ? findAction(definition, event.act.action) : undefined;
  const publishes = [action?.publishes, event.closing ? definition.closings[event.closing]?.publishes : undefined];
  for (const notice of publishes) {
    if (notice !== undefined) effects.push({ name: `publish:${notice}`, does: 'publish', notice });
  }
  if (action?.issues) effects.push({ name: 'certificate', does: 'certificate' });
  if (action?.notifies) effects.push({ name: 'notify', does: 'notify', roles: action.notifies });
  if (hasNewTasks) effects.push({ name: 'tasks', does: 'tasks' });
  if (event.kind === 'reminded') effects.push({ name: 'remind', does: 'remind', tasks: event.about ?? [] });
  if (event.kind === 'overdue') effects.push({ name: 'overdue', does: 'overdue', tasks: event.about ?? [] });
  return effects;
}
