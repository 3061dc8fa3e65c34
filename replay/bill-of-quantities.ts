import { z } from 'zod';
import { formatAmount, parseAmount } from '../domain/amount';
import { itemAmount } from '../domain/bid-document/price-bill';
import type { PricedBill } from '../domain/bid-document/bid-document';
import type { Bill, BillItem } from '../domain/tender-document/bill';

const lineSchema = z.object({
  code: z.string(),
  name: z.string(),
  features: z.string(),
  unit: z.string(),
  quantity: z.number().positive(),
  /** What one unit costs about, in yuan. */
  guide: z.number().positive(),
});

/** Works as a tender document asks for them: what is done, how much of it, and what one unit costs about. */
export const worksSchema = z.object({
  title: z.string(),
  items: z.array(lineSchema).min(1),
  /** What the rest of the price is for. */
  lumpSum: lineSchema,
  /** What stands in the blanks of the tender document, by their names. */
  facts: z.record(z.string(), z.string()),
  /** What bidders write into the fields of forms, by their names. */
  answers: z.record(z.string(), z.string()),
});
export type Works = z.output<typeof worksSchema>;

/** So much of the estimate the measured items come to; the lump sum has the rest. */
const measured = 0.88;
/** How far bidders lie from the guide at most, as a part of it. */
const spread = 0.03;

/** The bill of works of so many yuan: as much of everything as the estimate pays for. */
export function billOf({ title, items, lumpSum }: Works, estimate: string): Bill {
  const guided = items.reduce((sum, { quantity, guide }) => sum + quantity * guide, 0);
  const scale = (Number(estimate) * measured) / guided;
  return {
    key: 'bill',
    title,
    items: [...items.map((line) => ({ ...line, quantity: line.quantity * scale })), lumpSum].map(
      ({ code, name, features, unit, quantity }, index): BillItem => ({
        ...{ number: String(index + 1), code, name, features, unit },
        quantity: String(Math.max(1, Math.round(quantity))),
      }),
    ),
  };
}

/** What a bidder asks for each item of a bill, so that it comes to the price of its bid exactly. */
export function pricesFor(works: Works, bill: Bill, price: string, bidder: number): PricedBill {
  const last = bill.items.length - 1;
  let rest = parseAmount(price, 'CNY').parts;
  const items = bill.items.map(({ number, quantity }, index) => {
    if (index === last) return { number, unitPrice: formatAmount({ parts: rest, unit: 'CNY' }) };
    const lean = 1 + spread * Math.sin(7 * index + 13 * bidder);
    const unitPrice = ((works.items[index]?.guide ?? 0) * lean).toFixed(2);
    rest -= parseAmount(itemAmount(unitPrice, quantity, 'CNY'), 'CNY').parts;
    return { number, unitPrice };
  });
  if (rest <= 0n) throw new RangeError(`${bill.title}: ${price} is less than its measured items cost`);
  return { key: bill.key, items };
}
