import { days, rule, text } from '../../language';
import { documents } from './documents';

const { submitDocuments } = documents.actions;

/** The numbers of a deposit. */
export const depositRules = {
  bidSecurityCap: {
    title: text('投标保证金最高金额（元）', 'Bid security, never more than (yuan)'),
    value: 800_000,
    most: 800_000,
    article: '工程建设项目施工招标投标办法 第37条：最高不得超过八十万元人民币',
  },
  depositReturnPeriod: {
    title: text('投标保证金退还时限', 'Deposits go back within'),
    value: days(5),
    most: days(5),
    article: 'IR 35, 57 条例第三十五、五十七条',
  },
  bidValidity: {
    title: text('投标有效期', 'Bids are valid for'),
    value: days(90),
    article: 'IR 25, 26 条例第二十五、二十六条：保证金有效期与投标有效期一致；由招标文件规定',
  },
} as const;

/** 投标保证金：what a bid counts only with, when it goes back, and for what it is lost. */
export const deposit = {
  title: text('投标保证金', 'Tender deposit'),
  article: 'IR 26 招标投标法实施条例第26条',
  secures: 'submitBid',
  amount: { given: ['submitDocuments', 'bidSecurity'] },
  guarantee: { action: 'submitGuarantee', amount: 'amount', until: 'validUntil' },
  returns: [
    { on: 'withdrawn', within: rule('depositReturnPeriod'), article: 'IR 35 招标投标法实施条例第35条' },
    { on: 'unused', within: rule('depositReturnPeriod'), article: 'IR 35 招标投标法实施条例第35条（参照）' },
    {
      on: { taken: 'signContract' },
      within: rule('depositReturnPeriod'),
      interest: true,
      article: 'IR 57 招标投标法实施条例第57条：向中标人和未中标的投标人退还保证金及银行同期存款利息',
    },
    {
      on: { closed: ['failed', 'terminated'] },
      within: rule('depositReturnPeriod'),
      interest: true,
      article: 'IR 31 招标投标法实施条例第31条',
    },
  ],
  forfeits: {
    revokedBid: {
      title: text('投标截止后撤销投标文件', 'Revokes its bid after the deadline'),
      article: 'IR 35 招标投标法实施条例第35条：可以不退还',
    },
    refusesContract: {
      title: text(
        '中标人无正当理由不订立合同、订立时提出附加条件，或不提交履约保证金',
        'Wins and, without good reason, does not sign, adds conditions, or gives no performance security',
      ),
      article: 'IR 74 招标投标法实施条例第74条：不予退还',
    },
  },
} as const;

/** 递交投标保函：not sealed by the bidder, since the platform has to read it at the deadline; secret like a transfer. */
export const submitGuarantee = {
  title: text('递交投标保函', 'Hand in a letter of guarantee'),
  article: 'IR 26 招标投标法实施条例第26条',
  help: text(
    '银行、担保公司或保险机构出具的保函、保单，可以代替保证金',
    'A letter of a bank, guarantor or insurer takes the place of the money',
  ),
  by: 'bidder',
  many: true,
  needs: 'downloadDocuments',
  replaces: 'own',
  secretUntil: 'opening',
  visibleTo: ['tenderer', 'agency', 'centre', 'supervisor', 'inspector'],
  form: {
    guarantor: { type: 'text', title: text('出具机构', 'Guarantor'), atMost: 200 },
    number: { type: 'text', title: text('保函编号', 'Number of the letter'), atMost: 100 },
    amount: { type: 'amount', money: true, title: text('担保金额', 'Amount') },
    validUntil: {
      type: 'date',
      title: text('有效期至', 'Valid until'),
      atLeast: { period: rule('bidValidity'), after: 'deadline' },
      article: 'IR 26 招标投标法实施条例第26条：有效期应当与投标有效期一致',
    },
    letter: { type: 'document', title: text('保函', 'The letter') },
  },
} as const;

/** 编制招标文件：they ask for no more than the law allows. */
export const cappedDocuments = {
  ...documents,
  actions: {
    ...documents.actions,
    submitDocuments: {
      ...submitDocuments,
      form: {
        ...submitDocuments.form,
        bidSecurity: {
          ...submitDocuments.form.bidSecurity,
          share: { ...submitDocuments.form.bidSecurity.share, atMost: rule('bidSecurityCap') },
        },
      },
    },
  },
} as const;
