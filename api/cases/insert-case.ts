import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { dateOf } from '../../domain/calendar';
import { chainStart } from '../../domain/hash';
import { agentRole, ownerRole, startAction, type Act, type Process } from '../../definitions/language';
import { partyIdOf } from '../../database/case-aliases';
import { insertRows } from '../../database/database';
import { nextSerials } from '../../database/serial';
import type { AliasRow, CaseRow, DocumentRow, PartyRow, SealedRow } from '../../database/rows';
import { actingParties } from '../access/viewer-of';
import type { SignedIn } from '../http/dependencies';
import type { WaitingCase } from './begin-workflow';
import { aliasRow } from './person-alias';
import type { ProjectPlan } from './plan-project';
import { splitForm } from './seal';

/** The next number of a year, which begins in Shanghai, and a region: `GC530102-2026-00012`. */
export async function nextCode(tx: EntityManager, prefix: string, region: string, now: string): Promise<string> {
  const name = `${prefix}${region}-${dateOf(now).slice(0, 4)}`;
  return `${name}-${String(await nextSerials(tx, name, 1)).padStart(5, '0')}`;
}

/** One lot of a new project. */
export interface NewCase extends ProjectPlan {
  readonly id: string;
  readonly projectId: string;
  readonly definition: Process;
  readonly definitionId: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly lot: Readonly<Record<string, unknown>> | undefined;
  readonly index: number;
  readonly key: string;
  readonly now: string;
}

/** The rows of a case whose workflow has not begun: its parties, and the act that opens it, sealed. */
interface CaseRows {
  readonly row: CaseRow;
  readonly parties: readonly PartyRow[];
  readonly alias: AliasRow;
  readonly sealed: SealedRow | undefined;
}

/** Lots in one statement: a form of one megabyte, ten times, is below what MySQL takes at once. */
const lotsAtOnce = 10;

/** Writes the rows of the lots of a new project; `documents` are those that its form names. */
export async function insertCases(
  tx: EntityManager,
  me: SignedIn,
  plans: readonly NewCase[],
  documents: readonly DocumentRow[],
): Promise<void> {
  const lots = plans.map((plan) => rowsOf(me, plan, documents));
  for (let from = 0; from < lots.length; from += lotsAtOnce) {
    const some = lots.slice(from, from + lotsAtOnce);
    const sealed = some.flatMap((lot) => lot.sealed ?? []);
    if (sealed.length > 0) await insertRows(tx, 'sealed', sealed);
    await insertRows(
      tx,
      'alias',
      some.map(({ alias }) => alias),
    );
    await insertRows(
      tx,
      'case',
      some.map(({ row }) => row),
    );
    await insertRows(
      tx,
      'party',
      some.flatMap(({ parties }) => parties),
    );
  }
}

function rowsOf(me: SignedIn, plan: NewCase, documents: readonly DocumentRow[]): CaseRows {
  const { id, now, definition, lot } = plan;
  const salt = randomBytes(16).toString('hex');
  const parties = plan.parties.map((party): PartyRow => {
    const { role } = party;
    const who = 'userId' in party ? { bodyId: null, userId: party.userId } : { bodyId: party.bodyId, userId: null };
    const partyId = partyIdOf({ salt }, role, 'userId' in party ? party.userId : party.bodyId);
    return { id: partyId, caseId: id, role, ...who, kind: null, since: now, leftAt: null };
  });
  const estimate = lot?.estimate ?? (lot ? undefined : plan.values.estimate);
  const { lots: _, estimate: __, ...shared } = plan.values;
  const values = { ...shared, ...(estimate !== undefined && { estimate }) };
  const { given, sealed } = splitForm(id, 'start', startAction(definition), values, documents, now);
  const alias = aliasRow({ id, salt }, me.user.id);
  const [mine] = actingParties(me, parties);
  const opening: Act = {
    action: 'start',
    actor: { role: me.membership.role, party: mine?.id ?? '', person: alias.alias },
    receivedAt: now,
    ...given,
    key: `${plan.key}-${String(plan.index)}`.slice(0, 64),
  };
  const waiting: WaitingCase = {
    opening,
    parties: parties.map(({ id: party, role }) => ({ id: party, role, since: now })),
  };
  const bodyIn = (role: string | undefined) => parties.find((party) => party.role === role)?.bodyId;
  const tendererId = bodyIn(ownerRole(definition)) ?? undefined;
  if (tendererId === undefined) throw new Error(`No body is named whose case of ${definition.process} it is`);
  const row: CaseRow = {
    id,
    projectId: plan.projectId,
    title: plan.title,
    lot: lot ? String(lot.title) : null,
    process: definition.process,
    definitionId: plan.definitionId,
    stage: definition.start.first,
    closing: null,
    region: plan.region,
    industry: plan.industry,
    unit: plan.unit,
    tendererId,
    agencyId: bodyIn(agentRole(definition)) ?? null,
    isPublic: false,
    openedAt: now,
    closedAt: null,
    updatedAt: now,
    deadlineAt: null,
    suspendedAt: null,
    dueAt: null,
    incidents: 0,
    seq: 0,
    head: chainStart,
    firstRun: null,
    run: null,
    salt,
    state: waiting,
  };
  return { row, parties, alias, sealed };
}
