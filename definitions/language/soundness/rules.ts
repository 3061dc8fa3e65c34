import { compare, parseFraction } from '../../../domain/rational';
import { isPeriod } from '../limit';
import type { Rule } from '../process';
import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';

/** Every number keeps the bounds of its law. */
export function* checkRules({ definition }: Examined): Faults {
  for (const [name, rule] of Object.entries(definition.rules)) {
    const at = `rules.${name}`;
    if (typeof rule.value === 'string' && !parseFraction(rule.value)) {
      yield fault(at, 'wrongRule', `值 ${rule.value} 不是分数`, `the value ${rule.value} is no fraction`);
    }
    if (rule.fixed !== undefined && rule.value !== rule.fixed) {
      const [value, fixed] = [showValue(rule.value), String(rule.fixed)];
      yield fault(
        at,
        'againstFixed',
        `值为 ${value}，法定为 ${fixed}（${rule.article}）`,
        `the value is ${value}, the law fixes ${fixed} (${rule.article})`,
      );
    }
    yield* checkBound(at, rule, 'least');
    yield* checkBound(at, rule, 'most');
  }
}

function* checkBound(at: string, rule: Rule, which: 'least' | 'most'): Faults {
  const bound = rule[which];
  if (bound === undefined) return;
  const order = compareValues(rule.value, bound);
  const [value, limit] = [showValue(rule.value), showValue(bound)];
  if (order === undefined) {
    return yield fault(at, 'unlikeUnits', `${value} 与 ${limit} 无法比较`, `${value} and ${limit} cannot be compared`);
  }
  if (which === 'least' && order < 0) {
    yield fault(
      at,
      'belowLeast',
      `${value} 少于法定下限 ${limit}（${rule.article}）`,
      `${value} is less than the least the law allows, ${limit} (${rule.article})`,
    );
  }
  if (which === 'most' && order > 0) {
    yield fault(
      at,
      'aboveMost',
      `${value} 超过法定上限 ${limit}（${rule.article}）`,
      `${value} is more than the most the law allows, ${limit} (${rule.article})`,
    );
  }
}

/** Negative when less, zero when equal, positive when more; undefined when they cannot be compared. */
function compareValues(value: Rule['value'], bound: Rule['value']): number | undefined {
  if (typeof value === 'number' && typeof bound === 'number') return value - bound;
  if (isPeriod(value) && isPeriod(bound)) return value.unit === bound.unit ? value.count - bound.count : undefined;
  if (typeof value !== 'string' || typeof bound !== 'string') return undefined;
  const [a, b] = [parseFraction(value), parseFraction(bound)];
  return a && b ? compare(a, b) : undefined;
}

const showValue = (value: Rule['value']): string => (isPeriod(value) ? `${value.count} ${value.unit}` : String(value));
