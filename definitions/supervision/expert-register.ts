import { rule, text, workingDays } from '../language';

/*
 * What the processes have in common that decide about experts of the register. Articles of 2024 第26号令 and 财库〔2016〕198号
 * are named as a whole where their number was not compared with the official print.
 */

const measures = '评标专家和评标专家库管理办法 (2024 第26号令)，条款待核 / article to be confirmed';

/** The law of the register. */
export const registerSources = [
  '中华人民共和国招标投标法 (2017) — Tendering Law (TL)',
  '中华人民共和国招标投标法实施条例 (2019) — Implementing Regulation (IR)',
  '评标专家和评标专家库管理办法 (2024 国家发展改革委第26号令) — Measures for evaluation experts and their registers',
  '政府采购评审专家管理办法 (财库〔2016〕198号) — Measures for review experts of government procurement, by analogy',
  '中华人民共和国行政处罚法 (2021) — Administrative Penalty Law (PL)',
] as const;

/** Who takes part: the expert, and the office that keeps the register, whose people decide in pairs. */
export const registerRoles = {
  expert: { title: text('评标专家', 'Expert'), party: 'person' },
  administration: { title: text('专家库管理部门', 'Office that keeps the register'), party: 'office' },
} as const;

/** Working days of the people who decide, and of the expert who answers. */
export const registerRules = {
  decisionPeriod: { title: text('决定时限', 'Time to decide'), value: workingDays(5), article: measures },
  statementPeriod: {
    title: text('陈述、申辩时限', 'Time for the expert to state their view'),
    value: workingDays(5),
    least: workingDays(5),
    article: 'PL 44, 45, 64 行政处罚法第44、45、64条（参照）/ by analogy',
  },
} as const;

export const reason = {
  type: 'text',
  title: text('理由', 'Reason'),
  multiline: true,
  atMost: 2000,
} as const;

export const evidence = {
  type: 'document',
  title: text('证明材料', 'Evidence'),
  many: true,
  optional: true,
} as const;

export const remarks = { ...reason, title: text('意见', 'Remarks'), optional: true } as const;

/** Whom the case is about. */
export const expert = { type: 'person', role: 'expert', title: text('专家', 'Expert') } as const;

/** The expert is heard before anything is decided against them; who says nothing in time has been heard. */
export const hearing = {
  title: text('陈述、申辩', 'The expert is heard'),
  article: 'PL 44, 45 行政处罚法第44、45条：告知事实、理由及依据，听取陈述和申辩',
  deadline: { counted: rule('statementPeriod'), from: { entered: 'hearing' }, end: 'silent' },
  actions: {
    stateView: {
      title: text('陈述、申辩', 'State one’s view'),
      by: 'expert',
      asked: {},
      urgent: true,
      end: 'heard',
      notifies: ['administration'],
      final: true,
      form: {
        view: { ...reason, title: text('陈述、申辩', 'View') },
        evidence,
      },
    },
  },
  ends: { heard: 'decision', silent: 'decision' },
  endTitles: { silent: text('逾期未陈述', 'Nothing was said in time') },
} as const;

/** Who decides is not who opened the case; a decision to do nothing more is another way of deciding. */
export const decider = { by: 'administration', notBy: 'start', asked: { due: rule('decisionPeriod') } } as const;

/** Deciding that nothing follows. */
export const dismissal = {
  title: text('不予处理', 'Dismiss'),
  by: 'administration',
  notBy: 'start',
  insteadOf: 'decide',
  end: 'dismissed',
  notifies: ['expert'],
  final: true,
  form: { reason },
} as const;

export const dismissed = { title: text('不予处理', 'Dismissed'), outcome: 'neutral' } as const;

/** What is the same in all of them. */
export const registerProcess = {
  version: '2026-1',
  jurisdiction: 'CN',
  kind: 'supervision',
  sources: registerSources,
  roles: registerRoles,
  escalatesTo: ['administration'],
  readers: ['administration', 'expert'],
  anytime: {},
  notices: {},
} as const;
