import type { Process } from '../../definitions/language';
import { openTender2026Sixth } from '../../definitions/trading/open-tender-2026-6';

const { drawing: _, ...stages } = openTender2026Sixth.stages;

/** The open tender of the version in force whose committee the centre forms. */
export const undrawnTender: Process = {
  ...openTender2026Sixth,
  version: '2026-6-undrawn',
  stages: { ...stages, opening: { ...stages.opening, ends: { opened: 'evaluation' } } },
};
