import type { openTender } from '../../definitions/trading/open-tender';

type Notices = (typeof openTender)['notices'];
type PublishedPath = Notices[keyof Notices]['fields'][number];

/**
 * Published fields that have a place of their own in a release, by `action.field`. The compiler compares every name
 * with the definition of the open tender; a process that uses other names has these facts in its notices only.
 */
export const namedFields = {
  noticeText: 'submitDocuments.noticeText',
  qualification: 'submitDocuments.qualification',
  method: 'submitDocuments.method',
  ceiling: 'submitDocuments.ceiling',
  floor: 'submitDocuments.floor',
  tenderDocument: 'submitDocuments.tenderDocument',
  addendum: 'issueAddendum.addendum',
  signedOn: 'signContract.signedOn',
} as const satisfies Readonly<Record<string, PublishedPath>>;

/** How the process of each name is called in OCDS. */
export const procurement: Readonly<Record<string, { readonly method: string; readonly category: string }>> = {
  openTender: { method: 'open', category: 'works' },
};

/** Evaluation methods in the words of OCDS; one that separates evaluation from award has none. */
export const awardCriteria: Readonly<Record<string, string>> = {
  lowestPrice: 'priceOnly',
  comprehensive: 'ratedCriteria',
  twoEnvelopes: 'ratedCriteria',
};
