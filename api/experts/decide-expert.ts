import { appendAudit } from '../../database/audit';
import { rows } from '../../database/database';
import type { ExpertRow } from '../../database/rows';
import { text } from '../../definitions/language';
import { standingAfter, type ExpertState } from '../../domain/drawing/expert-standing';
import { actorOf } from '../audit/record';
import type { ExpertDecision, ExpertFile } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { expertFile } from './expert-file';

const states: Readonly<Record<ExpertState, { readonly zh: string; readonly en: string }>> = {
  admitted: text('在库', 'admitted'),
  suspended: text('暂停', 'suspended'),
  withdrawn: text('已退出', 'withdrawn'),
};

const impossible = (state: ExpertState | undefined) => {
  const now = state === undefined ? text('不在库', 'not in the register') : states[state];
  return text(`该专家现为“${now.zh}”，不能这样决定。`, `The expert is ${now.en}: this cannot be decided.`);
};

/** What the register holds after a decision. */
function rowAfter(
  row: ExpertRow | null,
  id: string,
  decision: ExpertDecision,
  at: string,
): Omit<ExpertRow, 'id'> | undefined {
  const state = standingAfter(row?.state, decision.kind);
  if (state === undefined) return undefined;
  if (decision.kind === 'admission' || decision.kind === 'change') {
    const { specialities, region, title } = decision;
    const since = decision.kind === 'admission' || !row ? at : row.since;
    return {
      specialities: [...new Set(specialities)],
      region,
      title,
      state,
      suspendedUntil: row?.suspendedUntil ?? null,
      since,
    };
  }
  if (!row) return undefined;
  const suspendedUntil = decision.kind === 'suspension' ? (decision.until ?? null) : null;
  const keeps = decision.kind === 'penalty' || decision.kind === 'appraisal';
  return { ...row, state, suspendedUntil: keeps ? row.suspendedUntil : suspendedUntil };
}

/**
 * Decides about an expert: the register, its history and the audit in one transaction. Nobody decides about themselves.
 * @throws Refusal NotAllowed, NotFound, or Conflict where it cannot be decided from where the expert stands
 */
export async function decideExpert(
  { database, clock }: ApiDependencies,
  me: SignedIn,
  id: string,
  decision: ExpertDecision,
): Promise<ExpertFile> {
  if (me.membership.role !== 'administration' || me.user.id === id) throw refuse.notAllowed();
  await expertFile(database.read, id);
  const at = clock.now();
  const { kind, ...content } = decision;
  await database.write(async (tx) => {
    const row = await rows(tx, 'expert').findOneBy({ id });
    const after = rowAfter(row, id, decision, at);
    if (!after) throw refuse.conflict('Conflict', impossible(row?.state));
    await rows(tx, 'expert').upsert({ ...after, id }, ['id']);
    await rows(tx, 'expertEvent').insert({ userId: id, kind, at, decidedBy: me.user.id, content });
    await appendAudit(tx, [{ ...actorOf(me), kind: 'account', at, subject: id, content: { expert: decision } }]);
  });
  return expertFile(database.read, id);
}
