import { compare, parseRational } from '../rational';
import { methods, tieRules, type Method, type TieRule } from './method';
import type { Pricing } from './price-score';
import type { Criterion } from './score-sheet';

/** How prices become points, as documents name it: by the best price, or by a base price that is a mean. */
export const priceFormulas = ['bestToPrice', 'mean', 'trimmedMean'] as const;
export type PriceFormula = (typeof priceFormulas)[number];

/** The choices of a form that state how bids are evaluated, and what may stand in them. */
export const statedChoices: Readonly<Record<'method' | 'priceFormula' | 'tieRule', readonly string[]>> = {
  method: methods,
  priceFormula: priceFormulas,
  tieRule: tieRules,
};

/** The fields without which a choice cannot be followed, by the choice. */
export const neededFields: Readonly<Record<string, readonly string[]>> = {
  comprehensive: ['criteria'],
  twoEnvelopes: ['criteria', 'shortlist'],
  mean: ['dearerPoints', 'cheaperPoints'],
  trimmedMean: ['dearerPoints', 'cheaperPoints'],
};

/** The number of each field that is a number, least and most. */
const bounds: Readonly<Record<string, readonly [least: string, most: string]>> = {
  shortlist: ['1', '1000'],
  dearerPoints: ['0', '100'],
  cheaperPoints: ['0', '100'],
  countedFrom: ['0', '100'],
  ceilingShare: ['0', '100'],
};

/** What is wrong with the stated method at a field: `criteria.2.kind`. */
export interface MethodFault {
  readonly path: string;
  readonly rule:
    'unknownMethod' | 'missingForMethod' | 'outOfBounds' | 'notWhole' | 'needsCeiling' | 'priceInTechnical';
}

type Stated = Readonly<Record<string, unknown>>;

/**
 * Everything that keeps bids from being evaluated by what tender documents state, field by field. A price formula counts
 * only where prices give points.
 */
export function methodFaults(stated: Stated): readonly MethodFault[] {
  const faults: MethodFault[] = [];
  const fault = (path: string, rule: MethodFault['rule']) => faults.push({ path, rule });
  for (const [choice, options] of Object.entries(statedChoices)) {
    const chosen = stated[choice];
    if (chosen !== undefined && !options.some((option) => option === chosen)) fault(choice, 'unknownMethod');
  }
  for (const choice of ['method', 'priceFormula']) {
    for (const field of neededFields[String(stated[choice])] ?? []) {
      if (isMissing(stated[field])) fault(field, 'missingForMethod');
    }
  }
  for (const [field, [least, most]] of Object.entries(bounds)) {
    const value = decimalOf(stated[field]);
    if (value === undefined) continue;
    const number = parseRational(value);
    if (compare(number, parseRational(least)) < 0 || compare(number, parseRational(most)) > 0) {
      fault(field, 'outOfBounds');
    } else if (field === 'shortlist' && number.d !== 1n) fault(field, 'notWhole');
  }
  for (const field of ['countedFrom', 'ceilingShare']) {
    if (!isMissing(stated[field]) && isMissing(stated['ceiling'])) fault(field, 'needsCeiling');
  }
  if (stated['method'] === 'twoEnvelopes') {
    criteriaOf(stated['criteria']).forEach(({ kind }, index) => {
      if (kind === 'price') fault(`criteria.${index}.kind`, 'priceInTechnical');
    });
  }
  return faults;
}

/** The method that documents state, ready to evaluate by. What they do not state is as it was before it could be. */
export function statedMethod(stated: Stated): {
  readonly method: Method;
  readonly criteria: readonly Criterion[];
  readonly pricing: Pricing;
  readonly ties: TieRule;
  readonly shortlist: number | undefined;
} {
  const shortlist = decimalOf(stated['shortlist']);
  return {
    method: stated['method'] as Method, // checked when it was filed
    criteria: criteriaOf(stated['criteria']),
    pricing: pricingOf(stated),
    ties: (stated['tieRule'] as TieRule | undefined) ?? 'price',
    shortlist: shortlist === undefined ? undefined : Number(shortlist),
  };
}

/** The criteria of a tender document as the ranking wants them: points as decimal strings. */
export const criteriaOf = (value: unknown): Criterion[] =>
  Array.isArray(value)
    ? value.map((row: Readonly<Record<string, unknown>>) => ({
        id: String(row['id']),
        title: String(row['title'] ?? row['id']),
        max: String(row['max']),
        kind: row['kind'] === 'price' ? 'price' : 'scored',
      }))
    : [];

function pricingOf(stated: Stated): Pricing {
  const base = stated['priceFormula'];
  if (base !== 'mean' && base !== 'trimmedMean') return { formula: 'bestToPrice' };
  const countedFrom = decimalOf(stated['countedFrom']);
  const ceilingShare = decimalOf(stated['ceilingShare']);
  return {
    formula: 'benchmark',
    base,
    dearerPoints: decimalOf(stated['dearerPoints']) ?? '0',
    cheaperPoints: decimalOf(stated['cheaperPoints']) ?? '0',
    ...(countedFrom !== undefined && { countedFrom }),
    ...(ceilingShare !== undefined && { ceilingShare }),
  };
}

/** A number of a form as its decimal text. */
const decimalOf = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : undefined);

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
