import { randomBytes } from 'node:crypto';
import { standingBids } from '../database/bids';
import type { Database } from '../database/database';
import { awardState, readEvaluation, saveEvaluation, storable, type Lottery } from '../database/evaluation';
import { closeGate } from '../database/gate';
import { readActs } from '../database/given';
import { readTenderGround } from '../database/tender-evaluation';
import { merkleRoot, sha256 } from '../domain/hash';
import type { ChannelName } from '../domain/message-settings';
import { drawOrder } from '../domain/lottery';
import { evaluateBids } from '../domain/ranking/evaluate-bids';
import type { Evaluation } from '../domain/ranking/evaluation';
import { withLottery } from '../domain/ranking/with-lottery';
import { countDeposits } from './deposits';
import type { Bank } from './ports/bank';
import type { TenderActivities } from './tender-activities';

/** What the activities of a tender need of the deployment. `now` is the platform's clock. */
export interface TenderDeployment {
  readonly database: Database;
  readonly bank?: Bank | undefined;
  /** The ways to reach people outside the console. */
  readonly channels: readonly ChannelName[];
  readonly now: () => string;
}

/** The activities of a tender over the rows of its bids. */
export function tenderActivities(deployment: TenderDeployment): TenderActivities {
  const { database, now } = deployment;
  const evaluate = async (caseId: string, visit: number) => {
    const ground = await readTenderGround(database.read, caseId, visit);
    return { evaluation: evaluateBids(ground.input), ground };
  };

  return {
    async closeBidding(caseId, visit) {
      await database.write((tx) => closeGate(tx, database.dialect, caseId, visit));
      await countDeposits(deployment, caseId);
      const bids = await standingBids(database.read, caseId);
      return { count: bids.length, root: merkleRoot(bids.map((bid) => bid.hash)) };
    },

    async rankBids(caseId, visit) {
      const { evaluation, ground } = await evaluate(caseId, visit);
      const hash = await saveEvaluation(database, caseId, visit, storable(evaluation, ground), undefined, now());
      return { qualified: evaluation.qualified, needsLottery: evaluation.needsLottery.length > 0, hash };
    },

    async drawLots(caseId, visit, head) {
      const before = await readEvaluation(database.read, caseId);
      const { evaluation, ground } = await evaluate(caseId, visit);
      const lottery: Lottery =
        before?.visit === visit && before.lottery ? before.lottery : draw(evaluation, head, now());
      const drawn = withLottery(evaluation, lottery.order);
      return { hash: await saveEvaluation(database, caseId, visit, storable(drawn, ground), lottery, now()) };
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
