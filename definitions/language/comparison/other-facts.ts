import type { ExpertEventKind } from '../../../domain/drawing/expert-standing';
import { depositAmount, depositOccasion } from '../printed/deposit';
import { noticeTables } from '../printed/notice-tables';
import { outcomes } from '../printed/outcomes';
import { registeredTitles } from '../printed/registered';
import { roleParties } from '../printed/role-parties';
import { avoidanceWords } from '../printed/avoidance-words';
import type { Closing, NoticeLayout, Process, Role, Rule, Stage } from '../process';
import { text, type Text } from '../text';
import { articleWords, flag, phrase, roleNames, written, type FactTable, type FactWords } from './part';
import { ruleWords } from './rule-words';

type Parts = 'roles' | 'rules' | 'start' | 'stages' | 'anytime' | 'closings' | 'notices';

const kinds = { trading: text('交易', 'trading'), supervision: text('监督', 'supervision') } as const;

/** What is said of a process as a whole. */
export const processFacts: FactTable<Omit<Process, Parts>> = {
  process: written('标识', 'Name'),
  version: written('版本', 'Version'),
  jurisdiction: written('适用法域', 'Jurisdiction'),
  title: phrase('名称', 'Title'),
  kind: { title: text('类别', 'Kind'), said: ({ said }, kind) => said(kinds[kind]) },
  prefix: written('编号字头', 'Letters of its codes'),
  sources: {
    title: text('依据', 'Sources'),
    said: ({ list, source }, sources) => list(sources.map(source)),
  },
  escalatesTo: roleNames('逾期提醒升级至', 'Told when a task is overdue'),
  readers: roleNames('默认可阅案卷', 'Read the case file'),
  deposit: {
    title: text('保证金', 'Deposit'),
    said(wording, deposit) {
      const { said, word, action, list, source } = wording;
      const { secures, guarantee, returns, forfeits } = deposit;
      const letter = guarantee && word(`可用“${action(guarantee.action)}”代替`, `or "${action(guarantee.action)}"`);
      const parts = [
        `${said(deposit.title)} (${source(deposit.article)})`,
        word(`担保“${action(secures)}”`, `secures "${action(secures)}"`),
        depositAmount(wording, deposit),
        ...(letter === undefined ? [] : [letter]),
        ...returns.map(({ on, within, interest, article }) => {
          const back = `${depositOccasion(wording, on)}: ${ruleWords(wording, within)}`;
          return `${back}${interest ? word('，计息', ', with interest') : ''} (${source(article)})`;
        }),
        word(
          `不予退还：${list(Object.values(forfeits).map(({ title }) => said(title)))}`,
          `lost for: ${list(Object.values(forfeits).map(({ title }) => said(title)))}`,
        ),
      ];
      return parts.join(word('；', '; '));
    },
  },
};

/** What is said of a role. */
export const roleFacts: FactTable<Role> = {
  title: phrase('名称', 'Title'),
  party: { title: text('由谁担任', 'Who'), said: ({ said }, party) => said(roleParties[party]) },
  actsFor: { title: text('代表', 'Acts for'), said: ({ roles }, role) => roles([role]) },
  dividedBy: { title: text('职责划分', 'Shared out'), said: ({ word }) => word('按行业', 'by industry') },
  mayBeVacant: flag('可以空缺', 'May be vacant'),
  secretUntil: { title: text('身份保密至', 'Not named before'), said: ({ until }, places) => until(places) },
  heldBy: roleNames('保密期间知悉', 'Known while secret to'),
};

const registeredWords: FactWords<ExpertEventKind> = {
  title: text('专家名册', 'Register of experts'),
  said: ({ said }, kind) => said(registeredTitles[kind]),
};

const value = (zh: string, en: string): FactWords<Rule['value']> => ({
  title: text(zh, en),
  said: (wording, some) => wording.value(some),
});

/** What is said of a rule. */
export const ruleFacts: FactTable<Rule> = {
  title: phrase('名称', 'Title'),
  value: value('取值', 'Value'),
  least: value('法定下限', 'Least the law allows'),
  most: value('法定上限', 'Most the law allows'),
  fixed: value('法定为', 'Fixed by the law as'),
  article: articleWords,
};

/** What is said of the act that opens a case, but for its form. */
export const startFacts: FactTable<Omit<Process['start'], 'form'>> = {
  title: phrase('名称', 'Title'),
  by: roleNames('执行者', 'By'),
  first: { title: text('进入', 'Leads to'), said: ({ place }, stage) => place(stage) },
};

/** What is said of a stage, but for its actions and arrows. */
export const stageFacts: FactTable<Omit<Stage, 'actions' | 'ends' | 'endTitles'>> = {
  title: phrase('名称', 'Title'),
  help: phrase('说明', 'Help'),
  article: articleWords,
  does: phrase('由系统办理', 'What happens in it'),
  publishes: {
    title: text('进入时发布公告', 'Publishes when it is entered'),
    said: ({ notice }, name) => notice(name),
  },
  registers: registeredWords,
  deadline: {
    title: text('期限', 'Deadline'),
    said(wording, deadline, { stage }) {
      const { word, moment, place } = wording;
      const when =
        'at' in deadline
          ? moment(deadline.at)
          : word(
              `${moment(deadline.from)}后${ruleWords(wording, deadline.counted)}`,
              `${ruleWords(wording, deadline.counted)} after ${moment(deadline.from)}`,
            );
      if (deadline.end === undefined) return when;
      const target = place(stage?.ends[deadline.end] ?? deadline.end);
      return word(`${when}，期满进入“${target}”`, `${when}, then "${target}"`);
    },
  },
  avoidance: {
    title: text('应当回避', 'Who must stay out'),
    said: (wording, rules) => wording.list(Object.values(rules).map((rule) => avoidanceWords(wording, rule))),
  },
};

/** Where an end leads and what it is called. */
export const arrowFacts: FactTable<{ readonly target?: string; readonly title?: Text }> = {
  target: { title: text('进入', 'Leads to'), said: ({ place }, target) => place(target) },
  title: phrase('名称', 'Title'),
};

/** What is said of a closing. */
export const closingFacts: FactTable<Closing> = {
  title: phrase('名称', 'Title'),
  outcome: { title: text('结果', 'Outcome'), said: ({ said }, outcome) => said(outcomes[outcome]) },
  mayRestart: flag('可另行立项', 'May start anew'),
  publishes: { title: text('发布公告', 'Publishes'), said: ({ notice }, name) => notice(name) },
  registers: registeredWords,
};

/** What is said of a notice. */
export const noticeFacts: FactTable<NoticeLayout> = {
  title: phrase('名称', 'Title'),
  fields: {
    title: text('内容', 'What stands in it'),
    said: ({ list, field, word }, fields) =>
      list(
        fields.map((path) => {
          const [action = '', name = ''] = path.split('.');
          return field(action, name);
        }),
      ) || word('案件基本信息', 'the facts of the case'),
  },
  tables: {
    title: text('表格', 'Tables'),
    said: ({ list, said }, tables) => list(tables.map((name) => said(noticeTables[name]))),
  },
};
