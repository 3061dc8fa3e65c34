import { MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { CaseState, Visit } from '../definitions/language';
import { rows } from './database';
import type { CaseRow } from './rows';

const minutesOf = ({ enteredAt, leftAt }: Visit): number | null =>
  leftAt === undefined ? null : Math.max(0, Math.round((Date.parse(leftAt) - Date.parse(enteredAt)) / 60_000));

const isSame = (one: Visit | undefined, other: Visit): boolean =>
  one !== undefined && one.stage === other.stage && one.enteredAt === other.enteredAt && one.leftAt === other.leftAt;

/** Writes the stays of a case in its stages that are not as the state before says. */
export async function writeVisits(
  tx: EntityManager,
  { id: caseId, definitionId, region, industry }: Pick<CaseRow, 'id' | 'definitionId' | 'region' | 'industry'>,
  before: Pick<CaseState, 'visits'> | undefined,
  after: Pick<CaseState, 'visits'>,
): Promise<void> {
  const visits = rows(tx, 'visit');
  const known = new Map(before?.visits.map((visit) => [visit.visit, visit]));
  for (const visit of after.visits) {
    const former = known.get(visit.visit);
    if (isSame(former, visit)) continue;
    const { stage, enteredAt, leftAt = null } = visit;
    const values = { stage, enteredAt, leftAt, minutes: minutesOf(visit) };
    if (former) await visits.update({ caseId, visit: visit.visit }, values);
    else await visits.insert({ caseId, visit: visit.visit, definitionId, region, industry, ...values, isLate: false });
  }
  const last = after.visits.at(-1)?.visit ?? 0;
  if (known.size > after.visits.length) await visits.delete({ caseId, visit: MoreThan(last) });
}

/** Keeps that something was not done in time in a stay. */
export async function markLate(tx: EntityManager, caseId: string, visit: number): Promise<void> {
  await rows(tx, 'visit').update({ caseId, visit }, { isLate: true });
}

/** Looks again whether anything was late in a stage, when what said so never was. */
export async function lookForLate(tx: EntityManager, caseId: string, stage: string): Promise<void> {
  for (const { visit, enteredAt } of await rows(tx, 'visit').findBy({ caseId, stage, isLate: true })) {
    const isLate = await rows(tx, 'event').existsBy({
      caseId,
      stage,
      kind: 'overdue',
      at: MoreThanOrEqual(enteredAt),
    });
    if (!isLate) await rows(tx, 'visit').update({ caseId, visit }, { isLate });
  }
}
