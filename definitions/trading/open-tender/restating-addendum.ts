import { text } from '../../language';
import { composedAddendum, composedDocuments, composedNotices } from './composed-documents';

const { affectsBids, bidDeadline, ...given } = composedAddendum.form;
const { method, criteria, shortlist, priceFormula, dearerPoints, cheaperPoints, countedFrom, ceilingShare } =
  composedDocuments.actions.submitDocuments.form;
const { tieRule, ceiling, floor } = composedDocuments.actions.submitDocuments.form;

const when = { field: 'changesEvaluation', is: true } as const;

/** 评标办法和价格限制，重新载明：how bids are evaluated from then on, whole. */
const restated = {
  method: { ...method, when },
  criteria: { ...criteria, when },
  shortlist,
  priceFormula,
  dearerPoints,
  cheaperPoints,
  countedFrom,
  ceilingShare,
  tieRule,
  ceiling: { ...ceiling, when },
  floor: { ...floor, when },
} as const;

/**
 * 发布补遗，可修改评标办法：what the last addendum says before the deadline is what bids are evaluated by. Such a change
 * affects how bids are prepared, so that the deadline keeps its distance (IR 21).
 */
export const restatingAddendum = {
  ...composedAddendum,
  form: {
    ...given,
    affectsBids,
    changesEvaluation: {
      type: 'boolean',
      title: text('修改评标办法、评分标准或最高投标限价', 'Changes how bids are evaluated, or the ceiling price'),
      when: { field: 'affectsBids', is: true },
      help: text(
        '选“是”的，重新填写全部评标内容；开标、评标以最后一次为准',
        'If yes, state all of it anew: bids are opened and evaluated by what was stated last',
      ),
      article: 'TL 23, IR 21 招标投标法第23条、招标投标法实施条例第21条',
    },
    ...restated,
    bidDeadline: { ...bidDeadline, section: text('截止时间', 'Deadline') },
  },
} as const;

/** What is public of it. */
export const restatingNotices = {
  ...composedNotices,
  addendum: {
    ...composedNotices.addendum,
    fields: [
      ...composedNotices.addendum.fields,
      'issueAddendum.changesEvaluation',
      'issueAddendum.method',
      'issueAddendum.criteria',
      'issueAddendum.shortlist',
      'issueAddendum.priceFormula',
      'issueAddendum.dearerPoints',
      'issueAddendum.cheaperPoints',
      'issueAddendum.countedFrom',
      'issueAddendum.ceilingShare',
      'issueAddendum.tieRule',
      'issueAddendum.ceiling',
      'issueAddendum.floor',
    ],
  },
} as const;
