import { parseFraction } from '../../../domain/rational';
import type { RuleReference } from '../field';
import { isPeriod } from '../limit';
import type { Rule } from '../process';
import { text, type Text } from '../text';
import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';

type RuleKind = 'period' | 'number' | 'boolean' | 'fraction';

const ruleKinds: Readonly<
  Record<RuleKind, { readonly word: Text; readonly holds: (value: Rule['value']) => boolean }>
> = {
  period: { word: text('期限', 'a period'), holds: isPeriod },
  number: { word: text('数字', 'a number'), holds: (value) => typeof value === 'number' },
  boolean: { word: text('是或否', 'true or false'), holds: (value) => typeof value === 'boolean' },
  fraction: {
    word: text('分数，如 2/3', 'a fraction such as 2/3'),
    holds: (value) => typeof value === 'string' && parseFraction(value) !== undefined,
  },
};

/** The rule must be there, and its value of that kind. */
export function* needRule(
  { definition, has }: Examined,
  at: string,
  { rule: name }: RuleReference,
  kind: RuleKind,
): Faults {
  const rule = has('rules', name) ? definition.rules[name] : undefined;
  if (!rule) return yield fault(at, 'unknownRule', `没有规则 ${name}`, `there is no rule ${name}`);
  const { word, holds } = ruleKinds[kind];
  if (!holds(rule.value)) {
    yield fault(at, 'wrongRule', `规则 ${name} 应为${word.zh}`, `the rule ${name} must be ${word.en}`);
  }
}
