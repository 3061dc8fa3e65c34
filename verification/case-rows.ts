import { In, type EntityManager } from 'typeorm';
import { rows } from '../database/database';
import type { Rows } from '../database/tables';
import type { CaseEvent, CaseState, Process } from '../definitions/language';

/** An event as its row has it. */
export interface KeptEvent extends Omit<Rows['event'], 'json'> {
  readonly json: CaseEvent;
}

/** All that the database holds of a case. */
export interface CaseRows {
  readonly case: Rows['case'];
  readonly state: CaseState;
  readonly events: readonly KeptEvent[];
  readonly parties: readonly Rows['party'][];
  readonly aliases: readonly Rows['alias'][];
  readonly entries: readonly Rows['entry'][];
  readonly sealed: readonly Rows['sealed'][];
  readonly sealings: readonly Rows['sealing'][];
  readonly documents: readonly Rows['document'][];
  readonly evaluations: readonly Rows['evaluation'][];
  readonly corrections: readonly Rows['correction'][];
  readonly notices: readonly Rows['notice'][];
  readonly papers: readonly Rows['paper'][];
  readonly certificates: readonly Rows['certificate'][];
  readonly archives: readonly Rows['runArchive'][];
  readonly definition: Process | undefined;
}

/** Reads a case; undefined when there is none. */
export async function readCaseRows(manager: EntityManager, caseId: string): Promise<CaseRows | undefined> {
  const row = await rows(manager, 'case').findOneBy({ id: caseId });
  if (!row) return undefined;
  const of = { where: { caseId } } as const;
  const events = await rows(manager, 'event').find({ ...of, order: { seq: 'ASC' } });
  const sealed = await rows(manager, 'sealed').find(of);
  const entries = await rows(manager, 'entry').find({ ...of, order: { receivedAt: 'ASC', id: 'ASC' } });
  const sealings = await rows(manager, 'sealing').find(of);
  const named = [
    ...sealed.flatMap(({ values }) => Object.keys((values.documents as object | undefined) ?? {})),
    ...entries.flatMap(({ documents }) => Object.keys(documents)),
    ...sealings.flatMap(({ opened }) => (opened?.kind === 'opened' ? Object.keys(opened.documents) : [])),
  ];
  const documents = rows(manager, 'document');
  return {
    case: row,
    state: row.state as CaseState,
    events: events as unknown as KeptEvent[],
    parties: await rows(manager, 'party').find(of),
    aliases: await rows(manager, 'alias').find(of),
    entries,
    sealed,
    sealings,
    documents: await documents.find({ where: [{ caseId }, { id: In(named) }], order: { id: 'ASC' } }),
    evaluations: await rows(manager, 'evaluation').find({ ...of, order: { visit: 'ASC' } }),
    corrections: await rows(manager, 'correction').find({ ...of, order: { visit: 'ASC' } }),
    notices: await rows(manager, 'notice').find({ ...of, order: { seq: 'ASC' } }),
    papers: await rows(manager, 'paper').find({ ...of, order: { seq: 'ASC' } }),
    certificates: await rows(manager, 'certificate').find({ ...of, order: { number: 'ASC' } }),
    archives: await rows(manager, 'runArchive').find({ ...of, order: { archivedAt: 'ASC' } }),
    definition: (await rows(manager, 'definition').findOneBy({ id: row.definitionId }))?.json as Process | undefined,
  };
}
