import type { CaseRow, PartyRow } from '../../database/rows';
import { builtInDefinitions } from '../../definitions/registry';
import { hashOf } from '../../domain/hash';
import type { CaseState } from '../../definitions/language';

const at = '2026-01-05T01:00:00.000Z';

/** The state of a case that has just been opened. */
export const caseState = (caseId: string, changes: Partial<CaseState> = {}): CaseState => ({
  caseId,
  stage: 'acceptance',
  visit: 1,
  visits: [{ visit: 1, stage: 'acceptance', enteredAt: at }],
  closes: {},
  lostMs: 0,
  counts: {},
  taken: {},
  takenBy: {},
  given: {},
  offered: [],
  takesEntries: false,
  pending: [],
  parties: [],
  tasks: [],
  published: [],
  incidents: [],
  ...changes,
});

/** Hashed once: it takes milliseconds, and some tests make a hundred thousand cases. */
const definitionId = hashOf(builtInDefinitions[0]);

/** A case of the open tender, for tests that need only its rows. */
export const caseRow = (id: string, changes: Partial<CaseRow> = {}): CaseRow => ({
  id,
  projectId: `project-${id}`,
  title: `示例项目 ${id}`,
  lot: null,
  process: 'openTender',
  definitionId,
  stage: 'acceptance',
  closing: null,
  region: '530100',
  industry: 'construction',
  unit: 'CNY',
  tendererId: 'demo-tenderer-1',
  agencyId: null,
  isPublic: false,
  openedAt: at,
  closedAt: null,
  updatedAt: at,
  deadlineAt: null,
  suspendedAt: null,
  dueAt: null,
  incidents: 0,
  seq: 1,
  head: '0'.repeat(64),
  firstRun: null,
  run: null,
  salt: 'salt',
  state: caseState(id),
  ...changes,
});

/** A body that is a party of a case. */
export const partyRow = (id: string, caseId: string, role: string, bodyId: string): PartyRow => ({
  id,
  caseId,
  role,
  bodyId,
  userId: null,
  kind: null,
  since: at,
  leftAt: null,
});
