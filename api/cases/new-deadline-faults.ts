import { leastDeadline, newDeadlineField, type Action, type CaseState } from '../../definitions/language';
import type { FieldFault } from '../contract';
import { fieldFault } from '../http/refusal';

/** A published instant that an act moves may not come nearer, nor lie in the past. `now` is an instant in UTC. */
export function newDeadlineFaults(
  state: CaseState,
  action: Action,
  values: Readonly<Record<string, unknown>>,
  now: string,
): FieldFault[] {
  const effect = action.effect;
  const moves = newDeadlineField(action);
  const next = moves === undefined ? undefined : values[moves];
  if (effect && 'resumes' in effect && typeof next === 'string' && state.deadline?.kind !== 'given') {
    return [
      fieldFault(String(moves), 'noPublishedTime', {
        zh: '本环节没有公布的截止时间，法定期限恢复后自动顺延，此项不填。',
        en: 'Nothing was published for this stage: its limits get the lost time back by themselves. Leave this empty.',
      }),
    ];
  }
  const least = leastDeadline(state, action, values, now);
  if (moves === undefined || least === undefined) return [];
  const message = {
    zh: '新的时间不得早于现定时间，且应在当前时间之后。',
    en: 'The new time may not be earlier than the present one, nor in the past.',
  };
  return [fieldFault(moves, 'notEarlier', message, { least })];
}
