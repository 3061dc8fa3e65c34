import { effectSentences } from '../printed/effect';
import { issuedPapers } from '../issued-paper';
import { listOf, type Wording } from '../printed/wording';
import type { Action } from '../process';
import { text } from '../text';
import { articleWords, flag, phrase, roleNames, type FactTable, type FactWords, type Scope } from './part';
import { ruleWords } from './rule-words';

const actions = (zh: string, en: string): FactWords<string | readonly string[]> => ({
  title: text(zh, en),
  said: ({ list, action }, names) => list([names].flat().map(action)),
});

const places = (zh: string, en: string): FactWords<string | readonly string[]> => ({
  title: text(zh, en),
  said: ({ until }, names) => until(names),
});

function endWords(wording: Wording, end: NonNullable<Action['end']>, { stage, form }: Scope): string {
  const { word, said, place, list } = wording;
  const leadsTo = (name: string) => place(stage?.ends[name] ?? name);
  if (typeof end === 'string') return leadsTo(end);
  const field = form?.[end.of];
  return list(
    Object.entries(end.cases).map(([option, name]) => {
      const title = said((field?.type === 'choice' ? field.options[option] : undefined) ?? text(option, option));
      return word(`“${title}”→${leadsTo(name)}`, `"${title}" → ${leadsTo(name)}`);
    }),
  );
}

/** What is said of an action, but for its form. */
export const actionFacts: FactTable<Omit<Action, 'form'>> = {
  title: phrase('名称', 'Title'),
  help: phrase('说明', 'Help'),
  article: articleWords,
  by: roleNames('执行者', 'By'),
  end: { title: text('办理后', 'Leads to'), said: endWords },
  asked: {
    title: text('待办时限', 'Asked for'),
    said(wording, { due, from }) {
      const { word, moment } = wording;
      if (!due) return word('列入待办，无时限', 'stands in the inbox without a limit');
      const since = from ? moment(from) : word('收到任务', 'it is asked for');
      return word(`${since}后${ruleWords(wording, due)}`, `${ruleWords(wording, due)} after ${since}`);
    },
  },
  insteadOf: actions('可代替', 'Instead of'),
  many: flag('多个单位各自提交', 'Each of many bodies may make an entry'),
  replaces: {
    title: text('再次提交', 'A later entry'),
    said: ({ word }) => word('代替前一次，前一次存档', 'replaces the earlier one, which is kept'),
  },
  withdraws: actions('撤回', 'Takes back'),
  needs: actions('须先办理', 'Needs first'),
  admits: roleNames('由此成为', 'Makes the body a party'),
  sealed: {
    title: text('密封提交', 'Sealed by whoever fills it in'),
    said: ({ word, place }, { openedIn, escrow }) => {
      const stage = word(`在“${place(openedIn)}”解密`, `opened in "${place(openedIn)}"`);
      if (!escrow) return stage;
      const keys = escrow.keepers.map((key) => key.slice(0, 26)).join(', ');
      return word(
        `${stage}；${escrow.keepers.length}名份额保管人中${escrow.threshold}名可代为解密：${keys}`,
        `${stage}; ${escrow.threshold} of ${escrow.keepers.length} keepers can open it too: ${keys}`,
      );
    },
  },
  releases: actions('交出解密份额', 'Gives out the share that opens'),
  each: {
    title: text('办理次数', 'How often'),
    said: ({ word }) => word('每名成员各一次', 'once by every person'),
  },
  after: actions('须在其后', 'Only after'),
  offered: {
    title: text('开放', 'Offered'),
    said: ({ word }) => word('由系统在需要时开放', 'by the platform when it is needed'),
  },
  stands: flag('更换成员后其他成员已办的仍有效', 'What the others did stays when somebody is replaced'),
  since: places('可提前自', 'May be taken from'),
  closesBefore: { title: text('最迟在期限前', 'Closes before the deadline by'), said: ruleWords },
  afterDeadline: flag('期限过后仍可办理', 'Stays open after the deadline'),
  answers: actions('答复', 'Answers'),
  effect: {
    title: text('效力', 'Effect'),
    said: (wording, effect, { form = {} }) => wording.list([...effectSentences(wording, effect, form)]),
  },
  notBy: actions('回避（不得由办理此事项的人办理）', 'Not by the person who did'),
  secretUntil: places('保密至', 'Secret until'),
  heldBy: roleNames('保密期间知悉', 'Known while secret to'),
  visibleTo: roleNames('可阅', 'Read by'),
  actorVisibleTo: roleNames('可知悉提交人', 'Who took it is known to'),
  publishes: { title: text('发布公告', 'Publishes'), said: ({ notice }, name) => notice(name) },
  notifies: roleNames('通知', 'Tells'),
  issues: {
    title: text('签发', 'Issues'),
    said: ({ word, said }, paper) =>
      paper === 'certificate' ? word('由平台签发的证明', 'a certificate of the platform') : said(issuedPapers[paper]),
  },
  urgent: flag('立即告知，不分时段', 'Told at once, at any hour'),
  final: flag('不可撤销', 'Cannot be undone'),
};

/** Who does it, in a line. */
export const actionGist = ({ word, roles }: Wording, action: Action): string => {
  const by = roles(listOf(action.by));
  return word(`由${by}办理`, `by: ${by}`);
};
