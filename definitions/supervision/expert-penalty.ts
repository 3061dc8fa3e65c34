import { defineProcess, text } from '../language';
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
} from './expert-register';

const article = 'IR 71, 72 招标投标法实施条例第七十一、七十二条';

const points = {
  type: 'number',
  title: text('记分', 'Points'),
  atLeast: 1,
  atMost: 100,
  article: '各省评标专家动态考核规定，由平台所在地确定 / set by each province: confirm before use',
} as const;

/** 处理：the expert is told what they are said to have done and is heard, before another person decides. */
export const expertPenalty = defineProcess({
  ...registerProcess,
  process: 'expertPenalty',
  title: text('评标专家处理', 'Penalty for an expert'),
  prefix: 'ZC',
  rules: registerRules,
  start: {
    title: text('告知拟处理', 'Announce a penalty'),
    by: ['administration'],
    first: 'hearing',
    form: {
      expert,
      reason: { ...reason, title: text('事实、理由和依据', 'Facts, reason and legal basis'), article: 'PL 44' },
      points,
      evidence,
    },
  },
  stages: {
    hearing,
    decision: {
      title: text('决定', 'Decision'),
      article,
      actions: {
        decide: {
          title: text('决定处理', 'Decide'),
          ...decider,
          end: { of: 'measure', cases: { points: 'penalised', removal: 'removed' } },
          notifies: ['expert'],
          final: true,
          form: {
            measure: {
              type: 'choice',
              title: text('处理方式', 'Measure'),
              options: {
                points: text('警告、记分', 'Warning and points'),
                removal: text('取消资格，移出专家库', 'Removal from the register'),
              },
              article,
            },
            reason: {
              ...reason,
              title: text('决定理由，含对陈述意见的采纳情况', 'Reason, and what became of the view'),
            },
            points: { ...points, when: { field: 'measure', is: 'points' } },
          },
        },
        dismiss: dismissal,
      },
      ends: { penalised: 'penalised', removed: 'removed', dismissed: 'dismissed' },
    },
  },
  closings: {
    penalised: { title: text('已处理', 'Penalised'), outcome: 'neutral', registers: 'penalty' },
    removed: { title: text('已移出专家库', 'Removed'), outcome: 'failure', registers: 'withdrawal' },
    dismissed,
  },
});
