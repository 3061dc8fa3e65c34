import { insertRows, type Database } from '../../database/database';
import type { AwardRow, CaseRow, TaskRow, VisitRow } from '../../database/rows';
import { openTender } from '../../definitions/trading/open-tender';
import { caseRow } from './rows';

const stages = Object.keys(openTender.stages);
const regions = ['530000', '530100', '530102', '530181', '532900'];
const industries = ['construction', 'transport', 'water', 'energy'];
const hour = 3_600_000;
const day = 24 * hour;

interface CountedRows {
  readonly row: CaseRow;
  readonly visits: readonly VisitRow[];
  readonly tasks: readonly TaskRow[];
  readonly award: AwardRow | undefined;
}

const pick = <T>(some: readonly [T, ...T[]] | readonly T[], nth: number): T => some[nth % some.length] as T;

/** The nth of many cases: the same each time, spread over a year before `now`, one in six still open. */
function countedRows(nth: number, now: number): CountedRows {
  const id = `GC530100-M${String(nth).padStart(7, '0')}`;
  const at = (time: number) => new Date(time).toISOString();
  const mixed = (nth * 7919) % 10_007;
  const opened = now - (mixed % 365) * day - (nth % 24) * hour;
  const isOpen = nth % 6 === 0;
  const passed = isOpen ? (mixed % stages.length) + 1 : stages.length;
  let time = opened;
  const region = pick(regions, mixed);
  const industry = pick(industries, nth);
  const { definitionId } = caseRow(id);
  const visits = stages.slice(0, passed).map((stage, index): VisitRow => {
    const enteredAt = at(time);
    const minutes = 60 + ((mixed * (index + 3)) % 4000);
    const isLast = isOpen && index === passed - 1;
    time += minutes * 60_000;
    return {
      caseId: id,
      visit: index + 1,
      definitionId,
      stage,
      region,
      industry,
      enteredAt,
      leftAt: isLast ? null : at(Math.min(time, now)),
      minutes: isLast ? null : minutes,
      isLate: (mixed + index) % 11 === 0,
    };
  });
  const dueAt = isOpen ? at(now + ((mixed % 40) - 10) * 6 * hour) : null;
  const row = caseRow(id, {
    region,
    industry,
    stage: visits.at(-1)?.stage ?? 'acceptance',
    openedAt: at(opened),
    updatedAt: at(Math.min(time, now)),
    ...(isOpen
      ? { dueAt, deadlineAt: at(now + ((mixed % 30) - 4) * 12 * hour), suspendedAt: nth % 48 === 0 ? at(now) : null }
      : { closing: nth % 5 === 0 ? 'failed' : 'archived', closedAt: at(Math.min(time, now)) }),
    isPublic: passed > 5,
    unit: nth % 9 === 0 ? 'JPY' : 'CNY',
  });
  const task: TaskRow = {
    id: `t-${id}`,
    caseId: id,
    taskKey: 'task',
    action: 'accept',
    stage: row.stage,
    role: nth % 4 === 0 ? 'expert' : 'centre',
    partyId: null,
    bodyId: nth % 12 === 0 ? 'demo-centre-kunming' : 'demo-centre-province',
    userId: null,
    about: null,
    region,
    industry,
    since: row.updatedAt,
    dueAt,
    provisional: false,
    revision: '1',
    claimedBy: null,
  };
  const isAwarded = !isOpen && row.closing === 'archived';
  return {
    row,
    visits,
    tasks: isOpen ? [task] : [],
    award: isAwarded
      ? {
          caseId: id,
          region,
          industry,
          at: at(Math.min(time, now) - day),
          unit: row.unit,
          parts: String(100_000_00 + mixed * 997),
        }
      : undefined,
  };
}

/** SQLite takes some thirty thousand values in one statement. */
const casesAtOnce = 100;

/** Writes rows of so many cases, to be counted and listed; nothing conducts them. `now` is the platform's. */
export async function insertManyCases(
  database: Database,
  count: number,
  now: string,
  progress: (written: number) => void = () => undefined,
): Promise<void> {
  for (let from = 0; from < count; from += casesAtOnce) {
    const made = Array.from({ length: Math.min(casesAtOnce, count - from) }, (_, nth) =>
      countedRows(from + nth, Date.parse(now)),
    );
    await database.write(async (tx) => {
      await insertRows(
        tx,
        'case',
        made.map(({ row }) => row),
      );
      await insertRows(
        tx,
        'visit',
        made.flatMap(({ visits }) => visits),
      );
      const tasks = made.flatMap((one) => one.tasks);
      if (tasks.length > 0) await insertRows(tx, 'task', tasks);
      const awards = made.flatMap(({ award }) => award ?? []);
      if (awards.length > 0) await insertRows(tx, 'award', awards);
    });
    progress(from + made.length);
  }
}
