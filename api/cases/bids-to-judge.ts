import {
  citation,
  endOf,
  findAction,
  periodRule,
  text,
  type ContextBid,
  type Process,
  type Text,
} from '../../definitions/language';
import type { FullAct } from '../../database/given';
import { tenderActions, tenderRules } from '../../database/tender-facts';
import { parseAmount, type Unit } from '../../domain/amount';
import type { Calendar } from '../../domain/calendar';
import { lowPrices } from '../../domain/ranking/low-prices';
import type { Better } from '../../domain/ranking/price-order';
import { roundHalfUp } from '../../domain/rational';

/** What of a case those who judge its bids have to know. */
export interface JudgedCase {
  readonly definition: Process;
  readonly calendar: Calendar;
  readonly acts: readonly FullAct[];
  readonly unit: Unit;
  readonly better: Better;
  /** Instant in UTC. */
  readonly now: string;
}

/**
 * The bids with what those who judge them have to look at: a price far below the others, and what was asked and
 * answered.
 */
export function bidsToJudge(judged: JudgedCase, bids: readonly ContextBid[]): ContextBid[] {
  const warnings = lowPriceWarnings(judged, bids);
  const canAsk = findAction(judged.definition, tenderActions.inquiry) !== undefined;
  return bids.map((bid) => ({
    ...bid,
    ...(warnings.has(bid.id) && { warnings: [warnings.get(bid.id) ?? text('', '')] }),
    ...(canAsk && inquiriesOf(judged, bid.id)),
  }));
}

function lowPriceWarnings({ definition, unit, better }: JudgedCase, bids: readonly ContextBid[]): Map<string, Text> {
  const rule = definition.rules[tenderRules.lowPrice];
  const bound = rule?.value;
  if (!rule || typeof bound !== 'number') return new Map();
  const priced = bids.map(({ id, price }) => ({ bid: id, price: parseAmount(price, unit) }));
  return new Map(
    lowPrices(priced, String(bound), better).map(({ bid, percent }) => {
      const share = roundHalfUp(percent, 2);
      return [
        bid,
        text(
          `报价为其他投标平均价的 ${share}%，低于 ${bound}%：认定低于成本前，须要求投标人书面说明（${citation(rule.article, 'zh')}）`,
          `The price is ${share} % of the mean of the others, less than ${bound} %: before it is rejected as below cost the bidder must be asked to explain it (${citation(rule.article, 'en')})`,
        ),
      ] as const;
    }),
  );
}

function inquiriesOf(
  { definition, calendar, acts, now }: JudgedCase,
  bid: string,
): Pick<ContextBid, 'clarifications' | 'inquiry'> {
  const asked = acts.filter(({ action, form }) => action === tenderActions.inquiry && form.bid === bid);
  const answers = new Map(
    acts.filter(({ action }) => action === tenderActions.inquiryAnswer).map(({ about, form }) => [about, form.answer]),
  );
  const due = findAction(definition, tenderActions.inquiryAnswer)?.asked?.due;
  const period = due && periodRule(definition, due.rule);
  const isLate = (act: FullAct) => period !== undefined && endOf(calendar, act.receivedAt, period).at <= now;
  const isOver = (act: FullAct) => answers.has(`act-${act.key}`) || isLate(act);
  const low = asked.filter(({ form }) => form.kind === 'lowPrice');
  return {
    inquiry: low.length === 0 ? 'none' : low.some(isOver) ? 'over' : 'waiting',
    ...(asked.length > 0 && {
      clarifications: asked.map((act) => {
        const answer = answers.get(`act-${act.key}`);
        return { question: String(act.form.question), ...(typeof answer === 'string' && { answer }) };
      }),
    }),
  };
}
