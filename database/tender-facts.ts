import type { openTender } from '../definitions/trading/open-tender';
import type { restatingAddendum as restating } from '../definitions/trading/open-tender/restating-addendum';
import type { correctedEvaluation, correctedPriceRules } from '../definitions/trading/open-tender/corrected-prices';

type Stages = (typeof openTender)['stages'];
type ActionsOf<S> = S extends { readonly actions: infer A } ? A : never;
type ActionOf<S> = S extends keyof Stages ? keyof ActionsOf<Stages[S]> & string : never;
type TenderAction = ActionOf<keyof Stages> | keyof (typeof openTender)['anytime'];
type FormOf<A> = {
  [S in keyof Stages]: A extends keyof ActionsOf<Stages[S]>
    ? ActionsOf<Stages[S]>[A] extends { readonly form: infer F }
      ? keyof F & string
      : never
    : never;
}[keyof Stages];
type TenderField = { [A in TenderAction]: `${A}.${FormOf<A>}` }[TenderAction];

/**
 * What the platform's own code reads of a tender by name: bids, evaluation and award are more than what their forms
 * say. The compiler compares every name with the definition; nothing else outside the definitions and the code of the
 * stages names an action, stage or notice of the tender.
 */
export const tenderActions = {
  documents: 'submitDocuments',
  bid: 'submitBid',
  sheet: 'submitSheet',
  inquiry: 'askBidder',
  inquiryAnswer: 'answerInquiry',
  report: 'signReport',
  disqualification: 'disqualifyCandidate',
  award: 'confirmAward',
  failureOfWinner: 'reportWinnerFailure',
  postponement: 'postpone',
} as const satisfies Readonly<Record<string, TenderAction>>;

/** The addendum that may state anew how bids are evaluated, in definitions that have it. */
export const restatingAddendum = 'issueAddendum' satisfies TenderAction;
type RestatingForm = (typeof restating)['form'];
/** Says whether it does. */
export const restatesEvaluation = 'changesEvaluation' satisfies keyof RestatingForm;
/** What it states anew in place of the documents. */
export const restatedFields = [
  ...(['method', 'criteria', 'shortlist', 'priceFormula', 'dearerPoints', 'cheaperPoints'] as const),
  ...(['countedFrom', 'ceilingShare', 'tieRule', 'ceiling', 'floor'] as const),
] as const satisfies readonly (keyof RestatingForm)[];

type CorrectionActions = (typeof correctedEvaluation)['actions'];

/** By which prices are corrected, in definitions that have it. */
export const correctionActions = {
  decision: 'judgeCorrections',
  confirmation: 'confirmCorrection',
} as const satisfies Readonly<Record<string, keyof CorrectionActions>>;

/** What their forms hold. */
export const correctionFields = {
  sheet: 'corrections',
  answer: 'answer',
} as const satisfies {
  readonly sheet: keyof CorrectionActions['judgeCorrections']['form'];
  readonly answer: keyof CorrectionActions['confirmCorrection']['form'];
};

/** Whether silence refuses a correction. */
export const silenceRule = 'silenceRefusesCorrection' satisfies keyof typeof correctedPriceRules;

/** Fields by `action.field`, as the latest values of a case are kept. */
export const tenderFields = {
  better: 'start.better',
  criteria: 'submitDocuments.criteria',
  ceiling: 'submitDocuments.ceiling',
  floor: 'submitDocuments.floor',
} as const satisfies Readonly<Record<string, TenderField | `start.${keyof (typeof openTender)['start']['form']}`>>;

/** What the tender documents state, by the names of their fields. */
export const statedInDocuments = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) => {
      const [action, field = ''] = path.split('.');
      return action === tenderActions.documents ? [[field, value]] : [];
    }),
  );

/** Rules that the platform's own code reads. */
export const tenderRules = {
  lowPrice: 'lowPriceAlarm',
  outlyingScore: 'outlyingScoreAlarm',
  sharedAddress: 'sharedAddressAlarm',
  sharedDevice: 'sharedDeviceAlarm',
  sharedFile: 'sharedFileAlarm',
  sharedLeader: 'sharedLeaderAlarm',
  equalSteps: 'equalStepsAlarm',
} as const satisfies Readonly<Record<string, keyof (typeof openTender)['rules']>>;

/** Roles that the platform's own code knows. */
export const tenderRoles = {
  /** Those who are told what bids have in common. */
  overseers: ['supervisor', 'inspector'],
} as const satisfies Readonly<Record<string, readonly (keyof (typeof openTender)['roles'])[]>>;

/** Stages after which the platform shows more. */
export const tenderStages = {
  opening: 'opening',
  evaluation: 'evaluation',
} as const satisfies Readonly<Record<string, keyof Stages>>;

/** Notices that make a result known. */
export const tenderNotices = {
  documents: 'tenderNotice',
  candidates: 'candidateNotice',
  award: 'awardNotice',
} as const satisfies Readonly<Record<string, keyof (typeof openTender)['notices']>>;
