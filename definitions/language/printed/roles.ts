import type { Role } from '../process';
import { text, type Text } from '../text';
import { table } from './table';
import type { Wording } from './wording';

const parties: Readonly<Record<Role['party'], Text>> = {
  one: text('立项时确定的一个单位', 'one body, named when the case is opened'),
  optional: text('立项时可以确定的一个单位', 'one body that may be named when the case is opened'),
  many: text('以报名或提交加入的多个单位', 'bodies that come in by an entry'),
  persons: text('在本案中指定的人员', 'people who are appointed in the case'),
  office: text('按地区和行业确定的主管机构', 'the office that is competent for region and industry'),
};

/** Who takes part, who reads, and who is told when something is overdue. */
export function printRoles(wording: Wording): readonly string[] {
  const { definition, word, said } = wording;
  const [read, told] = [wording.roles(definition.readers), wording.roles(definition.escalatesTo)];
  return [
    word('## 角色', '## Roles'),
    '',
    ...table(
      [word('角色', 'Role'), word('由谁担任', 'Who'), word('身份保密至', 'Not named before')],
      Object.values(definition.roles).map((role) => [
        said(role.title),
        said(parties[role.party]),
        secrecy(wording, role),
      ]),
    ),
    word(`默认可阅案卷：${read}。`, `The case file is read by: ${read}.`),
    '',
    ...(told ? [word(`逾期提醒升级至：${told}。`, `Told when a task is overdue: ${told}.`), ''] : []),
  ];
}

function secrecy({ until, roles, word }: Wording, { secretUntil, heldBy }: Role): string {
  if (!secretUntil) return '—';
  const known = heldBy ? word(`（${roles(heldBy)}知悉）`, ` (known to: ${roles(heldBy)})`) : '';
  return until(secretUntil) + known;
}
