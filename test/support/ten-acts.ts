import { defineProcess, text, type Process, type Stage } from '../../definitions/language';

const acts = 10;
const by = (number: number): string => (number % 2 === 1 ? 'tenderer' : 'centre');

/** Stage 1 to 10: each is ended by its one act, in turns by two people, as paper goes back and forth between offices. */
const stages = Object.fromEntries(
  Array.from({ length: acts }, (_, index): [string, Stage] => {
    const number = index + 1;
    return [
      `step${number}`,
      {
        title: text(`第${number}步`, `Step ${number}`),
        actions: {
          [`pass${number}`]: {
            title: text(`办理第${number}步`, `Pass step ${number}`),
            by: by(number),
            asked: {},
            end: 'passed',
            form: { remark: { type: 'text', title: text('意见', 'Remark') } },
          },
        },
        ends: { passed: number === acts ? 'done' : `step${number + 1}` },
      },
    ];
  }),
);

/** A case of ten acts, each of which makes the next person's task. */
export const tenActs: Process = defineProcess<Process>({
  process: 'tenActs',
  version: '1',
  jurisdiction: 'CN',
  title: text('十步流程', 'Ten acts'),
  kind: 'trading',
  prefix: 'T',
  sources: [],
  roles: {
    tenderer: { title: text('招标人', 'Tenderer'), party: 'one' },
    centre: { title: text('交易中心', 'Trading centre'), party: 'office' },
  },
  escalatesTo: [],
  readers: ['tenderer', 'centre'],
  rules: {},
  start: {
    title: text('登记', 'Register'),
    by: ['tenderer'],
    first: 'step1',
    form: {
      title: { type: 'text', title: text('名称', 'Title') },
      region: { type: 'region', title: text('地区', 'Region') },
      industry: { type: 'text', title: text('行业', 'Industry') },
      unit: { type: 'text', title: text('币种', 'Currency') },
    },
  },
  stages,
  anytime: {},
  closings: { done: { title: text('完成', 'Done'), outcome: 'success' } },
  notices: {},
});

/** The acts in their order, with the role that takes each. */
export const actsInOrder = Array.from({ length: acts }, (_, index) => ({
  action: `pass${index + 1}`,
  role: by(index + 1) as 'tenderer' | 'centre',
}));
