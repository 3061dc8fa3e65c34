import { In, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { findAction, opennessOf, seesAct, seesParty, type CaseState } from '../../definitions/language';
import { lastingAt } from '../../database/absences';
import { bodyNames } from '../../database/body-names';
import { noteChange } from '../../database/changes';
import { rows, type Database } from '../../database/database';
import type { TaskRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { mostCounted, type Colleague, type Page, type Task, type TaskCount, type taskQuery } from '../contract';
import { accessibleBy } from '../access/accessible-by';
import { endsInDays } from '../access/in-days';
import { keysetPage } from '../access/keyset-page';
import { may } from '../access/may-read';
import { containing } from '../access/search-text';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { viewerOf } from '../access/viewer-of';
import { peopleStoodInFor } from './absent-holder';
import { isAskedAlone } from './asked-alone';
import { readDefinition } from './case-access';
import { toldTasks } from './told-tasks';

type TaskFilters = Omit<z.output<typeof taskQuery>, 'cursor' | 'limit'>;

/** People for whom a person stands in now, in the role at the body in which they act. */
const absentOfMine = `SELECT absent.user_id FROM ${tables.absence.name} absent
  WHERE absent.substitute_id = :me AND absent.body_id = :body AND absent.role = :role
  AND absent.starts_at <= :now AND absent.ends_at > :now AND absent.recalled_at IS NULL`;

/** Not in the name of this person. */
const notNamed = '(task.userId IS NULL OR task.userId <> :me)';

/**
 * Tasks of a person: addressed to or claimed by them, free at the body they act for, or of those they stand in for. In
 * parts, none of which holds a task of another, because each is found by an index; all of them at once are not.
 */
const mineOf = ({ dialect }: Database): readonly string[] => {
  // most tasks name nobody, from which SQLite would conclude that it has to look at all
  const few = (test: string): string => (dialect === 'sqlite' ? `likelihood(${test}, 0.001)` : test);
  return [
    few('task.userId = :me'),
    `${few('task.claimedBy = :me')} AND ${notNamed}`,
    `task.bodyId = :body AND task.role = :role AND ${notNamed}
    AND (task.claimedBy IS NULL OR (task.claimedBy <> :me AND task.claimedBy IN (${absentOfMine})))`,
  ];
};

const readable = (deps: ApiDependencies, me: SignedIn): SelectQueryBuilder<TaskRow> =>
  accessibleBy(me.ability, 'read', 'Task', rows(deps.database.read, 'task').createQueryBuilder('task'));

/** The parts of a scope of one's own. */
function tasksIn(deps: ApiDependencies, me: SignedIn, scope: 'mine' | 'body'): readonly SelectQueryBuilder<TaskRow>[] {
  const query = readable(deps, me);
  const parameters = {
    ...{ body: me.membership.body.id, role: me.membership.role },
    ...(scope === 'mine' && { me: me.user.id, now: deps.clock.now() }),
  };
  const parts = scope === 'mine' ? mineOf(deps.database) : ['task.bodyId = :body AND task.role = :role'];
  return parts.map((part) => query.clone().andWhere(`(${part})`, parameters));
}

/** Past their time; nothing is late in a case that is suspended. */
const onlyOverdue = (deps: ApiDependencies, query: SelectQueryBuilder<TaskRow>): SelectQueryBuilder<TaskRow> => {
  const running = rows(deps.database.read, 'case').createQueryBuilder('its').select('its.id');
  running.where('its.suspendedAt IS NULL AND its.id = task.caseId');
  return query.andWhere('task.dueAt < :now', { now: deps.clock.now() }).andWhere(`EXISTS (${running.getQuery()})`);
};

/** The tasks that a person may read and be told of, filtered: in parts, none of which holds a task of another. */
export async function filteredTasks(
  deps: ApiDependencies,
  me: SignedIn,
  { scope, process, overdue, due, caseId, q }: TaskFilters,
): Promise<readonly SelectQueryBuilder<TaskRow>[]> {
  const parts = scope === 'all' ? [await toldTasks(deps, me, readable(deps, me))] : tasksIn(deps, me, scope);
  for (const query of parts) {
    if (caseId) query.andWhere('task.caseId = :caseId', { caseId });
    if (overdue) onlyOverdue(deps, query);
    if (due) endsInDays(query, 'task.dueAt', due);
    if (process || q) {
      const cases = rows(deps.database.read, 'case').createQueryBuilder('row').select('row.id');
      if (process) cases.andWhere('row.process = :process');
      if (q) cases.andWhere("(row.id LIKE :words ESCAPE '!' OR row.title LIKE :words ESCAPE '!')");
      query.andWhere(`task.caseId IN (${cases.getQuery()})`, {
        process,
        words: containing(q ?? ''),
      });
    }
  }
  return parts;
}

/** How many tasks there are in all parts. */
export async function totalOf(parts: readonly SelectQueryBuilder<TaskRow>[]): Promise<number> {
  const counts = await Promise.all(parts.map((part) => part.getCount()));
  return counts.reduce((total, count) => total + count, 0);
}

/** How many tasks there are in all parts, counted no further than `mostCounted`. */
async function countedOf(parts: readonly SelectQueryBuilder<TaskRow>[]): Promise<number> {
  let count = 0;
  for (const part of parts) {
    if (count === mostCounted) return count;
    const found = part.select('1', 'found').limit(mostCounted - count);
    const counting = part.dataSource.createQueryBuilder().select('COUNT(*)', 'count');
    const counted = counting.from(`(${found.getQuery()})`, 'counted').setParameters(found.getParameters());
    count += Number((await counted.getRawOne<{ count: number | string }>())?.count ?? 0);
  }
  return count;
}

/** One page of the inbox, what is due first at the top. */
export async function listTasks(
  deps: ApiDependencies,
  me: SignedIn,
  { cursor, limit, ...filters }: z.output<typeof taskQuery>,
): Promise<Page<Task>> {
  const parts = await filteredTasks(deps, me, filters);
  const page = await keysetPage(parts, { column: 'dueAt', direction: 'ASC', whenNull: '9999' }, { cursor, limit });
  return { items: await shown(deps, me, page.items), next: page.next };
}

/** How many tasks wait for the person; `mostCounted` stands for so many or more. */
export const countMine = (deps: ApiDependencies, me: SignedIn): Promise<number> => countedOf(tasksIn(deps, me, 'mine'));

/** How many tasks wait for the person, and how many of them are overdue; `most` stands for so many or more. */
export async function countTasks(deps: ApiDependencies, me: SignedIn): Promise<TaskCount> {
  const overdue = tasksIn(deps, me, 'mine').map((part) => onlyOverdue(deps, part));
  return { mine: await countMine(deps, me), overdue: await countedOf(overdue), most: mostCounted };
}

async function shown(deps: ApiDependencies, me: SignedIn, found: readonly TaskRow[]): Promise<Task[]> {
  if (found.length === 0) return [];
  const manager = deps.database.read;
  const cases = new Map(
    (await rows(manager, 'case').findBy({ id: In(found.map((task) => task.caseId)) })).map((row) => [row.id, row]),
  );
  const bodies = await bodyNames(
    manager,
    found.flatMap((task) => (task.bodyId ? [task.bodyId] : [])),
  );
  const userIds = found.flatMap((task) => [task.userId, task.claimedBy].flatMap((id) => (id ? [id] : [])));
  const users = new Map(
    userIds.length > 0
      ? (await rows(manager, 'user').findBy({ id: In(userIds) })).map((user) => [user.id, user.name])
      : [],
  );
  const parties = await rows(manager, 'party').findBy({ caseId: In([...cases.keys()]) });
  const now = deps.clock.now();
  const stoodInFor = await peopleStoodInFor(deps, me);
  const tasks: Task[] = [];
  for (const task of found) {
    const row = cases.get(task.caseId);
    if (!row) continue;
    const definition = await readDefinition(deps, row.definitionId);
    const title = findAction(definition, task.action)?.title ?? { zh: task.action, en: task.action };
    const user = (id: string) => ({ id, name: users.get(id) ?? '' });
    const viewer = viewerOf(
      me,
      parties.filter((party) => party.caseId === row.id),
    );
    const openness = opennessOf(row.state as CaseState);
    const giver = { role: task.role, userId: task.userId ?? undefined, at: task.since };
    const isNamed = seesParty(definition, task.role, giver, viewer, openness);
    // a body of a role that is still secret: what is asked of it would tell that it takes part
    const asked = { bodyId: task.bodyId ?? undefined };
    const isBodyTold =
      seesParty(definition, task.role, asked, viewer, openness) &&
      (!isAskedAlone(definition, task.action) || seesAct(definition, task.action, asked, viewer, openness));
    tasks.push({
      id: task.id,
      caseId: task.caseId,
      caseCode: row.id,
      caseTitle: row.lot ? `${row.title} · ${row.lot}` : row.title,
      process: row.process,
      processTitle: definition.title,
      stage: task.stage,
      stageTitle: definition.stages[task.stage]?.title ?? title,
      action: task.action,
      title,
      role: task.role,
      body: task.bodyId && isBodyTold ? { id: task.bodyId, name: bodies.get(task.bodyId) ?? task.bodyId } : undefined,
      user: task.userId && isNamed ? user(task.userId) : undefined,
      claimedBy: task.claimedBy && isBodyTold ? user(task.claimedBy) : undefined,
      standsInFor: isStoodInFor(task, me, stoodInFor) && task.claimedBy ? user(task.claimedBy) : undefined,
      about: task.about ?? undefined,
      revision: task.revision,
      since: task.since,
      dueAt: task.dueAt ?? undefined,
      provisional: task.provisional,
      overdue: task.dueAt !== null && task.dueAt < now && row.suspendedAt === null,
      suspended: row.suspendedAt !== null,
    });
  }
  return tasks;
}

/** Whether an absent person has the task for whom this one stands in, in that role at that body. */
const isStoodInFor = ({ claimedBy, bodyId, role }: TaskRow, { membership }: SignedIn, people: readonly string[]) =>
  claimedBy !== null && people.includes(claimedBy) && bodyId === membership.body.id && role === membership.role;

async function findTask(deps: ApiDependencies, me: SignedIn, id: string): Promise<TaskRow> {
  const task = await rows(deps.database.read, 'task').findOneBy({ id });
  if (!task || !may(me.ability, 'read', 'Task', task)) throw refuse.notFound();
  if (!may(me.ability, 'act', 'Task', task)) throw refuse.notAllowed();
  return task;
}

/** Active people who act in the role of the task for its body. */
async function colleaguesOf(deps: ApiDependencies, task: TaskRow): Promise<string[]> {
  if (task.bodyId === null) return [];
  const members = await rows(deps.database.read, 'membership').findBy({ bodyId: task.bodyId, role: task.role });
  if (members.length === 0) return [];
  const users = await rows(deps.database.read, 'user').findBy({
    id: In(members.map((one) => one.userId)),
    active: true,
  });
  return users.map((user) => user.id);
}

/** Those to whom a task may be given: who act in the same role for the same body. */
export async function colleagues(deps: ApiDependencies, me: SignedIn, id: string) {
  const task = await findTask(deps, me, id);
  const ids = (await colleaguesOf(deps, task)).filter((userId) => userId !== me.user.id);
  const users = ids.length > 0 ? await rows(deps.database.read, 'user').findBy({ id: In(ids), active: true }) : [];
  const absences = await absencesFrom(deps, task);
  return {
    items: users.map(({ id: userId, name }): Colleague => {
      const absentUntil = absences.get(userId);
      return { id: userId, name, ...(absentUntil !== undefined && { absentUntil }) };
    }),
  };
}

/** Until when those are absent, now, who would have the task. */
async function absencesFrom({ database, clock }: ApiDependencies, { bodyId, role }: TaskRow) {
  if (bodyId === null) return new Map<string, string>();
  const found = await rows(database.read, 'absence').findBy({ ...lastingAt(clock.now()), bodyId, role });
  return new Map(found.map(({ userId, lastDay }) => [userId, lastDay]));
}

/** Gives a task to a person (`undefined`: to nobody). Somebody else's claim is not taken over, only released by them. */
export async function claimTask(
  deps: ApiDependencies,
  me: SignedIn,
  id: string,
  to: string | undefined,
): Promise<Task> {
  const task = await findTask(deps, me, id);
  if (task.userId !== null) throw refuse.conflict('Conflict', personal);
  if (to !== undefined && !(await colleaguesOf(deps, task)).includes(to)) throw refuse.notAllowed();
  const absentUntil = to === undefined || to === me.user.id ? undefined : (await absencesFrom(deps, task)).get(to);
  if (absentUntil !== undefined) throw refuse.conflict('Conflict', absent(absentUntil));
  const stoodInFor = await peopleStoodInFor(deps, me);
  const holders = [me.user.id, ...(isStoodInFor(task, me, stoodInFor) ? stoodInFor : [])];
  const isTaken = await deps.database.write(async (tx) => {
    const query = rows(tx, 'task')
      .createQueryBuilder()
      .update()
      .set({ claimedBy: to ?? null })
      .where('id = :id AND (claimed_by IS NULL OR claimed_by IN (:...holders))', { id, holders });
    await query.execute();
    const after = await rows(tx, 'task').findOneBy({ id });
    await noteChange(tx, deps.clock.now(), 'tasks', { caseId: task.caseId });
    return (after?.claimedBy ?? undefined) === to;
  });
  if (!isTaken) throw refuse.conflict('AlreadyTaken', claimed);
  const [result] = await shown(deps, me, [{ ...task, claimedBy: to ?? null }]);
  if (!result) throw refuse.notFound();
  return result;
}

const personal = {
  zh: '此事项由本人办理，不能转交。',
  en: 'This is to be done in person and cannot be handed over.',
};
const absent = (until: string) => ({
  zh: `此人至 ${until} 不在岗，请另选。`,
  en: `They are absent until ${until}: choose another.`,
});
const claimed = {
  zh: '此事项已由同事领取，请由其退回后再领取。',
  en: 'A colleague has claimed it; ask them to release it first.',
};
