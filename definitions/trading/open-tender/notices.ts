import { text } from '../../language';

/** What an open tender makes public. */
export const notices = {
  tenderNotice: {
    title: text('招标公告', 'Tender notice'),
    fields: [
      'start.title',
      'start.region',
      'start.industry',
      'start.funds',
      'start.unit',
      'start.better',
      'submitDocuments.noticeText',
      'submitDocuments.qualification',
      'submitDocuments.method',
      'submitDocuments.criteria',
      'submitDocuments.shortlist',
      'submitDocuments.priceFormula',
      'submitDocuments.dearerPoints',
      'submitDocuments.cheaperPoints',
      'submitDocuments.countedFrom',
      'submitDocuments.ceilingShare',
      'submitDocuments.tieRule',
      'submitDocuments.ceiling',
      'submitDocuments.floor',
      'submitDocuments.bidSecurity',
      'submitDocuments.tenderDocument',
      'publishNotice.documentsUntil',
      'publishNotice.bidDeadline',
      'publishNotice.place',
      'publishNotice.contact',
    ],
  },
  clarification: {
    title: text('答疑澄清', 'Clarification'),
    fields: ['askQuestion.question', 'answerQuestion.answer'],
  },
  objectionAnswer: {
    title: text('异议答复', 'Answer to an objection'),
    fields: ['answerDocumentObjection.result', 'answerDocumentObjection.answer', 'answerDocumentObjection.bidDeadline'],
  },
  addendum: {
    title: text('补遗公告', 'Addendum'),
    fields: ['issueAddendum.addendum', 'issueAddendum.addendumDocument', 'issueAddendum.bidDeadline'],
  },
  openingRecord: { title: text('开标记录', 'Opening record'), fields: [], tables: ['openedBids'] },
  candidateNotice: {
    title: text('中标候选人公示', 'Candidates'),
    fields: ['publishCandidates.remarks'],
    tables: ['candidates'],
  },
  awardNotice: { title: text('中标结果公告', 'Award notice'), fields: [], tables: ['award'] },
  contractNotice: {
    title: text('合同公告', 'Contract notice'),
    fields: ['signContract.contractPrice', 'signContract.signedOn'],
  },
  suspension: { title: text('暂停公告', 'Suspension'), fields: ['suspend.reason'] },
  resumption: { title: text('恢复公告', 'Resumption'), fields: ['resume.reason', 'resume.newDeadline'] },
  postponement: { title: text('顺延公告', 'Postponement'), fields: ['postpone.reason', 'postpone.newDeadline'] },
  termination: { title: text('终止公告', 'Termination'), fields: ['terminate.reason'] },
  failureNotice: { title: text('招标失败公告', 'Failure notice'), fields: [] },
} as const;
