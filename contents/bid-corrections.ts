import { standingBids } from '../database/bids';
import { rows } from '../database/database';
import { definitionOf } from '../database/definitions';
import type { Unit } from '../domain/amount';
import { correctBid, correctionRules, type CorrectedBid } from '../domain/bid-document/corrections';
import type { FoundCorrections } from '../domain/bid-document/decide-corrections';
import { preparedBids, type Reading } from './prepared-bids';

/** The arithmetic of the priced bids of a case. */
export interface BidArithmetic {
  /** The bids that are to be corrected, in order of receipt. */
  readonly found: readonly FoundCorrections[];
  /** One of them without the corrections that were refused. */
  readonly without: (bid: string, refused: ReadonlySet<string>) => CorrectedBid;
}

/**
 * Goes through the arithmetic of every opened bid that says on a machine's terms what it costs, by the rules of the
 * definition. The price that was opened counts as stated, whatever the data says.
 */
export async function bidArithmetic(reading: Reading, caseId: string): Promise<BidArithmetic> {
  const { read } = reading;
  const row = await rows(read, 'case').findOneByOrFail({ id: caseId });
  const definition = await definitionOf(read, row.definitionId);
  const applied = correctionRules.filter((name) => definition.rules[name]?.value === true);
  const prepared = await preparedBids(reading, definition, caseId, await standingBids(read, caseId));
  const correct = new Map(
    prepared.map(({ bid, document, bills }) => {
      const stated = { ...document, price: bid.price };
      const without = (refused?: ReadonlySet<string>) => correctBid(stated, bills, row.unit as Unit, applied, refused); // checked when the case was opened
      return [bid.id, without] as const;
    }),
  );
  const all = [...correct].map(([bid, without]) => ({ bid, ...without() }));
  return {
    found: all.filter(({ corrections }) => corrections.length > 0),
    without(bid, refused) {
      const without = correct.get(bid);
      if (!without) throw new Error(`The bid ${bid} says nothing that could be corrected`);
      return without(refused);
    },
  };
}
