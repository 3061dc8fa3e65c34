import type { KeptEvaluation } from '../../database/evaluation';
import { askedCorrections } from '../../database/corrections';
import { text } from '../../definitions/language';
import type { Correction } from '../../domain/bid-document/corrections';
import type { EvaluationView } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import type { OpenedCase } from './case-access';

/** So many corrections of one bid are shown: a bid may have one in every item. */
export const mostCorrections = 300;

/** What was corrected before bids were compared. */
export async function shownCorrections(
  { database }: ApiDependencies,
  { row, definition }: OpenedCase,
  { visit, result }: KeptEvaluation,
): Promise<NonNullable<EvaluationView['corrections']>> {
  const shown = ({ rule, bill, item, stated, corrected }: Correction) => ({
    rule: definition.rules[rule]?.title ?? text(rule, rule),
    ...(bill && { bill: bill.title }),
    ...(item !== undefined && { item }),
    stated,
    corrected,
  });
  const asked = await askedCorrections(database.read, row.id, visit);
  return asked.map(({ bid, stated, corrected, confirmation, taken, refused }) => ({
    bid,
    bidder: result.rows.find((one) => one.bid === bid)?.bidder ?? bid,
    stated,
    corrected,
    ...(taken.length > 0 && confirmation && { confirmation }),
    corrections: [
      ...taken.slice(0, mostCorrections).map(shown),
      ...refused.map((one) => ({ ...shown(one), refused: [...one.reasons] })),
    ],
    unlisted: Math.max(0, taken.length - mostCorrections),
  }));
}
