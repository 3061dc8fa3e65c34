import { bodyNames } from '../../database/body-names';
import type { Database } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import type { Process } from '../../definitions/language';
import type { PaperPart, Said } from '../../domain/paper/paper';

/** What every paper says of its case. */
export interface CaseFacts extends Record<string, unknown> {
  readonly case: string;
  readonly title: string;
  readonly lot?: string;
  readonly tenderer: string;
  readonly agency?: string;
  readonly process: string;
  readonly version: string;
}

/** Reads what every paper says of its case. */
export async function caseFacts({ read }: Database, row: CaseRow, definition: Process): Promise<CaseFacts> {
  const { id, title, lot, tendererId, agencyId } = row;
  const names = await bodyNames(read, agencyId === null ? [tendererId] : [tendererId, agencyId]);
  return {
    case: id,
    title,
    ...(lot !== null && { lot }),
    tenderer: names.get(tendererId) ?? tendererId,
    ...(agencyId !== null && { agency: names.get(agencyId) ?? agencyId }),
    process: definition.process,
    version: definition.version,
  };
}

/** The first section of a paper: whose case it is, and what else is to be said at the top. */
export function factsSection(facts: CaseFacts, more: readonly (readonly [Said, Said])[]): PaperPart[] {
  return [
    { kind: 'section', title: { zh: '项目概况', en: 'The tender' } },
    {
      kind: 'facts',
      facts: [
        [{ zh: '项目名称', en: 'Title' }, facts.title],
        [{ zh: '案件编号', en: 'Case' }, facts.case],
        ...(facts.lot === undefined ? [] : [[{ zh: '标段', en: 'Lot' }, facts.lot] as const]),
        [{ zh: '招标人', en: 'Tenderer' }, facts.tenderer],
        ...(facts.agency === undefined ? [] : [[{ zh: '招标代理机构', en: 'Agency' }, facts.agency] as const]),
        ...more,
      ],
    },
  ];
}
