import type { Role } from '../process';
import { text } from '../text';
import { roleParties } from './role-parties';
import { table } from './table';
import type { Wording } from './wording';

const dividedByIndustry = text('按地区和行业确定的主管机构', 'the office that is competent for region and industry');

/** Who takes part, who reads, and who is told when something is overdue. */
export function printRoles(wording: Wording): readonly string[] {
  const { definition, word, said } = wording;
  const [read, told] = [wording.roles(definition.readers), wording.roles(definition.escalatesTo)];
  return [
    word('## 角色', '## Roles'),
    '',
    ...table(
      [word('角色', 'Role'), word('由谁担任', 'Who'), word('身份保密至', 'Not named before')],
      Object.values(definition.roles).map((role) => [said(role.title), who(wording, role), secrecy(wording, role)]),
    ),
    word(`默认可阅案卷：${read}。`, `The case file is read by: ${read}.`),
    '',
    ...(told ? [word(`逾期提醒升级至：${told}。`, `Told when a task is overdue: ${told}.`), ''] : []),
  ];
}

function who({ said, word, roles }: Wording, { party, dividedBy, mayBeVacant, actsFor }: Role): string {
  return [
    said(dividedBy ? dividedByIndustry : roleParties[party]),
    ...(mayBeVacant ? [word('可以空缺', 'where there is one')] : []),
    ...(actsFor === undefined ? [] : [word(`代表${roles([actsFor])}`, `acts for: ${roles([actsFor])}`)]),
  ].join(word('；', '; '));
}

function secrecy({ until, roles, word }: Wording, { secretUntil, heldBy }: Role): string {
  if (!secretUntil) return '—';
  const known = heldBy ? word(`（${roles(heldBy)}知悉）`, ` (known to: ${roles(heldBy)})`) : '';
  return until(secretUntil) + known;
}
