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

const grade = {
  type: 'choice',
  title: text('考核等次', 'Grade'),
  options: {
    excellent: text('优秀', 'Excellent'),
    good: text('良好', 'Good'),
    fair: text('合格', 'Fair'),
    poor: text('不合格', 'Poor'),
  },
  article: '评标专家和评标专家库管理办法 (2024 第26号令)，条款和等次待核 / article and grades to be confirmed',
} as const;

/** 考核：one person proposes the grade, the expert is heard, another decides. */
export const expertAppraisal = defineProcess({
  ...registerProcess,
  process: 'expertAppraisal',
  title: text('评标专家考核', 'Appraisal of an expert'),
  prefix: 'ZK',
  rules: registerRules,
  start: {
    title: text('提出考核意见', 'Propose a grade'),
    by: ['administration'],
    first: 'hearing',
    form: {
      expert,
      period: { type: 'text', title: text('考核期间', 'Period'), atMost: 100 },
      grade,
      reason: { ...reason, title: text('考核情况', 'What it rests on') },
      evidence,
    },
  },
  stages: {
    hearing,
    decision: {
      title: text('决定', 'Decision'),
      actions: {
        decide: {
          title: text('确定等次', 'Decide the grade'),
          ...decider,
          end: 'appraised',
          notifies: ['expert'],
          final: true,
          form: { grade, reason },
        },
        dismiss: dismissal,
      },
      ends: { appraised: 'appraised', dismissed: 'dismissed' },
    },
  },
  closings: {
    appraised: { title: text('已考核', 'Appraised'), outcome: 'success', registers: 'appraisal' },
    dismissed,
  },
});
