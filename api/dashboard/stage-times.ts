import type { z } from 'zod';
import { isPeriod, periodText, type Process, type Text } from '../../definitions/language';
import { addDays, dateOf, endOfDay, instantOf } from '../../domain/calendar';
import { medianOf } from '../../domain/median';
import { rows } from '../../database/database';
import { accessibleBy } from '../access/accessible-by';
import { readDefinition } from '../cases/case-access';
import type { StageTimes, stageTimesQuery } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

/** Stays of a stage that took about so many minutes. */
interface StaysRow {
  readonly definitionId: string;
  readonly stage: string;
  readonly minutes: number | string;
  readonly count: number | string;
  readonly late: number | string;
}

interface Middle {
  readonly definitionId: string;
  readonly stage: string;
  readonly ended: number;
  readonly late: number;
  readonly median: number;
}

/**
 * Shorter stays count by the minute, longer ones to the nearest hour: few groups, and a median that is half an hour off
 * at most.
 */
const byMinuteBelow = 240;
const stepOf = (minutes: string): string =>
  `CASE WHEN ${minutes} < ${byMinuteBelow} THEN ${minutes} ELSE ${minutes} + 30 - (${minutes} + 30) % 60 END`;

/** The middle stay of each stage, from how many took how long. */
function middles(found: readonly StaysRow[]): Middle[] {
  const byStage = new Map<string, StaysRow[]>();
  for (const row of found) {
    const stage = `${row.definitionId} ${row.stage}`;
    byStage.set(stage, [...(byStage.get(stage) ?? []), row]);
  }
  return [...byStage.values()].flatMap((stays) => {
    const [first] = stays;
    const median = medianOf(stays.map(({ minutes, count }) => ({ value: Number(minutes), count: Number(count) })));
    if (!first || median === undefined) return [];
    const { definitionId, stage } = first;
    const sum = (of: 'count' | 'late') => stays.reduce((all, row) => all + Number(row[of]), 0);
    return [{ definitionId, stage, ended: sum('count'), late: sum('late'), median }];
  });
}

/** What the definition allows for the action that leaves the stage, or for the stage itself. */
function limitOf({ rules, stages }: Process, name: string): Text | undefined {
  const stage = stages[name];
  const asked = Object.values(stage?.actions ?? {}).find(({ end, asked: task }) => end !== undefined && task?.due);
  const counted = stage?.deadline && 'counted' in stage.deadline ? stage.deadline.counted : undefined;
  const reference = asked?.asked?.due ?? counted;
  const value = reference && rules[reference.rule]?.value;
  return isPeriod(value) ? periodText(value) : undefined;
}

/**
 * How long stages took, of the cases that a person may read: the middle stay of those that ended in the last days.
 * Stays are counted by how long they took; a window over all of them would sort every one.
 */
export async function stageTimes(
  deps: ApiDependencies,
  me: SignedIn,
  { days }: z.output<typeof stageTimesQuery>,
): Promise<StageTimes> {
  const to = dateOf(deps.clock.now());
  const from = addDays(to, 1 - days);
  const stays = rows(deps.database.read, 'visit')
    .createQueryBuilder('stay')
    .select('stay.definitionId', 'definitionId')
    .addSelect('stay.stage', 'stage')
    .addSelect(stepOf('stay.minutes'), 'minutes')
    .addSelect('COUNT(*)', 'count')
    .addSelect('SUM(stay.isLate)', 'late')
    .where('stay.leftAt >= :from AND stay.leftAt < :to', { from: instantOf(from), to: endOfDay(to) })
    .groupBy('stay.definitionId, stay.stage')
    .addGroupBy(stepOf('stay.minutes'));
  accessibleBy(me.ability, 'read', 'Count', stays);
  return { from, to, stages: await described(deps, middles(await stays.getRawMany<StaysRow>())) };
}

/** In the order in which a case passes the stages. */
async function described(deps: ApiDependencies, found: readonly Middle[]): Promise<StageTimes['stages']> {
  const stages: StageTimes['stages'] = [];
  for (const id of new Set(found.map(({ definitionId }) => definitionId))) {
    const definition = await readDefinition(deps, id);
    for (const [stage, { title }] of Object.entries(definition.stages)) {
      const middle = found.find((one) => one.definitionId === id && one.stage === stage);
      if (!middle) continue;
      const limit = limitOf(definition, stage);
      stages.push({
        definitionId: id,
        process: definition.process,
        processTitle: definition.title,
        jurisdiction: definition.jurisdiction,
        version: definition.version,
        stage,
        title,
        ended: middle.ended,
        late: middle.late,
        median: middle.median,
        ...(limit && { limit }),
      });
    }
  }
  return stages;
}
