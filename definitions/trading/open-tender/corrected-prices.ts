import { minutes, rule, text } from '../../language';
import { evaluation } from './evaluation';
import { reason } from './paper-and-reason';

const { submitSheet, signReport } = evaluation.actions;
const correction = '评标委员会和评标方法暂行规定 第19条';
const readers = ['expert', 'centre', 'supervisor', 'inspector'] as const;

/** The numbers and choices of corrected prices. */
export const correctedPriceRules = {
  decimalPointPrevails: {
    title: text(
      '单价小数点明显错位的，以合价为准并修改单价',
      'Where the decimal point of a unit price is obviously misplaced, the amount counts and the unit price is changed',
    ),
    value: true,
    article: `${correction}；工程建设项目施工招标投标办法 第53条`,
  },
  correctionPeriod: {
    title: text('投标人确认修正报价的时限', 'Time for a bidder to confirm its corrected price'),
    value: minutes(120),
    article: `${correction}；时限由招标文件规定 / the period is set by the tender documents`,
  },
  silenceRefusesCorrection: {
    title: text(
      '逾期未确认修正报价的，视为不接受，否决其投标',
      'Who does not confirm the corrected price in time has refused it, and its bid is rejected',
    ),
    value: true,
    article: '评标委员会和评标方法暂行规定 第22条：拒不按照要求对投标文件进行澄清、说明或者补正的，可以否决其投标',
  },
} as const;

/** 评标，报价算术修正：what is wrong in the arithmetic of a bid is decided on and confirmed before anything is scored. */
export const correctedEvaluation = {
  ...evaluation,
  does: text(
    '系统按招标文件的修正原则核算已标价清单。有算术错误的，评标委员会逐项表决是否修正，过半数成员不同意的不修正；修正后的报价由投标人在时限内确认，不接受的否决其投标。此后全体成员提交评审表，系统以修正后的报价计算、排序；报价相同需抽签的由中心组织；全体成员签署评标报告。',
    'The platform goes through the arithmetic of the priced bills by the rules of the documents. Where there are errors the committee decides on each correction; one that more than half of the members refuse is not made. The bidder confirms the corrected price in time, or its bid is rejected. Then every member hands in a sheet, and the platform computes and ranks by the corrected prices; equal best bids are drawn by lot; every member signs the report.',
  ),
  actions: {
    ...evaluation.actions,
    judgeCorrections: {
      title: text('评审报价修正', 'Decide on corrections of prices'),
      article: correction,
      help: text(
        '系统已按招标文件的原则算出修正；不同意某项的，注明理由。过半数成员不同意的，该处保持原报价',
        'The platform has computed the corrections by the rules of the documents; refuse one with a reason. What more than half of the members refuse stays as the bid states it',
      ),
      by: 'expert',
      each: 'person',
      offered: 'byCode',
      stands: true,
      asked: {},
      secretUntil: ['candidates', 'failed'],
      visibleTo: ['centre', 'supervisor', 'inspector'],
      final: true,
      form: { corrections: { type: 'corrections', title: text('算术修正', 'Corrections') } },
    },
    confirmCorrection: {
      title: text('确认修正后的报价', 'Confirm the corrected price'),
      article: correction,
      help: text(
        '接受的，以修正后的报价参加评审、签订合同；不接受的，投标将被否决',
        'Accepted, the corrected price is what is compared and contracted; refused, the bid is rejected',
      ),
      by: 'bidder',
      answers: 'judgeCorrections',
      asked: { due: rule('correctionPeriod') },
      urgent: true,
      visibleTo: readers,
      final: true,
      form: {
        answer: {
          type: 'choice',
          title: text('是否接受', 'Accepted'),
          options: {
            accepted: text('接受修正后的报价', 'The corrected price is accepted'),
            refused: text('不接受（投标将被否决）', 'It is refused (the bid will be rejected)'),
          },
        },
        reason: { ...reason, optional: true, when: { field: 'answer', is: 'refused' } },
      },
    },
    submitSheet: { ...submitSheet, offered: 'byCode', stands: true },
    signReport: { ...signReport, issues: 'evaluationReport', final: true },
  },
} as const;
