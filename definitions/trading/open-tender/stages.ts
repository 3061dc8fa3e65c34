import { acceptance, correction } from './acceptance';
import { award, certification } from './award';
import { candidates } from './candidates';
import { contract, contractFiling } from './contract';
import { documents } from './documents';
import { evaluation } from './evaluation';
import { filing } from './filing';
import { publication } from './publication';
import { archiving, report } from './report-and-archive';

/** The stages before bids come in. Versions differ in what follows: how bids come in, are opened, and who evaluates. */
export const untilBidding = { acceptance, correction, documents, filing, publication } as const;

/** The stages from the evaluation to the archive. */
export const fromEvaluation = {
  evaluation,
  candidates,
  award,
  certification,
  contract,
  contractFiling,
  report,
  archiving,
} as const;
