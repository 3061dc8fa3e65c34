import { In, type EntityManager } from 'typeorm';
import { findAction, type CaseEvent, type Process, type TaskState, type Text } from '../definitions/language';
import { noteChange } from '../database/changes';
import { rows, type Database } from '../database/database';
import type { CaseRow, NotificationRow } from '../database/rows';
import { sha256 } from '../domain/hash';
import type { MessageChannel } from './ports/message-channel';
import { definitionOf } from './tender';

type Kind = 'task' | 'reminder' | 'overdue' | 'act' | 'closed';

/** Users who are reached through a role of a case: members of the body in that role, or the person. */
export async function peopleOf(
  manager: EntityManager,
  caseId: string,
  roles: readonly string[],
  partyId?: string,
): Promise<string[]> {
  const parties = (await rows(manager, 'party').findBy({ caseId, role: In([...roles]) })).filter(
    (party) => party.leftAt === null && (partyId === undefined || party.id === partyId),
  );
  const persons = parties.flatMap((party) => (party.userId ? [party.userId] : []));
  const bodies = parties.flatMap((party) => (party.bodyId ? [{ bodyId: party.bodyId, role: party.role }] : []));
  const members = bodies.length > 0 ? await rows(manager, 'membership').findBy(bodies) : [];
  return [...new Set([...persons, ...members.map((member) => member.userId)])];
}

/** Puts notifications into the console and hands them to the other channels; one for each person and cause. */
export function notifier(database: Database, now: () => string, channels: readonly MessageChannel[]) {
  const tell = async (users: readonly string[], cause: string, kind: Kind, message: Text, caseId: string) => {
    const at = now();
    await database.write(async (tx) => {
      for (const userId of users) {
        const known = await rows(tx, 'notification').existsBy({ userId, cause });
        if (known) continue;
        const row: NotificationRow = {
          id: sha256(`${userId}/${cause}`).slice(0, 32),
          userId,
          cause,
          at,
          kind,
          messageZh: message.zh.slice(0, 500),
          messageEn: message.en.slice(0, 500),
          caseId,
          readAt: null,
        };
        await rows(tx, 'notification').insert(row);
        await noteChange(tx, at, 'notifications', { userId });
      }
    });
    for (const channel of channels) {
      for (const userId of users) {
        await channel.deliver({ id: sha256(`${userId}/${cause}`).slice(0, 32), userId, ...message, caseId });
      }
    }
  };

  const named = (row: CaseRow, zh: string, en: string): Text => {
    const title = row.lot ? `${row.title}（${row.lot}）` : row.title;
    return { zh: `${zh} · ${title}`, en: `${en} · ${title}` };
  };

  const taskTitle = (definition: Process, task: TaskState): Text =>
    findAction(definition, task.action)?.title ?? { zh: task.action, en: task.action };

  return {
    /** Tells roles what was done. */
    async act(caseId: string, seq: number, roles: readonly string[]): Promise<void> {
      const { row, definition } = await load(database, caseId);
      const event = (await rows(database.read, 'event').findOneByOrFail({ caseId, seq })).json as CaseEvent;
      const title = findAction(definition, event.act?.action ?? '')?.title;
      if (!title) return;
      const done = event.closing ? definition.closings[event.closing]?.title : undefined;
      const message = named(
        row,
        done ? `${title.zh}（${done.zh}）` : title.zh,
        done ? `${title.en} (${done.en})` : title.en,
      );
      await tell(await peopleOf(database.read, caseId, roles), `act:${caseId}:${seq}`, 'act', message, caseId);
    },

    /** Tells people of new rows in their inbox. */
    async tasks(caseId: string): Promise<void> {
      const { row, definition, tasks } = await load(database, caseId);
      for (const task of tasks) {
        const title = taskTitle(definition, task);
        const users = await peopleOf(database.read, caseId, [task.role], task.party);
        await tell(
          users,
          `task:${caseId}:${task.key}`,
          'task',
          named(row, `待办：${title.zh}`, `To do: ${title.en}`),
          caseId,
        );
      }
    },

    /** Reminds before a task is due, or says that it is overdue, then to those it escalates to as well. */
    async limits(caseId: string, keys: readonly string[], kind: 'reminder' | 'overdue'): Promise<void> {
      const { row, definition, tasks } = await load(database, caseId);
      for (const task of tasks.filter((one) => keys.includes(one.key))) {
        const title = taskTitle(definition, task);
        const message =
          kind === 'reminder'
            ? named(row, `即将到期：${title.zh}`, `Due soon: ${title.en}`)
            : named(row, `已逾期：${title.zh}`, `Overdue: ${title.en}`);
        const escalated = kind === 'overdue' ? await peopleOf(database.read, caseId, definition.escalatesTo) : [];
        const users = new Set([...(await peopleOf(database.read, caseId, [task.role], task.party)), ...escalated]);
        await tell([...users], `${kind}:${caseId}:${task.key}`, kind, message, caseId);
      }
    },
  };
}

async function load(database: Database, caseId: string) {
  const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
  const definition = await definitionOf(database, row.definitionId);
  return { row, definition, tasks: (row.state as { tasks?: readonly TaskState[] }).tasks ?? [] };
}
