import type { BidDocument } from '../bid-document/bid-document';
import { correctBid, correctionRules } from '../bid-document/corrections';
import type { Unit } from '../amount';
import type { Bill } from '../tender-document/bill';
import { parseAmount, formatAmount } from '../amount';
import { priceFault } from '../bid-document/price-bill';

/**
 * The arithmetic errors of a bid as traces: two bids that state the same wrong amount for the same item were hardly
 * calculated by two hands (投标文件错误一致, IR 40).
 */
export const arithmeticErrors = (bid: BidDocument, bills: readonly Bill[], unit: Unit): readonly string[] =>
  correctBid(bid, bills, unit, correctionRules).corrections.flatMap(({ bill, item, stated }) =>
    bill === undefined || item === undefined ? [] : [`${bill.title} ${item}：${stated}`],
  );

/** How much of two priced bids is alike. */
export interface EqualPrices {
  readonly same: number;
  readonly compared: number;
}

/** How many items that both bids price have the very same unit price. */
export function equalPrices(first: BidDocument, second: BidDocument, unit: Unit): EqualPrices {
  const written = (price: string) =>
    priceFault(price, unit) === undefined ? formatAmount(parseAmount(price, unit)) : undefined;
  const prices = new Map(
    first.bills.flatMap(({ key, items }) => items.map((item) => [`${key}/${item.number}`, written(item.unitPrice)])),
  );
  let [same, compared] = [0, 0];
  for (const { key, items } of second.bills) {
    for (const { number, unitPrice } of items) {
      const other = prices.get(`${key}/${number}`);
      if (other === undefined) continue;
      compared += 1;
      if (other === written(unitPrice)) same += 1;
    }
  }
  return { same, compared };
}
