import { rows } from '../../database/database';
import { awardState, readEvaluation, type StoredRow } from '../../database/evaluation';
import { lastOfEach, latestValues, readActs, type FullAct } from '../../database/given';
import { readTenderGround } from '../../database/tender-evaluation';
import { tenderActions, tenderFields, tenderNotices, tenderRules, tenderStages } from '../../database/tender-facts';
import { committeeOf, findAction, rolesOf, seesField } from '../../definitions/language';
import { outlyingScores } from '../../domain/ranking/outlying-scores';
import type { Better } from '../../domain/ranking/price-order';
import { roundHalfUp } from '../../domain/rational';
import type { EvaluationView } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openCase, type OpenedCase } from './case-access';
import { reasonText } from './reason-text';
import { shownCorrections } from './shown-corrections';
import { scoreParts } from './score-words';
import { giverOf, seesWho } from './visible-form';

/** Whether the person is on the committee, or of those who keep it. */
export function isInCommittee({ definition, viewer }: OpenedCase): boolean {
  const committee = committeeOf(definition)?.role ?? '';
  const insiders = [committee, ...(definition.roles[committee]?.heldBy ?? [])];
  return (viewer.holds ?? viewer.roles).some((role) => insiders.includes(role));
}

/** How much of the result of the committee a person may read: all of it, what is published, or nothing. */
export function sightOfResult(opened: OpenedCase): 'all' | 'published' | 'none' {
  const { definition, viewer, openness, state } = opened;
  const isReader = definition.readers.some((role) => viewer.roles.includes(role));
  const isDone = state.stage !== tenderStages.evaluation || state.closing !== undefined;
  if (isInCommittee(opened) || (isReader && isDone)) return 'all';
  return isDone && openness.published.includes(tenderNotices.candidates) ? 'published' : 'none';
}

/**
 * The result of the committee. Until it is made public its committee and the centre see it, and then the readers of
 * the case; bidders and everybody see the candidates once they are published, and a bidder its own row.
 */
export async function viewEvaluation(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<EvaluationView> {
  const opened = await openCase(deps, me, caseId);
  const { definition, openness, state } = opened;
  const found = await readEvaluation(deps.database.read, caseId);
  if (!found) throw refuse.notFound();
  const sight = sightOfResult(opened);
  if (sight === 'none') throw refuse.notFound();
  const seesAll = sight === 'all';

  const acts = await readActs(deps.database.read, caseId);
  const award = awardState(acts, found.result);
  const isAwarded = openness.published.includes(tenderNotices.award);
  const ownBids = new Set(
    (
      await rows(deps.database.read, 'entry').findBy({
        caseId,
        action: tenderActions.bid,
        bodyId: me.membership.body.id,
      })
    ).map((entry) => entry.id),
  );
  const bid = findAction(definition, tenderActions.bid);
  const isBidder = bid !== undefined && rolesOf(bid).includes(me.membership.role);
  const isShown = (row: StoredRow) =>
    seesAll || found.result.candidates.includes(row.bid) || (isBidder && ownBids.has(row.bid));
  const stay = state.visits.find((visit) => visit.visit === found.visit);
  const better = (latestValues(acts)[tenderFields.better] as Better | undefined) ?? 'lower';
  return {
    method: found.result.method,
    unit: found.result.unit,
    rows: found.result.rows.filter(isShown).map((row) => ({
      bid: row.bid,
      bidder: row.bidder,
      price: row.price,
      ...(row.stated !== undefined && { stated: row.stated }),
      status: row.status,
      reasons: row.reasons.map((reason) => ({
        by: reason.by,
        text: reasonText(definition, reason),
      })),
      ...(row.score !== undefined && { score: row.score }),
      ...(seesAll && { parts: scoreParts(found.result, row, better) }),
      ...(row.shutOut && { shutOut: true }),
      ...(row.rank !== undefined && { rank: row.rank }),
      candidate: found.result.candidates.includes(row.bid),
      disqualified: award.disqualified.includes(row.bid),
      awarded: (seesAll || isAwarded) && award.awarded === row.bid,
    })),
    criteria: found.result.criteria.map((one) => ({
      ...one,
      title: typeof one.title === 'string' ? one.title : one.id,
    })),
    ...(seesAll && { corrections: await shownCorrections(deps, opened, found) }),
    ...(seesAll && { alarms: await scoreAlarms(deps, opened, found.visit) }),
    ...(found.lottery && { lottery: { ...found.lottery, order: [...found.lottery.order] } }),
    ...sheets(opened, acts, stay?.enteredAt ?? '', stay?.leftAt),
  };
}

/** Scores that lie far from those of the other members, who stay numbers. */
async function scoreAlarms(
  { database }: ApiDependencies,
  { row, definition, state }: OpenedCase,
  visit: number,
): Promise<NonNullable<EvaluationView['alarms']>> {
  const bound = definition.rules[tenderRules.outlyingScore]?.value;
  if (typeof bound !== 'number') return [];
  const { input } = await readTenderGround(database.read, row.id, visit);
  if (input.method === 'lowestPrice') return [];
  const committee = committeeOf(definition)?.role;
  const members = state.parties.filter(({ role }) => role === committee).map(({ id }) => id);
  return outlyingScores(input.sheets, input.criteria, String(bound)).map(({ expert, bid, percent }) => ({
    expert: `${members.indexOf(expert) + 1}`,
    bid,
    percent: roundHalfUp(percent, 1),
  }));
}

/**
 * Sheets and dissent of those who made the result, where the person may read them; members stay numbers until they may
 * be named.
 */
function sheets(
  opened: OpenedCase,
  acts: readonly FullAct[],
  since: string,
  until = '9999',
): Pick<EvaluationView, 'sheets' | 'dissents'> {
  const { parties } = opened.state;
  const replaced = new Set(parties.flatMap(({ id, leftAt = '9999' }) => (leftAt < until ? [id] : [])));
  const visible = (action: string, field: string) =>
    acts.filter((act) => {
      if (replaced.has(act.actor.party)) return false;
      const giver = giverOf(
        opened.parties.find((party) => party.id === act.actor.party),
        act.receivedAt,
      );
      return (
        act.action === action &&
        act.at >= since &&
        act.form[field] !== undefined &&
        seesField(opened.definition, action, field, giver, opened.viewer, opened.openness)
      );
    });
  const committee = committeeOf(opened.definition)?.role;
  const members = parties.filter((party) => party.role === committee);
  const nameOf = (act: FullAct) => {
    const number = members.findIndex((party) => party.id === act.actor.party) + 1;
    const giver = giverOf(
      opened.parties.find((party) => party.id === act.actor.party),
      act.receivedAt,
    );
    return seesWho(opened, act.action, giver) ? `${number}` : `${number}*`;
  };
  const handed = lastOfEach(visible(tenderActions.sheet, 'sheet'));
  const dissents = visible(tenderActions.report, 'dissent');
  return {
    ...(handed.length > 0 && {
      sheets: handed.map((act) => ({
        expert: nameOf(act),
        submittedAt: act.receivedAt,
        sheet: act.form.sheet as Record<string, unknown>,
      })),
    }),
    ...(dissents.length > 0 && {
      dissents: dissents.map((act) => ({ expert: nameOf(act), text: String(act.form.dissent) })),
    }),
  };
}
