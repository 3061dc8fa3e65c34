import { outcomes } from './outcomes';
import { table } from './table';
import type { Wording } from './wording';

/** How a case can be over. */
export const printClosings = ({ definition, word, said, value, notice }: Wording): readonly string[] => [
  word('## 结局', '## Closings'),
  '',
  ...table(
    [word('结局', 'Closing'), word('结果', 'Outcome'), word('可另行立项', 'May start anew'), word('发布', 'Publishes')],
    Object.values(definition.closings).map((closing) => [
      said(closing.title),
      said(outcomes[closing.outcome]),
      value(closing.mayRestart ?? false),
      closing.publishes ? notice(closing.publishes) : '—',
    ]),
  ),
];
