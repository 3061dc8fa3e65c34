import { IsNull, type EntityManager } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { noteChange } from '../../database/changes';
import { rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import type { ApiDependencies } from '../http/dependencies';
import { tellPeople } from '../notifications/tell-people';
import type { Decider } from './deciders';

const waitingCause = ({ id }: ProposalRow): string => `proposal:${id}`;

async function newsOf(tx: EntityManager, row: ProposalRow, what: Text) {
  const names = await bodyNames(tx, [row.proposedBodyId]);
  return { what, from: names.get(row.proposedBodyId) ?? row.proposedBodyId, path: `/proposals/${row.id}` };
}

/** Tells the colleagues of whoever proposed it that something waits for one of them; where there are none, all others. */
export async function tellDeciders(
  tx: EntityManager,
  deps: ApiDependencies,
  row: ProposalRow,
  title: Text,
  deciders: readonly Decider[],
): Promise<void> {
  const near = deciders.filter(({ bodyId }) => bodyId === row.proposedBodyId);
  const told = (near.length > 0 ? near : deciders).map(({ userId }) => userId);
  const news = await newsOf(tx, row, text(`复核“${title.zh}”`, `confirm “${title.en}”`));
  await tellPeople(tx, deps, told, { ...news, kind: 'task', cause: waitingCause(row) });
}

const outcomes = {
  confirmed: (title: Text) => text(`已复核通过：${title.zh}`, `Confirmed: ${title.en}`),
  refused: (title: Text) => text(`复核未通过：${title.zh}`, `Refused: ${title.en}`),
  withdrawn: (title: Text) => text(`已撤回：${title.zh}`, `Withdrawn: ${title.en}`),
  expired: (title: Text) => text(`逾期无人复核：${title.zh}`, `Nobody confirmed in time: ${title.en}`),
} as const;

/** Tells those whom it matters to what became of a proposal; nobody is asked to decide any more. */
export async function tellOutcome(
  tx: EntityManager,
  deps: ApiDependencies,
  row: ProposalRow,
  title: Text,
  state: keyof typeof outcomes,
  people: readonly string[],
): Promise<void> {
  const at = deps.clock.now();
  const asked = { cause: waitingCause(row), readAt: IsNull() };
  const unread = await rows(tx, 'notification').findBy(asked);
  await rows(tx, 'notification').update(asked, { readAt: at });
  for (const { userId } of unread) await noteChange(tx, at, 'notifications', { userId });
  const news = await newsOf(tx, row, outcomes[state](title));
  await tellPeople(tx, deps, people, { ...news, kind: 'act', cause: `${waitingCause(row)}:${state}` });
}
