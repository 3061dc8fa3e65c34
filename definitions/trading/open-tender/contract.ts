import { rule, text } from '../../language';
import { paper, reason } from './paper-and-reason';

/** 签订合同 */
export const contract = {
  title: text('签订合同', 'Contract'),
  article: 'TL 46 招标投标法第46条',
  actions: {
    signContract: {
      title: text('提交合同', 'Submit the contract'),
      by: 'tenderer',
      asked: { due: rule('contractPeriod'), from: { taken: 'confirmAward' } },
      end: 'signed',
      form: {
        contract: { type: 'document', title: text('合同文本', 'Contract') },
        contractPrice: {
          type: 'amount',
          title: text('合同价', 'Contract price'),
          equals: 'awardPrice',
          article: 'TL 46 招标投标法第46条：不得再行订立背离合同实质性内容的其他协议',
        },
        signedOn: {
          type: 'date',
          title: text('签订日期', 'Date of signature'),
          atLeast: { after: { taken: 'confirmAward' } },
          atMost: { after: 'now' },
          article: 'TL 46 招标投标法第46条：自中标通知书发出之日起三十日内',
        },
        performanceSecurity: {
          type: 'text',
          title: text('履约担保', 'Performance security'),
          optional: true,
          atMost: 300,
          article: 'IR 58 招标投标法实施条例第58条',
        },
      },
      notifies: ['supervisor', 'bidder'],
    },
    reportWinnerFailure: {
      title: text('中标人不签合同', 'The winner does not sign'),
      article: 'IR 55, 74 招标投标法实施条例第55、74条',
      by: 'tenderer',
      insteadOf: 'signContract',
      end: 'winnerFailed',
      form: { reason, evidence: paper },
      notifies: ['bidder', 'centre', 'supervisor'],
      final: true,
    },
  },
  ends: { signed: 'contractFiling', winnerFailed: 'award' },
} as const;

/** 合同备案 */
export const contractFiling = {
  title: text('合同备案', 'Filing of the contract'),
  actions: {
    fileContract: {
      title: text('合同备案', 'File the contract'),
      by: 'supervisor',
      asked: { due: rule('contractFilingPeriod') },
      end: 'filed',
      publishes: 'contractNotice',
      notifies: ['tenderer', 'centre'],
      form: { note: { ...reason, title: text('备案意见', 'Note'), optional: true } },
    },
    returnContract: {
      title: text('退回', 'Return'),
      by: 'supervisor',
      insteadOf: 'fileContract',
      end: 'returned',
      notifies: ['tenderer'],
      form: { reason },
    },
  },
  ends: { filed: 'report', returned: 'contract' },
} as const;
