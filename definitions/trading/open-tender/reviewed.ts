import { acceptance, correction } from './acceptance';
import { award, certification } from './award';
import { composedDocuments } from './composed-documents';
import { contract, contractFiling } from './contract';
import { filing } from './filing';
import { report } from './report-and-archive';

/** What only another body can undo, or nobody, is looked at once more before it is done. */
const final = true as const;

export const reviewedAcceptance = {
  ...acceptance,
  actions: { ...acceptance.actions, accept: { ...acceptance.actions.accept, final } },
} as const;

export const reviewedCorrection = {
  ...correction,
  actions: { ...correction.actions, resubmit: { ...correction.actions.resubmit, final } },
} as const;

export const reviewedDocuments = {
  ...composedDocuments,
  actions: { submitDocuments: { ...composedDocuments.actions.submitDocuments, final } },
} as const;

export const reviewedFiling = {
  ...filing,
  actions: {
    file: { ...filing.actions.file, final },
    returnDocuments: { ...filing.actions.returnDocuments, final },
  },
} as const;

export const reviewedAward = {
  ...award,
  actions: { ...award.actions, disqualifyCandidate: { ...award.actions.disqualifyCandidate, final } },
} as const;

export const reviewedCertification = {
  ...certification,
  actions: { issueCertificate: { ...certification.actions.issueCertificate, final } },
} as const;

export const reviewedContract = {
  ...contract,
  actions: { ...contract.actions, signContract: { ...contract.actions.signContract, final } },
} as const;

export const reviewedContractFiling = {
  ...contractFiling,
  actions: { ...contractFiling.actions, fileContract: { ...contractFiling.actions.fileContract, final } },
} as const;

export const reviewedReport = {
  ...report,
  actions: { ...report.actions, submitReport: { ...report.actions.submitReport, final } },
} as const;
