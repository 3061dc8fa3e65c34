import { IsNull, type EntityManager } from 'typeorm';
import { appendAudit } from '../database/audit';
import { rows, type Database } from '../database/database';
import { definitionOf } from '../database/definitions';
import { readActs, type FullAct } from '../database/given';
import { putInOutbox } from '../database/outbox';
import { suspendingCases } from '../database/suspensions';
import type { CaseRow } from '../database/rows';
import { tell } from '../database/tell';
import { personRole, text, type CaseState, type Process, type Text } from '../definitions/language';
import { registeredTitles } from '../definitions/language/printed/registered';
import { sentenceOf } from '../definitions/language/sentence';
import { statedDecision, type StatedDecision } from '../domain/drawing/expert-decision';
import { keptAs, standingAfter, type ExpertEventKind } from '../domain/drawing/expert-standing';
import type { PlatformName } from '../domain/exchange-package';
import type { ChannelName } from '../domain/message-settings';
import { lastTold, orderExpert, packExpert } from '../exchange/expert-records';
import { peopleOf } from './notifications';

/** What keeping the register works with. */
export interface RegisterGround {
  readonly database: Database;
  readonly channels: readonly ChannelName[];
  readonly now: () => string;
  /** Who tells another platform of experts; undefined where nothing is sent. */
  readonly sender?: PlatformName | undefined;
}

/** Tells people something about a case. */
type Said = (users: readonly string[], what: Text, project: string, about: string | null) => Promise<void>;

/** A decision about an expert, and the case and event that took it; those of another platform begin with its code. */
export interface KeptDecision extends StatedDecision {
  readonly userId: string;
  readonly decidedBy: string;
  readonly caseId: string;
  readonly caseSeq: number;
  readonly title: string;
  readonly region: string | null;
}

/** Writes into the register what a case has decided about its expert. Done again it changes nothing. */
export async function registerDecision(
  ground: RegisterGround,
  caseId: string,
  seq: number,
  kind: ExpertEventKind,
): Promise<void> {
  await ground.database.write(async (tx) => {
    const row = await rows(tx, 'case').findOneByOrFail({ id: caseId });
    const acts = (await readActs(tx, caseId)).filter((act) => act.seq <= seq);
    const definition = await definitionOf(tx, row.definitionId);
    const stated = statedDecision(
      kind,
      kind === 'reinstatement' ? await formsSinceSuspended(tx, row, definition, acts) : acts.map(({ form }) => form),
    );
    const about = personRole(definition);
    // what ends by itself was decided by who acted last in it for the office, whatever the expert has said since
    const decider = acts.findLast(({ actor }) => actor.role !== about) ?? acts.at(-1);
    const alias = decider?.actor.person ?? '';
    const decidedBy = (await rows(tx, 'alias').findOneByOrFail({ caseId, alias })).userId;
    const { title, region } = row;
    await keepDecision(tx, ground, {
      ...stated,
      ...{ userId: await expertOf(tx, row), decidedBy, caseId, caseSeq: seq, title, region },
    });
  });
}

/** Why a suspension ends is not why it began: what was stated since, or how the case was over. */
async function formsSinceSuspended(
  tx: EntityManager,
  { id: caseId, state }: CaseRow,
  { closings }: Process,
  acts: readonly FullAct[],
): Promise<readonly FullAct['form'][]> {
  const suspended = await rows(tx, 'expertEvent').findOneBy({ caseId, kind: 'suspension' });
  const { closing = '' } = state as CaseState;
  const byItself = closings[closing] && { reason: closings[closing].title.zh };
  const since = acts.filter(({ seq }) => seq > (suspended?.caseSeq ?? 0));
  return [...(byItself ? [byItself] : []), ...since.map(({ form }) => form)];
}

/**
 * Keeps a decision: the entry, the history with the case, and the audit; other platforms are told. Once for each event of
 * a case. Who may not evaluate any more is taken out of draws that still call, and the centres of the committees they sit
 * on are told.
 */
