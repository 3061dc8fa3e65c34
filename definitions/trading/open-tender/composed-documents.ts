import { text } from '../../language';
import { bidding } from './bidding';
import { cappedDocuments } from './deposit';
import { notices } from './notices';

const { submitDocuments } = cappedDocuments.actions;
const { tenderDocument, ...stated } = submitDocuments.form;
const { addendum, addendumDocument, ...affected } = bidding.actions.issueAddendum.form;

const tenderPackage = {
  type: 'document',
  title: text('招标文件数据包', 'Package of the tender document'),
  help: text(
    '在线编制的招标文件生成；提供后，公告正文、资格条件、评标办法和价格均以其为准',
    'Made of a tender document that is written on the platform; the notice, qualification, evaluation and prices are then as it says',
  ),
  composed: 'package',
  optional: true,
} as const;

const attachments = {
  type: 'document',
  title: text('招标文件附件', 'Attachments of the tender document'),
  many: true,
  composed: 'attachments',
  optional: true,
} as const;

/** 编制招标文件，可在线编制：what is written on the platform is filed with what machines read, and both say the same. */
export const composedDocuments = {
  ...cappedDocuments,
  actions: {
    submitDocuments: {
      ...submitDocuments,
      form: { tenderDocument: { ...tenderDocument, composed: 'print' }, tenderPackage, attachments, ...stated },
    },
  },
} as const;

/** 发布补遗，可附修改后的招标文件：an addendum with the next version of the tender document. */
export const composedAddendum = {
  ...bidding.actions.issueAddendum,
  form: {
    addendum,
    addendumDocument,
    revisedDocument: {
      type: 'document',
      title: text('修改后的招标文件', 'Tender document as it is now'),
      composed: 'print',
      optional: true,
    },
    tenderPackage,
    attachments,
    ...affected,
  },
} as const;

/** What is public of them. */
export const composedNotices = {
  tenderNotice: {
    ...notices.tenderNotice,
    fields: [...notices.tenderNotice.fields, 'submitDocuments.tenderPackage', 'submitDocuments.attachments'],
  },
  addendum: {
    ...notices.addendum,
    fields: [
      ...notices.addendum.fields,
      'issueAddendum.revisedDocument',
      'issueAddendum.tenderPackage',
      'issueAddendum.attachments',
    ],
  },
} as const;
