import type { Rule } from '../process';
import { table } from './table';
import type { Wording } from './wording';

/** The numbers of the law with their bounds and sources. */
export function printRules(wording: Wording): readonly string[] {
  const { definition, word, said, value, source } = wording;
  return [
    word('## 法定数值', '## Numbers of the law'),
    '',
    ...table(
      [word('规则', 'Rule'), word('取值', 'Value'), word('法定界限', 'Bounds of the law'), word('依据', 'Source')],
      Object.values(definition.rules).map((rule) => [
        said(rule.title),
        value(rule.value),
        bounds(wording, rule),
        source(rule.article),
      ]),
    ),
  ];
}

function bounds({ word, value, list }: Wording, { least, most, fixed }: Rule): string {
  const found = [
    ...(least === undefined ? [] : [word('不少于 ', 'at least ') + value(least)]),
    ...(most === undefined ? [] : [word('不超过 ', 'at most ') + value(most)]),
    ...(fixed === undefined ? [] : [word('法定为 ', 'always ') + value(fixed)]),
  ];
  return found.length === 0 ? '—' : list(found);
}