export async function keepDecision(
  tx: EntityManager,
  { sender, channels, now }: RegisterGround,
  { userId, decision, content, decidedBy, caseId, caseSeq, title, region }: KeptDecision,
): Promise<void> {
  if (await rows(tx, 'expertEvent').existsBy({ caseId, caseSeq })) return;
  const at = now();
  const entry = await rows(tx, 'expert').findOneBy({ id: userId });
  const isSuspended = [...(await suspendingCases(tx, userId))].some((other) => other !== caseId);
  // who is kept elsewhere goes back to what is told of them there
  const told = entry && decision.kind === 'reinstatement' && !isSuspended ? await lastTold(tx, entry) : undefined;
  const before = entry ?? undefined;
  const after = told ?? standingAfter(before, decision, at, isSuspended);
  const names = { origin: entry?.origin ?? null, name: entry?.name ?? null, employer: entry?.employer ?? null };
  if (after) {
    const { specialities, region: where, title: rank, state, suspendedUntil, since } = after;
    const standing = { specialities: [...specialities], region: where, title: rank, state, suspendedUntil, since };
    await rows(tx, 'expert').upsert({ ...standing, ...names, id: userId }, ['id']);
  }
  const kind = keptAs(decision.kind, before?.state);
  // TypeORM's partial type cannot express a column that holds any JSON
  const event = { userId, kind, at, decidedBy, caseId, caseSeq, content: content as object };
  await rows(tx, 'expertEvent').insert(event);
  const audited = { kind: 'account' as const, at, userId: decidedBy, caseId, region, subject: userId };
  await appendAudit(tx, [{ ...audited, content: { expert: { kind, ...content } } }]);
  if (names.origin === null) await packExpert(tx, sender, userId, at);
  else await orderExpert(tx, names.origin, { userId, decision, content, caseId, caseSeq, at });
  const said: Said = async (users, what, project, about) => {
    const words = { what, project };
    const telling = { kind: 'act' as const, content: words, caseId: about, dueAt: undefined, urgent: false };
    const cause = `register:${caseId}:${caseSeq}:${about ?? ''}`;
    await tell(tx, users, { ...telling, cause, message: sentenceOf('act', words) }, { at, channels });
  };
  const isCaseHere = await rows(tx, 'case').existsBy({ id: caseId });
  if (names.origin === null) await said([userId], registeredTitles[kind], title, isCaseHere ? caseId : null);
  if (after?.state === 'admitted' || after?.state === before?.state) return;
  const calling = await rows(tx, 'draw').find({ where: { state: 'calling' }, select: { caseId: true } });
  await putInOutbox(
    tx,
    'entriesChanged',
    calling.map((draw) => draw.caseId),
  );
  await tellCentres(tx, userId, said);
}

/** Who the case is about. @throws Error when nobody is: definitions that register are held to it */
async function expertOf(tx: EntityManager, { id, definitionId }: CaseRow): Promise<string> {
  const role = personRole(await definitionOf(tx, definitionId));
  const party = await rows(tx, 'party').findOneBy({ caseId: id, role: role ?? '' });
  const userId = party?.userId ?? undefined;
  if (userId === undefined) throw new Error(`The case ${id} is about nobody`);
  return userId;
}

const mustReplace = text(
  '一名评标专家已被暂停或退出专家库，请更换评标委员会成员',
  'an expert may not evaluate any more: replace the member of the committee',
);

/** Tells the centres of open cases on whose committee the expert sits. */
async function tellCentres(tx: EntityManager, userId: string, said: Said): Promise<void> {
  const seats = await rows(tx, 'party').findBy({ userId, leftAt: IsNull(), kind: 'expert' });
  for (const { caseId } of seats) {
    const row = await rows(tx, 'case').findOneByOrFail({ id: caseId });
    if (row.closing === null) await said(await peopleOf(tx, caseId, ['centre']), mustReplace, row.title, caseId);
  }
}
