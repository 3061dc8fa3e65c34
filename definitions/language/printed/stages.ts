import { endTitle } from '../end-title';
import type { Stage } from '../process';
import { printAction } from './action';
import { avoidanceWords } from './avoidance-words';
import { printForm } from './form';
import { heading } from './heading';
import { registeredTitles } from './registered';
import type { Wording } from './wording';

/** What opens a case. */
export function printStart(wording: Wording): readonly string[] {
  const { definition, said, sentence, roles, place } = wording;
  const { start } = definition;
  return [
    `## ${said(start.title)}`,
    '',
    sentence(`执行：${roles(start.by)}`, `By: ${roles(start.by)}`),
    sentence(`进入：${place(start.first)}`, `Leads to: ${place(start.first)}`),
    '',
    ...printForm(wording, start.form, undefined),
  ];
}

/** The stages in their order, each with its deadline, its ends and its actions. */
export const printStages = (wording: Wording): readonly string[] => [
  wording.word('## 环节', '## Stages'),
  '',
  ...Object.values(wording.definition.stages).flatMap((stage, index) => printStage(wording, stage, index + 1)),
];

/** What may be done in every stage. */
export function printAnytime(wording: Wording): readonly string[] {
  const actions = Object.values(wording.definition.anytime);
  if (actions.length === 0) return [];
  return [
    wording.word('## 随时可以执行的操作', '## At any time'),
    '',
    ...actions.flatMap((action) => printAction(wording, action, undefined)),
  ];
}

function printStage(wording: Wording, stage: Stage, number: number): readonly string[] {
  const { definition, said, sentence, place } = wording;
  const paragraphs = [stage.help, stage.does].flatMap((words) => (words ? [said(words), ''] : []));
  const ends = Object.entries(stage.ends).map(([end, target]) => {
    const title = said(endTitle(definition, stage, end));
    return sentence(`${title} → ${place(target)}`, `${title} → ${place(target)}`);
  });
  return [
    heading(wording, `### ${number}.`, stage),
    '',
    ...paragraphs,
    ...deadline(wording, stage),
    ...published(wording, stage),
    ...registered(wording, stage),
    ...ends,
    '',
    ...avoided(wording, stage),
    ...Object.values(stage.actions ?? {}).flatMap((action) => printAction(wording, action, stage)),
  ];
}

function published({ word, notice }: Wording, { publishes }: Stage): readonly string[] {
  if (publishes === undefined) return [];
  const name = notice(publishes);
  return [word(`进入本环节时发布：${name}。`, `Published when it is entered: ${name}.`), ''];
}

function registered({ word, said }: Wording, { registers }: Stage): readonly string[] {
  if (registers === undefined) return [];
  const kind = said(registeredTitles[registers]);
  return [word(`进入本环节时记入专家名册：${kind}。`, `The register of experts then holds: ${kind}.`), ''];
}

function avoided(wording: Wording, { avoidance = {} }: Stage): readonly string[] {
  const rules = Object.values(avoidance);
  if (rules.length === 0) return [];
  return [
    wording.word('应当回避：', 'Must stay out:'),
    '',
    ...rules.map((rule) => `- ${avoidanceWords(wording, rule)}`),
    '',
  ];
}

function deadline({ word, moment, rule }: Wording, { deadline: found }: Stage): readonly string[] {
  if (!found) return [];
  const when =
    'at' in found
      ? moment(found.at)
      : word(`${moment(found.from)}后${rule(found.counted)}`, `${rule(found.counted)} after ${moment(found.from)}`);
  return [word(`期限：${when}。`, `Deadline: ${when}.`), ''];
}
