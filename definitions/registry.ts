import type { Process } from './language';
import { openTender } from './trading/open-tender';
import { openTenderJapan } from './trading/open-tender-japan';
import { openTenderSealed } from './trading/open-tender-sealed';

/** The definitions that come with the platform; the newest of a jurisdiction is listed last. */
export const builtInDefinitions: readonly Process[] = [openTender, openTenderJapan];

/** Definitions that come with the platform too, and are in force only where the administration publishes them. */
export const offeredDefinitions: readonly Process[] = [openTenderSealed];
