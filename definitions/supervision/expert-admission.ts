import { defineProcess, rule, text, workingDays } from '../language';
import { decider, reason, registerProcess, registerRules, remarks } from './expert-register';

const measures = '评标专家和评标专家库管理办法 (2024 第26号令)，条款待核 / article to be confirmed';

const application = {
  region: {
    type: 'region',
    title: text('所在地区', 'Region'),
    help: text('该地区的管理部门受理', 'The office of this region decides'),
  },
  professionalTitle: {
    type: 'text',
    title: text('职称', 'Professional title'),
    atMost: 100,
    article: 'TL 37 招标投标法第三十七条：高级职称或者同等专业水平',
  },
  years: {
    type: 'number',
    title: text('从事相关领域工作年限', 'Years of work in the field'),
    atLeast: rule('fewestYears'),
    atMost: 60,
    article: 'TL 37 招标投标法第三十七条：从事相关领域工作满八年',
  },
  specialities: {
    type: 'list',
    title: text('评标专业', 'Specialities'),
    atLeast: 1,
    atMost: 20,
    distinct: 'speciality',
    of: { speciality: { type: 'speciality', title: text('专业', 'Speciality') } },
  },
  papers: {
    type: 'document',
    title: text('职称、学历和任职证明', 'Proof of title, education and employment'),
    many: true,
    optional: true,
  },
  undertaking: {
    type: 'boolean',
    mustBe: true,
    title: text(
      '本人承诺所填属实，无不得担任评标专家的情形，遵守评标纪律和回避规定',
      'I declare that this is true, that nothing bars me from evaluating, and that I keep the rules of evaluation and avoidance',
    ),
    article: measures,
  },
} as const;

/** 专家入库：an expert applies, papers are checked, another person decides. Who is in already changes what is registered. */
export const expertAdmission = defineProcess({
  ...registerProcess,
  process: 'expertAdmission',
  version: '2026-2',
  title: text('评标专家入库与变更', 'Admission of an expert, and changes'),
  prefix: 'ZR',
  rules: {
    ...registerRules,
    fewestYears: {
      title: text('最少工作年限', 'Fewest years of work'),
      value: 8,
      least: 8,
      article: 'TL 37 招标投标法第三十七条',
    },
    reviewPeriod: {
      title: text('资料审核时限', 'Time to check the papers'),
      value: workingDays(10),
      article: measures,
    },
    correctionPeriod: {
      title: text('补正时限', 'Time to complete the papers'),
      value: workingDays(10),
      article: measures,
    },
  },
  start: {
    title: text('申请入库或变更', 'Apply for admission or a change'),
    by: ['expert'],
    form: application,
    first: 'review',
  },
  stages: {
    review: {
      title: text('资料审核', 'Review of the papers'),
      article: measures,
      actions: {
        review: {
          title: text('审核通过', 'The papers are complete'),
          by: 'administration',
          asked: { due: rule('reviewPeriod') },
          end: 'complete',
          form: { remarks },
        },
        returnPapers: {
          title: text('退回补正', 'Ask for more'),
          by: 'administration',
          insteadOf: 'review',
          end: 'incomplete',
          notifies: ['expert'],
          form: { reason },
        },
      },
      ends: { complete: 'decision', incomplete: 'correction' },
    },
    correction: {
      title: text('补正', 'Completing the papers'),
      deadline: { counted: rule('correctionPeriod'), from: { entered: 'correction' }, end: 'lapsed' },
      actions: {
        completePapers: {
          title: text('补正资料', 'Complete the papers'),
          by: 'expert',
          asked: {},
          end: 'corrected',
          form: {
            professionalTitle: application.professionalTitle,
            specialities: application.specialities,
            papers: application.papers,
            remarks,
          },
        },
      },
      ends: { corrected: 'review', lapsed: 'lapsed' },
      endTitles: { lapsed: text('逾期未补正', 'Not completed in time') },
    },
    decision: {
      title: text('决定', 'Decision'),
      article: measures,
      actions: {
        decide: {
          title: text('同意入库', 'Admit'),
          ...decider,
          notBy: 'review',
          end: 'admitted',
          notifies: ['expert'],
          final: true,
          form: { remarks },
        },
        refuse: {
          title: text('不同意入库', 'Refuse'),
          by: 'administration',
          notBy: 'review',
          insteadOf: 'decide',
          end: 'refused',
          notifies: ['expert'],
          final: true,
          form: { reason },
        },
      },
      ends: { admitted: 'admitted', refused: 'refused' },
    },
  },
  anytime: {
    takeBack: {
      title: text('撤回申请', 'Take the application back'),
      by: 'expert',
      effect: { terminates: 'takenBack' },
      notifies: ['administration'],
      final: true,
    },
  },
  closings: {
    admitted: { title: text('已入库', 'Admitted'), outcome: 'success', registers: 'admission' },
    refused: { title: text('未入库', 'Refused'), outcome: 'failure' },
    lapsed: { title: text('逾期未补正', 'Lapsed'), outcome: 'failure' },
    takenBack: { title: text('已撤回', 'Taken back'), outcome: 'neutral' },
  },
});
