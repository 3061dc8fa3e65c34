import type { Process } from './language';
import { openTender } from './trading/open-tender';
import { openTenderJapan } from './trading/open-tender-japan';

/** The definitions that come with the platform; the newest of a jurisdiction is listed last. */
export const builtInDefinitions: readonly Process[] = [openTender, openTenderJapan];
