import { In, type EntityManager } from 'typeorm';
import { findAction, movedSentence, type CaseEvent, type CaseState, type TaskState } from '../definitions/language';
import { sentenceOf } from '../definitions/language/sentence';
import { askedOfParties } from '../database/asked-of-parties';
import { rows } from '../database/database';
import { definitionOf } from '../database/definitions';
import type { CaseRow } from '../database/rows';
import { tell as tellPeople, type Telling } from '../database/tell';
import type { ChannelName } from '../domain/message-settings';

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

/** Tells the people of a case what concerns them, each thing once. */
export function notifier(now: () => string, channels: readonly ChannelName[]) {
  const tell = (tx: EntityManager, users: readonly string[], telling: Omit<Telling, 'message'>) => {
    const message = sentenceOf(telling.kind, telling.content);
    return tellPeople(tx, users, { ...telling, message }, { at: now(), channels });
  };

  const projectOf = (row: CaseRow): string => (row.lot ? `${row.title}（${row.lot}）` : row.title);

  const tellOfTask = async (
    tx: EntityManager,
    { row, definition }: Loaded,
    task: TaskState,
    kind: 'task' | 'reminder' | 'overdue',
    users: readonly string[],
  ) => {
    const { title: what = { zh: task.action, en: task.action }, urgent = false } =
      findAction(definition, task.action) ?? {};
    const { dueAt } = task;
    // a new task is told without its limit, which may still move
    const said = kind === 'task' || dueAt === undefined ? {} : { dueAt };
    const content = { what, project: projectOf(row), ...said };
    // a limit that has moved is told of again
    const cause = [kind, row.id, task.key, ...(said.dueAt === undefined ? [] : [said.dueAt])].join(':');
    await tell(tx, users, { cause, kind, content, caseId: row.id, dueAt, urgent });
  };

  return {
    /** Tells roles what was done. */
    async act(tx: EntityManager, caseId: string, seq: number, roles: readonly string[]): Promise<void> {
      const { row, definition } = await load(tx, caseId);
      const event = (await rows(tx, 'event').findOneByOrFail({ caseId, seq })).json as CaseEvent;
      const { title, urgent = false } = findAction(definition, event.act?.action ?? '') ?? {};
      if (!title) return;
      const done = event.closing ? definition.closings[event.closing]?.title : undefined;
      const what = done ? { zh: `${title.zh}（${done.zh}）`, en: `${title.en} (${done.en})` } : title;
      const content = { what, project: projectOf(row) };
      const users = await peopleOf(tx, caseId, roles);
      await tell(tx, users, { cause: `act:${caseId}:${seq}`, kind: 'act', content, caseId, dueAt: undefined, urgent });
    },

    /** Tells people of new rows in their inbox. */
    async tasks(tx: EntityManager, caseId: string): Promise<void> {
      const loaded = await load(tx, caseId);
      for (const task of await askedOfParties(tx, loaded.row.state as CaseState)) {
        const users = await peopleOf(tx, caseId, [task.role], task.party);
        await tellOfTask(tx, loaded, task, 'task', users);
      }
    },

    /** Tells of dates that another calendar has moved: of a task those who have it, of the deadline every party. */
    async moved(tx: EntityManager, caseId: string, seq: number): Promise<void> {
      const { row, definition, tasks } = await load(tx, caseId);
      const event = (await rows(tx, 'event').findOneByOrFail({ caseId, seq })).json as CaseEvent;
      for (const move of event.moved ?? []) {
        const task = tasks.find(({ key }) => key === move.key);
        const [roles, party] = task ? [[task.role], task.party] : [Object.keys(definition.roles), undefined];
        // a task that is done meanwhile needs no new limit
        if (move.of === 'task' && !task) continue;
        const content = { what: movedSentence(definition, event.stage, move), project: projectOf(row) };
        const cause = `moved:${caseId}:${seq}:${move.key ?? move.of}`;
        const users = await peopleOf(tx, caseId, roles, party);
        await tell(tx, users, { cause, kind: 'act', content, caseId, dueAt: move.to, urgent: false });
      }
    },

    /** Reminds before a task is due, or says that it is overdue, then to those it escalates to as well. */
    async limits(
      tx: EntityManager,
      caseId: string,
      keys: readonly string[],
      kind: 'reminder' | 'overdue',
    ): Promise<void> {
      const loaded = await load(tx, caseId);
      const { definition, tasks } = loaded;
      for (const task of tasks.filter((one) => keys.includes(one.key))) {
        const escalated = kind === 'overdue' ? await peopleOf(tx, caseId, definition.escalatesTo) : [];
        const users = new Set([...(await peopleOf(tx, caseId, [task.role], task.party)), ...escalated]);
        await tellOfTask(tx, loaded, task, kind, [...users]);
      }
    },
  };
}

type Loaded = Awaited<ReturnType<typeof load>>;

async function load(tx: EntityManager, caseId: string) {
  const row = await rows(tx, 'case').findOneByOrFail({ id: caseId });
  const definition = await definitionOf(tx, row.definitionId);
  return { row, definition, tasks: (row.state as { tasks?: readonly TaskState[] }).tasks ?? [] };
}
