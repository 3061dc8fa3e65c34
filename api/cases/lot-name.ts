import type { CaseRow } from '../../database/rows';

/** How a sealed file names the lot: by the name it has in its project, or the title of the case. */
export const lotName = ({ lot, title }: Pick<CaseRow, 'lot' | 'title'>): string => (lot ?? title).slice(0, 200);
