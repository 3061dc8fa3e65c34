import { defineProcess, rule, text, workingDays } from '../language';
import {
  decider,
  dismissal,
  dismissed,
  evidence,
  expert,
  hearing,
  reason,
  registerProcess,
  registerRules,
  remarks,
} from './expert-register';

const measures = '评标专家和评标专家库管理办法 (2024 第26号令)，条款待核 / article to be confirmed';

/** Nobody else can say what an expert wishes: who denies it, or says nothing, is heard. */
const consent = {
  title: text('本人确认', 'The expert confirms'),
  article: measures,
  deadline: { counted: rule('statementPeriod'), from: { entered: 'consent' }, end: 'silent' },
  actions: {
    confirmWish: {
      title: text('确认自愿退出', 'Confirm the wish to withdraw'),
      by: 'expert',
      asked: {},
      urgent: true,
      end: 'confirmed',
      notifies: ['administration'],
      final: true,
    },
    denyWish: {
      title: text('并非本人意愿', 'It is not my wish'),
      by: 'expert',
      insteadOf: 'confirmWish',
      end: 'denied',
      notifies: ['administration'],
      form: { reason },
    },
  },
  ends: { confirmed: 'decision', denied: 'hearing', silent: 'hearing' },
  endTitles: { silent: text('逾期未确认', 'Not confirmed in time') },
} as const;

/** 退出：at the wish of the expert; or because something bars them, and then they are heard before it is decided. */
export const expertWithdrawal = defineProcess({
  ...registerProcess,
  process: 'expertWithdrawal',
  version: '2026-2',
  title: text('评标专家退出', 'Withdrawal of an expert'),
  prefix: 'ZX',
  rules: {
    ...registerRules,
    reviewPeriod: { title: text('核实时限', 'Time to check'), value: workingDays(5), article: measures },
  },
  start: {
    title: text('提出退出', 'Propose a withdrawal'),
    by: ['expert', 'administration'],
    first: 'review',
    form: {
      expert: { ...expert, optional: true },
      reason: { ...reason, title: text('退出原因', 'Reason') },
      evidence,
    },
  },
  stages: {
    review: {
      title: text('核实', 'Checking'),
      article: measures,
      actions: {
        review: {
          title: text('核实', 'Check'),
          by: 'administration',
          asked: { due: rule('reviewPeriod') },
          end: { of: 'ground', cases: { ownWish: 'agreed', otherGround: 'toHear' } },
          form: {
            ground: {
              type: 'choice',
              title: text('情形', 'Ground'),
              options: {
                ownWish: text('本人申请或同意，由本人确认', 'The expert’s own wish, which the expert confirms'),
                otherGround: text('其他情形，先听取本人意见', 'Another ground: the expert is heard first'),
              },
            },
            remarks,
          },
        },
      },
      ends: { agreed: 'consent', toHear: 'hearing' },
    },
    consent,
    hearing,
    decision: {
      title: text('决定', 'Decision'),
      article: measures,
      actions: {
        decide: {
          title: text('决定退出', 'Let withdraw'),
          ...decider,
          notBy: 'review',
          end: 'withdrawn',
          notifies: ['expert'],
          final: true,
          form: { remarks },
        },
        dismiss: { ...dismissal, title: text('不予退出', 'Keep in the register'), notBy: 'review' },
      },
      ends: { withdrawn: 'withdrawn', dismissed: 'dismissed' },
    },
  },
  closings: {
    withdrawn: { title: text('已退出', 'Withdrawn'), outcome: 'neutral', registers: 'withdrawal' },
    dismissed,
  },
});
