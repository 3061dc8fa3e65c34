import type { Process } from './language';
import { expertAdmission } from './supervision/expert-admission';
import { expertAppraisal } from './supervision/expert-appraisal';
import { expertPenalty } from './supervision/expert-penalty';
import { expertSuspension } from './supervision/expert-suspension';
import { expertWithdrawal } from './supervision/expert-withdrawal';
import { openTender } from './trading/open-tender';
import { openTender2026Fourth } from './trading/open-tender-2026-4';
import { openTender2026Fifth } from './trading/open-tender-2026-5';
import { openTender2026Sixth } from './trading/open-tender-2026-6';
import { openTenderDeposit } from './trading/open-tender-deposit';
import { openTenderJapan } from './trading/open-tender-japan';
import { openTenderDrawn } from './trading/open-tender-drawn';
import { openTenderSealed } from './trading/open-tender-sealed';

/** The first versions that come with the platform, one of a jurisdiction. */
export const builtInDefinitions: readonly Process[] = [openTender, openTenderJapan];

/** The processes that decide about experts of the register. */
export const registerDefinitions: readonly Process[] = [
  expertAdmission,
  expertSuspension,
  expertPenalty,
  expertAppraisal,
  expertWithdrawal,
];

/** What a platform begins with, and what new cases run under: the newest of a jurisdiction is listed last. */
export const definitionsInForce: readonly Process[] = [
  ...builtInDefinitions,
  openTender2026Fourth,
  ...registerDefinitions,
  openTender2026Fifth,
  openTender2026Sixth,
];

/** Definitions that come with the platform too, and are in force only where the administration publishes them. */
export const offeredDefinitions: readonly Process[] = [openTenderSealed, openTenderDrawn, openTenderDeposit];
