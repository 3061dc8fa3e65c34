import type { SelectQueryBuilder } from 'typeorm';
import { rows } from '../../database/database';
import type { TaskRow } from '../../database/rows';
import { isOfficeRole } from '../../definitions/language';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { readDefinition } from './case-access';
import { isTold } from './is-told';

/** The actions of whose tasks a role is not told, each with the definitions in which it is so. */
async function untoldTo(deps: ApiDependencies, role: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const published = await rows(deps.database.read, 'definition').find({ select: { id: true } });
  const untold = new Map<string, string[]>();
  for (const { id } of published) {
    const definition = await readDefinition(deps, id);
    const names = Object.values(definition.stages).flatMap(({ actions = {} }) => Object.keys(actions));
    for (const name of new Set(names)) {
      if (isTold(definition, { roles: [role] }, name, false)) continue;
      untold.set(name, [...(untold.get(name) ?? []), id]);
    }
  }
  return untold;
}

/**
 * Leaves in a query of tasks that the person may read only those of which they may know that they wait: `isTold`, for
 * an office as which they read the cases of its remit. Others read no tasks but their own.
 */
export async function toldTasks(
  deps: ApiDependencies,
  { user, membership: { role, body } }: SignedIn,
  query: SelectQueryBuilder<TaskRow>,
): Promise<SelectQueryBuilder<TaskRow>> {
  if (!isOfficeRole(role)) return query;
  const untold = await untoldTo(deps, role);
  if (untold.size === 0) return query;
  const its = rows(deps.database.read, 'case').createQueryBuilder('its').select('its.id').where('its.id = task.caseId');
  // the same word may name another action in another process
  const alike = [...untold].map(([action, ids], nth) => {
    query.setParameters({ [`untold${nth}`]: action, [`untoldIn${nth}`]: ids });
    return `(task.action = :untold${nth} AND its.definitionId IN (:...untoldIn${nth}))`;
  });
  its.andWhere(`(${alike.join(' OR ')})`);
  return query.andWhere(
    `(task.action NOT IN (:...untold) OR task.userId = :me OR (task.bodyId = :body AND task.role = :role)
    OR NOT EXISTS (${its.getQuery()}))`,
    { untold: [...untold.keys()], me: user.id, body: body.id, role },
  );
}
