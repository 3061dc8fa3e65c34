import { outcomes } from './outcomes';
import { registeredTitles } from './registered';
import { table } from './table';
import type { Wording } from './wording';

/** How a case can be over. */
export function printClosings({ definition, word, said, value, notice }: Wording): readonly string[] {
  const registers = Object.values(definition.closings).some((closing) => closing.registers !== undefined);
  return [
    word('## 结局', '## Closings'),
    '',
    ...table(
      [
        word('结局', 'Closing'),
        word('结果', 'Outcome'),
        word('可另行立项', 'May start anew'),
        word('发布', 'Publishes'),
        ...(registers ? [word('记入专家名册', 'Register of experts')] : []),
      ],
      Object.values(definition.closings).map((closing) => [
        said(closing.title),
        said(outcomes[closing.outcome]),
        value(closing.mayRestart ?? false),
        closing.publishes ? notice(closing.publishes) : '—',
        ...(registers ? [closing.registers ? said(registeredTitles[closing.registers]) : '—'] : []),
      ]),
    ),
  ];
}
