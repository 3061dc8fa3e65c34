import type { StoredEvaluation, StoredRow } from '../../database/evaluation';
import { text, type Text } from '../../definitions/language';
import { decimalsOf, groupAmount, parseAmount, type Unit } from '../../domain/amount';
import { deviation } from '../../domain/ranking/benchmark';
import type { Better } from '../../domain/ranking/price-order';
import type { Criterion } from '../../domain/ranking/score-sheet';
import { parseExact, roundHalfUp, type Rational } from '../../domain/rational';

/** The points of one criterion, for display, and for a price how they came about. */
export interface ScorePart {
  readonly criterion: string;
  readonly points: string;
  readonly words?: Text;
}

/** The parts of a bid's score; none in results from before they were kept. */
export function scoreParts(result: StoredEvaluation, row: StoredRow, better: Better): ScorePart[] {
  const { parts } = row;
  if (!parts) return [];
  return result.criteria.flatMap((criterion) => {
    const exact = parts[criterion.id];
    if (exact === undefined) return [];
    const points = roundHalfUp(parseExact(exact), 4);
    const words = criterion.kind === 'price' ? priceWords(result, row, criterion, points, better) : undefined;
    return [{ criterion: criterion.id, points, ...(words && { words }) }];
  });
}

/** How a price became points, with its numbers. */
function priceWords(
  { pricing = { formula: 'bestToPrice' }, priceReference, unit }: StoredEvaluation,
  { price }: StoredRow,
  { max }: Criterion,
  points: string,
  better: Better,
): Text | undefined {
  if (!priceReference) return undefined;
  const reference = parseExact(priceReference.price);
  const [own, other] = [groupAmount(price), shownParts(reference, unit)];
  if (pricing.formula === 'bestToPrice') {
    const [zh, en] =
      better === 'lower'
        ? [`最优报价 ${other} ÷ 报价 ${own}`, `best price ${other} ÷ price ${own}`]
        : [`报价 ${own} ÷ 最优报价 ${other}`, `price ${own} ÷ best price ${other}`];
    return text(`${zh} × 满分 ${max} = ${points}`, `${en} × ${max} points = ${points}`);
  }
  const away = deviation(parseAmount(price, unit), reference, better);
  if (!away) return text(`基准价为 0：${points}`, `the base price is 0: ${points}`);
  const isDearer = away.n > 0n;
  const percent = roundHalfUp(isDearer ? away : { ...away, n: -away.n }, 4);
  const each = isDearer ? pricing.dearerPoints : pricing.cheaperPoints;
  const ceiling = pricing.ceilingShare;
  const made = text(
    `${priceReference.counted} 家报价${ceiling === undefined ? '' : `、最高限价占 ${ceiling}%`}`,
    `${priceReference.counted} prices${ceiling === undefined ? '' : `, ${ceiling} % of the ceiling`}`,
  );
  return text(
    `基准价 ${other}（${made.zh}）；报价 ${own} ${isDearer ? '劣' : '优'}于基准价 ${percent}%；满分 ${max} − ${percent} × ${each} = ${points}（不低于 0）`,
    `base price ${other} (${made.en}); price ${own} is ${percent} % ${isDearer ? 'dearer' : 'cheaper'}; ${max} points − ${percent} × ${each} = ${points} (0 at least)`,
  );
}

/** A fraction of the smallest parts of a unit as an amount, rounded to two decimals more than the unit has. */
function shownParts(parts: Rational, unit: Unit): string {
  const digits = decimalsOf(unit);
  return groupAmount(roundHalfUp({ n: parts.n, d: parts.d * 10n ** BigInt(digits) }, digits + 2));
}
