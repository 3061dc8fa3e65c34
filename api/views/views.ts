import { randomUUID } from 'node:crypto';
import { In, Not, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { insertRow, rows } from '../../database/database';
import type { ViewRow } from '../../database/rows';
import { isMarketRole, isPersonalRole } from '../../definitions/language/platform-roles';
import { text } from '../../definitions/language/text';
import { accessibleBy } from '../access/accessible-by';
import { may, mayRead } from '../access/may-read';
import type { defaultViewSchema, View, viewChangeSchema, ViewContent, viewInputSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { checkViewFilter } from './view-filter';

/** A person keeps so many of each list. */
export const mostViews = 30;

const sharedOf = ({ bodyId, role }: ViewRow): View['shared'] => {
  if (bodyId !== null) return 'body';
  return role === null ? 'nobody' : 'role';
};

/** The columns that say with whom a view is shared. @throws Refusal where who asks may not share it so */
function sharing({ membership: { role, body } }: SignedIn, shared: View['shared']): Pick<ViewRow, 'bodyId' | 'role'> {
  if (shared === 'nobody') return { bodyId: null, role: null };
  if (isPersonalRole(role)) {
    throw refuse.notAllowed(
      text(
        '以专家身份保存的视图只供本人使用，不能共享。',
        'What one saves as an expert is one’s own and cannot be shared.',
      ),
    );
  }
  if (shared === 'body') return { bodyId: body.id, role: null };
  if (isMarketRole(role)) {
    throw refuse.notAllowed(
      text(
        '市场主体只能在本单位内共享视图，不能共享给其他单位的同类角色。',
        'Market participants share views within their own body only, not with others of the same role.',
      ),
    );
  }
  return { bodyId: null, role };
}

async function viewsOf(
  { database: { read } }: ApiDependencies,
  me: SignedIn,
  found: readonly ViewRow[],
): Promise<View[]> {
  if (found.length === 0) return [];
  const owners = await rows(read, 'user').findBy({ id: In(found.map(({ userId }) => userId)) });
  const names = new Map(owners.map(({ id, name }) => [id, name]));
  const defaults = await rows(read, 'defaultView').findBy({ userId: me.user.id });
  return found.map((row) => ({
    id: row.id,
    list: row.list,
    name: row.name,
    content: row.content as ViewContent,
    owner: { id: row.userId, name: names.get(row.userId) ?? row.userId },
    isMine: row.userId === me.user.id,
    shared: sharedOf(row),
    isDefault: defaults.some(({ viewId }) => viewId === row.id),
  }));
}

/** The views of a list that a person may use: their own, then those that others share with them, by name. */
export async function listViews(deps: ApiDependencies, me: SignedIn, list: View['list']): Promise<View[]> {
  const query = rows(deps.database.read, 'view').createQueryBuilder('row').where({ list });
  const found = await accessibleBy(me.ability, 'read', 'View', query).orderBy('row.name').getMany();
  const views = await viewsOf(deps, me, found);
  return [...views.filter(({ isMine }) => isMine), ...views.filter(({ isMine }) => !isMine)];
}

async function one(deps: ApiDependencies, me: SignedIn, id: string): Promise<View> {
  const [view] = await viewsOf(deps, me, await rows(deps.database.read, 'view').findBy({ id }));
  if (!view) throw refuse.notFound();
  return view;
}

/** @throws Refusal InvalidInput where the person has another view of that name */
async function mustBeFree(tx: EntityManager, row: Pick<ViewRow, 'id' | 'userId' | 'list' | 'name'>): Promise<void> {
  const { id, userId, list, name } = row;
  if (!(await rows(tx, 'view').existsBy({ userId, list, name, id: Not(id) }))) return;
  throw refuse.invalidField('name', 'taken', text('您已有同名的视图', 'You have a view of that name already'));
}

/** Keeps a view. @throws Refusal InvalidInput, NotAllowed, or Conflict when the person has as many as one may */
export async function saveView(
  deps: ApiDependencies,
  me: SignedIn,
  { list, name, content, shared }: z.output<typeof viewInputSchema>,
): Promise<View> {
  checkViewFilter(list, content);
  const userId = me.user.id;
  const row: ViewRow = {
    id: randomUUID(),
    userId,
    list,
    name,
    content,
    ...sharing(me, shared),
    savedAt: deps.clock.now(),
  };
  await deps.database.write(async (tx) => {
    if ((await rows(tx, 'view').countBy({ userId, list })) >= mostViews) {
      throw refuse.conflict(
        'Conflict',
        text(
          `每人每个清单最多保存 ${mostViews} 个视图，请先删除不用的。`,
          `Everybody keeps at most ${mostViews} views of a list: delete one that you do not use first.`,
        ),
      );
    }
    await mustBeFree(tx, row);
    await insertRow(tx, 'view', row);
  });
  return one(deps, me, row.id);
}

/** Another’s view is not found, unless it is shared: then it may be used and not changed. */
async function findOwn({ database }: ApiDependencies, me: SignedIn, id: string): Promise<ViewRow> {
  const row = await rows(database.read, 'view').findOneBy({ id });
  if (!row || !mayRead(me.ability, 'View', row)) throw refuse.notFound();
  if (may(me.ability, 'update', 'View', row)) return row;
  throw refuse.notAllowed(
    text(
      '这是同事共享的视图，只有保存者可以更改或删除；您可以另存为自己的视图。',
      'A colleague shares this view: only they can change or delete it. Save it as your own instead.',
    ),
  );
}

/** Renames a view, keeps it with other filters, or shares it otherwise. @throws Refusal NotFound, NotAllowed, InvalidInput */
export async function changeView(
  deps: ApiDependencies,
  me: SignedIn,
  id: string,
  { name, content, shared }: z.output<typeof viewChangeSchema>,
): Promise<View> {
  const row = await findOwn(deps, me, id);
  if (content) checkViewFilter(row.list, content);
  const next: ViewRow = {
    ...row,
    ...(name !== undefined && { name }),
    ...(content && { content }),
    ...(shared !== undefined && sharing(me, shared)),
  };
  await deps.database.write(async (tx) => {
    await mustBeFree(tx, next);
    await rows(tx, 'view').update({ id }, { ...next, savedAt: deps.clock.now() });
  });
  return one(deps, me, id);
}

/** Deletes a view for everybody. @throws Refusal NotFound, NotAllowed */
export async function deleteView(deps: ApiDependencies, me: SignedIn, id: string): Promise<void> {
  await findOwn(deps, me, id);
  await deps.database.write(async (tx) => {
    await rows(tx, 'defaultView').delete({ viewId: id });
    await rows(tx, 'view').delete({ id });
  });
}

/** Lets a list open with a view for this person, or with none. @throws Refusal NotFound */
export async function setDefaultView(
  { database }: ApiDependencies,
  me: SignedIn,
  { list, id }: z.output<typeof defaultViewSchema>,
): Promise<void> {
  const userId = me.user.id;
  const row = id === null ? null : await rows(database.read, 'view').findOneBy({ id, list });
  if (id !== null && (!row || !mayRead(me.ability, 'View', row))) throw refuse.notFound();
  await database.write(async (tx) => {
    await rows(tx, 'defaultView').delete({ userId, list });
    if (id !== null) await rows(tx, 'defaultView').insert({ userId, list, viewId: id });
  });
}
