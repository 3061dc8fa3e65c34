import { randomBytes } from 'node:crypto';
import type { CaseState } from '../definitions/language';
import { standingBids } from '../database/bids';
import { criteriaOf } from '../database/criteria';
import { definitionOf } from '../database/definitions';
import { rows, type Database } from '../database/database';
import { awardState, readEvaluation, saveEvaluation, storable, type Lottery } from '../database/evaluation';
import { closeGate } from '../database/gate';
import { latestValues, readActs } from '../database/given';
import { tenderActions, tenderFields } from '../database/tender-facts';
import { parseAmount, type Unit } from '../domain/amount';
import { merkleRoot, sha256 } from '../domain/hash';
import { drawOrder } from '../domain/lottery';
import { evaluateBids } from '../domain/ranking/evaluate-bids';
import type { Evaluation, Method } from '../domain/ranking/evaluation';
import type { Better } from '../domain/ranking/price-order';
import type { Criterion, Sheet } from '../domain/ranking/score-sheet';
import { withLottery } from '../domain/ranking/with-lottery';
import type { TenderActivities } from './tender-activities';

/** The activities of a tender over the rows of its bids. `now` is the platform's clock. */
export function tenderActivities(database: Database, now: () => string): TenderActivities {
  const evaluate = async (
    caseId: string,
    visit: number,
  ): Promise<{ evaluation: Evaluation; unit: Unit; criteria: Criterion[] }> => {
    const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
    const definition = await definitionOf(database.read, row.definitionId);
    const acts = await readActs(database.read, caseId);
    const values = latestValues(acts);
    const state = row.state as CaseState;
    const entered = state.visits.find((one) => one.visit === visit)?.enteredAt ?? '';
    const unit = row.unit as Unit;
    const method = values[tenderFields.method] as Method;
    const criteria = criteriaOf(values[tenderFields.criteria]);
    const members = new Set(state.parties.filter((party) => !party.leftAt).map((party) => party.id));
    const sheets: Sheet[] = acts
      .filter((act) => act.action === tenderActions.sheet && act.at >= entered && members.has(act.actor.party))
      .map((act) => ({ expert: act.actor.party, bids: (act.form.sheet as { bids: Sheet['bids'] }).bids }));
    const amount = (path: string) => {
      const value = values[path];
      return typeof value === 'string' ? parseAmount(value, unit) : undefined;
    };
    const most = definition.rules[method === 'buyerChoice' ? 'mostUnrankedCandidates' : 'mostCandidates']?.value;
    const evaluation = evaluateBids({
      method,
      better: (values[tenderFields.better] as Better | undefined) ?? 'lower',
      ceiling: amount(tenderFields.ceiling),
      floor: amount(tenderFields.floor),
      criteria,
      bids: (await standingBids(database.read, caseId)).map((bid) => ({
        bid: bid.id,
        bidder: bid.bidder,
        price: parseAmount(bid.price, unit),
        receivedAt: bid.receivedAt,
      })),
      sheets,
      mostCandidates: Number(most),
    });
    return { evaluation, unit, criteria };
  };

  return {
    async closeBidding(caseId, visit) {
      await database.write((tx) => closeGate(tx, database.dialect, caseId, visit));
      const bids = await standingBids(database.read, caseId);
      return { count: bids.length, root: merkleRoot(bids.map((bid) => bid.hash)) };
    },

    async rankBids(caseId, visit) {
      const { evaluation, unit, criteria } = await evaluate(caseId, visit);
      const hash = await saveEvaluation(
        database,
        caseId,
        visit,
        storable(evaluation, unit, criteria),
        undefined,
        now(),
      );
      return { qualified: evaluation.qualified, needsLottery: evaluation.needsLottery.length > 0, hash };
    },

    async drawLots(caseId, visit, head) {
      const before = await readEvaluation(database.read, caseId);
      const { evaluation, unit, criteria } = await evaluate(caseId, visit);
      const lottery: Lottery =
        before?.visit === visit && before.lottery ? before.lottery : draw(evaluation, head, now());
      const drawn = withLottery(evaluation, lottery.order);
      return { hash: await saveEvaluation(database, caseId, visit, storable(drawn, unit, criteria), lottery, now()) };
    },

    async countCandidates(caseId) {
      const evaluation = await readEvaluation(database.read, caseId);
      if (!evaluation) return 0;
      return awardState(await readActs(database.read, caseId), evaluation.result).candidates.length;
    },
  };
}

function draw(evaluation: Evaluation, head: string, at: string): Lottery {
  const nonce = randomBytes(32).toString('hex');
  const seed = sha256(`${head}${nonce}`);
  return { head, nonce, seed, order: drawOrder(seed, evaluation.needsLottery.flat()), at };
}
