import { printClosings } from './printed/closings';
import { printDeposit } from './printed/deposit';
import { printNotices } from './printed/notices';
import { printRoles } from './printed/roles';
import { printRules } from './printed/rules';
import { printAnytime, printStages, printStart } from './printed/stages';
import { wordingOf, type Wording } from './printed/wording';
import type { Process } from './process';
import type { Language } from './text';

/** The printed description of a process, in Markdown: everything that the definition says, in sentences and tables. */
export function describe(definition: Process, language: Language): string {
  const wording = wordingOf(definition, language);
  const lines = [
    printHead,
    printRoles,
    printRules,
    printDeposit,
    printStart,
    printStages,
    printAnytime,
    printClosings,
    printNotices,
  ].flatMap((print) => print(wording));
  return `${lines.join('\n').trim()}\n`;
}

function printHead({ definition, said, word }: Wording): readonly string[] {
  const { title, process, version, jurisdiction, sources } = definition;
  return [
    `# ${said(title)}`,
    '',
    word(
      `\`${process}\`，版本 ${version}，适用法域 ${jurisdiction}。本文由流程定义生成，请勿手工修改。`,
      `\`${process}\`, version ${version}, jurisdiction ${jurisdiction}. Generated from the definition: do not edit.`,
    ),
    '',
    ...(sources.length === 0 ? [] : [word('依据：', 'Sources:'), '', ...sources.map((source) => `- ${source}`), '']),
  ];
}
