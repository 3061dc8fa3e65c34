import { Between, In, IsNull } from 'typeorm';
import type { z } from 'zod';
import { findAction, type CaseState } from '../../definitions/language';
import { rows } from '../../database/database';
import type { deadlineQuery, deadlineSchema } from '../contract';
import { accessibleBy } from '../access/accessible-by';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { readDefinition } from './case-access';
import { toldTasks } from './told-tasks';

const most = 1000;

/** What falls due in a period, of cases that the person may read and tasks that they are told of; a thousand each. */
export async function listDeadlines(
  deps: ApiDependencies,
  me: SignedIn,
  { from, to }: z.output<typeof deadlineQuery>,
): Promise<z.input<typeof deadlineSchema>[]> {
  const query = rows(deps.database.read, 'case')
    .createQueryBuilder('row')
    .where({ deadlineAt: Between(from, to), closing: IsNull() });
  const cases = await accessibleBy(me.ability, 'read', 'Case', query).orderBy('row.deadlineAt').take(most).getMany();
  const taskQuery = rows(deps.database.read, 'task')
    .createQueryBuilder('task')
    .where({ dueAt: Between(from, to) });
  const told = await toldTasks(deps, me, accessibleBy(me.ability, 'read', 'Task', taskQuery));
  const tasks = await told.orderBy('task.dueAt').take(most).getMany();
  const others =
    tasks.length > 0 ? await rows(deps.database.read, 'case').findBy({ id: In(tasks.map((task) => task.caseId)) }) : [];
  const items: z.input<typeof deadlineSchema>[] = [];
  for (const row of cases) {
    const definition = await readDefinition(deps, row.definitionId);
    const title = definition.stages[row.stage]?.title ?? { zh: row.stage, en: row.stage };
    if (row.deadlineAt) {
      items.push({
        kind: 'stage',
        at: row.deadlineAt,
        caseId: row.id,
        caseCode: row.id,
        caseTitle: row.title,
        title,
        provisional: (row.state as CaseState).deadline?.provisional ?? false,
      });
    }
  }
  for (const task of tasks) {
    const row = others.find((one) => one.id === task.caseId);
    if (!row || task.dueAt === null) continue;
    const definition = await readDefinition(deps, row.definitionId);
    const title = findAction(definition, task.action)?.title ?? { zh: task.action, en: task.action };
    const { provisional } = task;
    items.push({
      kind: 'task',
      at: task.dueAt,
      caseId: row.id,
      caseCode: row.id,
      caseTitle: row.title,
      title,
      provisional,
    });
  }
  return items.sort((a, b) => (a.at < b.at ? -1 : 1));
}
