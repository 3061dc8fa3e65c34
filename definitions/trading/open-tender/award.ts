import { rule, text } from '../../language';
import { paper, reason } from './paper-and-reason';

/** 定标 */
export const award = {
  title: text('定标', 'Award'),
  article: 'TL 40, IR 55 招标投标法第40条、招标投标法实施条例第55条',
  does: text('候选人全部出局的，招标失败。', 'When no candidate is left the tender fails.'),
  actions: {
    confirmAward: {
      title: text('确定中标人', 'Award'),
      by: 'tenderer',
      asked: { due: rule('awardPeriod') },
      end: 'awarded',
      publishes: 'awardNotice',
      notifies: ['bidder', 'agency', 'centre', 'supervisor'],
      final: true,
      form: {
        winner: {
          type: 'bid',
          among: 'candidates',
          title: text('中标人', 'Winner'),
          article: 'IR 55 招标投标法实施条例第55条：排名第一的中标候选人',
        },
        reason: { ...reason, title: text('定标理由', 'Reasons for the award') },
      },
    },
    disqualifyCandidate: {
      title: text('取消候选人资格', 'Disqualify a candidate'),
      article: 'IR 55, 56 招标投标法实施条例第55、56条',
      by: 'tenderer',
      notifies: ['bidder', 'centre', 'supervisor'],
      form: {
        candidate: { type: 'bid', among: 'candidates', title: text('候选人', 'Candidate') },
        ground: {
          type: 'choice',
          title: text('情形', 'Ground'),
          options: {
            gaveUp: text('放弃中标', 'Gives up'),
            forceMajeure: text('因不可抗力不能履行', 'Force majeure'),
            noSecurity: text('不提交履约保证金', 'No performance security'),
            violation: text('查实影响中标结果的违法行为', 'Violation of law that affects the result'),
          },
        },
        reason,
        evidence: paper,
      },
    },
  },
  ends: { awarded: 'certification', noCandidateLeft: 'failed' },
  endTitles: {
    noCandidateLeft: text('无候选人可定', 'No candidate left'),
  },
} as const;

/** 交易证明 */
export const certification = {
  title: text('交易证明', 'Transaction certificate'),
  actions: {
    issueCertificate: {
      title: text('出具交易证明', 'Issue the transaction certificate'),
      by: 'centre',
      asked: { due: rule('certificatePeriod') },
      end: 'certified',
      issues: 'certificate',
      notifies: ['tenderer', 'agency', 'bidder'],
      form: { note: { ...reason, title: text('见证意见', 'Note of the witness'), optional: true } },
    },
  },
  ends: { certified: 'contract' },
} as const;
