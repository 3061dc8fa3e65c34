import { In, IsNull, type EntityManager } from 'typeorm';
import { appendAudit } from '../database/audit';
import { rows, type Database } from '../database/database';
import { definitionOf } from '../database/definitions';
import { readActs } from '../database/given';
import { putInOutbox } from '../database/outbox';
import type { CaseRow } from '../database/rows';
import { tell } from '../database/tell';
import { personRole, text, type Text } from '../definitions/language';
import { registeredTitles } from '../definitions/language/printed/registered';
import { sentenceOf } from '../definitions/language/sentence';
import { statedDecision } from '../domain/drawing/expert-decision';
import { keptAs, standingAfter, type ExpertEventKind } from '../domain/drawing/expert-standing';
import type { ChannelName } from '../domain/message-settings';
import { peopleOf } from './notifications';

/** What keeping the register works with. */
export interface RegisterGround {
  readonly database: Database;
  readonly channels: readonly ChannelName[];
  readonly now: () => string;
}

/** Tells people something about a case. */
type Said = (users: readonly string[], what: Text, project: string, about: string) => Promise<void>;

/**
 * Writes into the register what a case has decided about its expert: the entry, the history with the case, and the
 * audit, in one transaction. Done again it changes nothing. Who may not evaluate any more is taken out of draws that
 * still call, and the centres of the committees they sit on are told.
 */
export async function registerDecision(
  { database, channels, now }: RegisterGround,
  caseId: string,
  seq: number,
  kind: ExpertEventKind,
): Promise<void> {
  await database.write(async (tx) => {
    if (await rows(tx, 'expertEvent').existsBy({ caseId, caseSeq: seq })) return;
    const row = await rows(tx, 'case').findOneByOrFail({ id: caseId });
    const userId = await expertOf(tx, row);
    const acts = (await readActs(tx, caseId)).filter((act) => act.seq <= seq);
    const { decision, content } = statedDecision(
      kind,
      acts.map(({ form }) => form),
    );
    const at = now();
    const before = (await rows(tx, 'expert').findOneBy({ id: userId })) ?? undefined;
    const after = standingAfter(before, decision, at, await isSuspendedByOthers(tx, userId, caseId));
    const last = acts.at(-1);
    const decidedBy = await rows(tx, 'alias').findOneByOrFail({ caseId, alias: last?.actor.person ?? '' });
    if (after) await rows(tx, 'expert').upsert({ ...after, specialities: [...after.specialities], id: userId }, ['id']);
    const kept = keptAs(kind, before?.state);
    const event = { userId, kind: kept, at, decidedBy: decidedBy.userId, caseId, caseSeq: seq };
    // TypeORM's partial type cannot express a column that holds any JSON
    await rows(tx, 'expertEvent').insert({ ...event, content: content as object });
    const subject = { caseId, region: row.region, subject: userId };
    await appendAudit(tx, [
      { kind: 'account', at, userId: decidedBy.userId, ...subject, content: { expert: { kind: kept, ...content } } },
    ]);
    const said: Said = async (users, what, project, about) => {
      const content = { what, project };
      const telling = { kind: 'act' as const, content, caseId: about, dueAt: undefined, urgent: false };
      const cause = `register:${caseId}:${seq}:${about}`;
      await tell(tx, users, { ...telling, cause, message: sentenceOf('act', content) }, { at, channels });
    };
    await said([userId], registeredTitles[kept], row.title, caseId);
    if (after?.state === 'admitted' || after?.state === before?.state) return;
    const calling = await rows(tx, 'draw').find({ where: { state: 'calling' }, select: { caseId: true } });
    await putInOutbox(
      tx,
      'entriesChanged',
      calling.map((draw) => draw.caseId),
    );
    await tellCentres(tx, userId, said);
  });
}

/** Who the case is about. @throws Error when nobody is: definitions that register are held to it */
async function expertOf(tx: EntityManager, { id, definitionId }: CaseRow): Promise<string> {
  const role = personRole(await definitionOf(tx, definitionId));
  const party = await rows(tx, 'party').findOneBy({ caseId: id, role: role ?? '' });
  const userId = party?.userId ?? undefined;
  if (userId === undefined) throw new Error(`The case ${id} is about nobody`);
  return userId;
}

/** Whether a case other than this has suspended the expert and not reinstated them. */
async function isSuspendedByOthers(tx: EntityManager, userId: string, caseId: string): Promise<boolean> {
  const events = await rows(tx, 'expertEvent').findBy({ userId, kind: In(['suspension', 'reinstatement']) });
  const lifted = new Set(events.flatMap((event) => (event.kind === 'reinstatement' ? [event.caseId] : [])));
  return events.some(
    (event) =>
      event.kind === 'suspension' && event.caseId !== null && event.caseId !== caseId && !lifted.has(event.caseId),
  );
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
