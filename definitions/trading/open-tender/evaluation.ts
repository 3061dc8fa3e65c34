import { rule, text } from '../../language';
import { paper, reason } from './paper-and-reason';

/** 评标 */
export const evaluation = {
  title: text('评标', 'Evaluation'),
  article: 'TL 37–42, IR 46–53 招标投标法第37至42条、招标投标法实施条例第46至53条',
  does: text(
    '评标委员会全体提交评审表后，系统按招标文件的办法计算、排序；报价相同需抽签的由中心组织；全体成员签署评标报告。',
    'When every member has handed in a sheet the platform computes and ranks by the method of the documents; equal best bids are drawn by lot; every member signs the report.',
  ),
  actions: {
    formCommittee: {
      title: text('组建评标委员会', 'Form the committee'),
      by: 'centre',
      asked: {},
      effect: { appoints: ['expert', 'members'] },
      form: {
        members: {
          type: 'committee',
          title: text('委员会成员', 'Members'),
          size: rule('committeeSize'),
          expertShare: rule('expertShare'),
          representatives: 'tenderer',
          secretUntil: ['certification', 'failed'],
          heldBy: ['centre'],
          article: 'TL 37, IR 46 招标投标法第37条、招标投标法实施条例第46条',
        },
      },
    },
    replaceMember: {
      title: text('更换成员', 'Replace a member'),
      article: 'IR 48 招标投标法实施条例第48条',
      by: 'centre',
      after: 'formCommittee',
      effect: { replaces: ['expert', 'member', 'substitute'] },
      form: {
        member: {
          type: 'person',
          role: 'expert',
          among: 'appointed',
          title: text('被更换的成员', 'Member'),
          secretUntil: ['certification', 'failed'],
          heldBy: ['centre'],
        },
        substitute: {
          type: 'person',
          role: 'expert',
          among: 'others',
          title: text('接替的专家', 'Substitute'),
          secretUntil: ['certification', 'failed'],
          heldBy: ['centre'],
        },
        reason,
      },
    },
    askBidder: {
      title: text('要求投标人澄清、说明', 'Ask a bidder to clarify'),
      article: 'IR 52 招标投标法实施条例第52条',
      help: text(
        '只有该投标人收到，看不到提问人；说明不得超出投标文件的范围或者改变其实质内容',
        'Only that bidder is asked, and does not learn who asks; an answer may not go beyond the bid or change its substance',
      ),
      by: 'expert',
      after: 'formCommittee',
      effect: { asks: ['bidder', 'bid'] },
      visibleTo: ['expert', 'centre', 'supervisor', 'inspector'],
      form: {
        bid: { type: 'bid', among: 'opened', title: text('投标', 'Bid') },
        kind: {
          type: 'choice',
          title: text('事由', 'What for'),
          options: {
            clarification: text('含义不明确、表述不一致或有明显错误', 'Unclear, inconsistent or an obvious error'),
            lowPrice: text('报价异常低，要求说明并提供证明材料', 'An abnormally low price, to be explained and proved'),
          },
        },
        question: { type: 'text', title: text('要求澄清的内容', 'What is asked'), multiline: true, atMost: 4000 },
      },
    },
    answerInquiry: {
      title: text('答复评标委员会', 'Answer the committee'),
      article: 'IR 52 招标投标法实施条例第52条',
      by: 'bidder',
      answers: 'askBidder',
      asked: { due: rule('inquiryPeriod') },
      urgent: true,
      visibleTo: ['expert', 'centre', 'supervisor', 'inspector'],
      form: {
        answer: { type: 'text', title: text('答复', 'Answer'), multiline: true, atMost: 8000 },
        evidence: { ...paper, title: text('证明材料', 'Evidence') },
      },
    },
    submitSheet: {
      title: text('提交评审表', 'Hand in the sheet'),
      article: 'TL 40, IR 49 招标投标法第40条、招标投标法实施条例第49条',
      by: 'expert',
      each: 'person',
      after: 'formCommittee',
      asked: {},
      secretUntil: ['candidates', 'failed'],
      visibleTo: ['centre', 'supervisor', 'inspector'],
      final: true,
      form: {
        noConflict: {
          type: 'boolean',
          title: text('本人与投标人无利害关系', 'I have no interest in any bidder'),
          mustBe: true,
          otherwise: text(
            '与投标人有利害关系的不得评标，请联系交易中心更换评标委员会成员。',
            'A member who has an interest must not evaluate: ask the centre to appoint a replacement.',
          ),
          article: 'TL 37, IR 46 招标投标法第37条、招标投标法实施条例第46条',
        },
        sheet: { type: 'scoreSheet', title: text('评审表', 'Sheet') },
      },
    },
    drawLots: {
      title: text('抽签', 'Draw lots'),
      by: 'centre',
      offered: 'byCode',
      asked: {},
      form: {},
    },
    signReport: {
      title: text('签署评标报告', 'Sign the report'),
      article: 'IR 53 招标投标法实施条例第53条',
      by: 'expert',
      each: 'person',
      offered: 'byCode',
      asked: {},
      secretUntil: ['candidates', 'failed'],
      visibleTo: ['tenderer', 'agency', 'centre', 'supervisor', 'inspector'],
      form: {
        dissent: {
          type: 'text',
          title: text('不同意见', 'Dissent'),
          multiline: true,
          optional: true,
          atMost: 4000,
          help: text(
            '没有的不填；书面说明不同意见和理由',
            'Leave empty if you agree; else state your opinion and reasons',
          ),
        },
      },
    },
  },
  ends: { ranked: 'candidates', allRejected: 'failed' },
  endTitles: {
    ranked: text('推荐候选人', 'Candidates found'),
    allRejected: text('否决全部投标', 'All bids rejected'),
  },
} as const;
