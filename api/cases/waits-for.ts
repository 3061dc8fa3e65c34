import { committeeOf, findAction, text } from '../../definitions/language';
import { lastDraw } from '../../database/draws';
import type { CaseView } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import type { OpenedCase } from './case-access';
import { isTold } from './is-told';

/** Whom a case waits for, as far as the person may know it. */
export const waitsFor = async (deps: ApiDependencies, opened: OpenedCase): Promise<CaseView['waitsFor']> => [
  ...waitsForTasks(opened),
  ...(await waitsForCalled(deps, opened)),
];

function waitsForTasks({ definition, state, viewer, mine }: OpenedCase): CaseView['waitsFor'] {
  const seen = new Set<string>();
  return state.tasks.flatMap((task) => {
    // others are told that the committee is at work, whatever it does
    const isMine = mine.some(({ id }) => id === task.party);
    const shown = isTold(definition, viewer, task.action, isMine) ? task : undefined;
    const role = shown?.role ?? committeeOf(definition)?.role ?? task.role;
    const key = `${shown?.action ?? ''} ${role}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const named = shown ? findAction(definition, shown.action) : definition.stages[state.stage];
    const title = named?.title ?? text(task.action, task.action);
    return [{ role, ...(shown && { action: shown.action }), title, ...(shown?.dueAt && { dueAt: shown.dueAt }) }];
  });
}

const answerCalls = text('答复抽取通知并到场', 'answer their calls and come');

/** Experts who are called answer outside the case, which has no task for them. */
async function waitsForCalled(
  { database }: ApiDependencies,
  { row, definition, state }: OpenedCase,
): Promise<CaseView['waitsFor']> {
  if (state.closing !== undefined || !definition.stages[state.stage]?.avoidance) return [];
  const draw = await lastDraw(database.read, row.id);
  if (draw?.state !== 'calling') return [];
  const role = committeeOf(definition)?.role;
  return role === undefined ? [] : [{ role, title: answerCalls, dueAt: draw.seatAt }];
}
