import type { z } from 'zod';
import { isPeriod, periodText, type Process, type Text } from '../../definitions/language';
import { addDays, dateOf, endOfDay, instantOf } from '../../domain/calendar';
import { rows } from '../../database/database';
import { accessibleBy } from '../access/accessible-by';
import { readDefinition } from '../cases/case-access';
import type { StageTimes, stageTimesQuery } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

interface Middle {
  readonly definitionId: string;
  readonly stage: string;
  readonly ended: number | string;
  readonly late: number | string;
  readonly median: number | string;
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
 * Counted in SQL; only one row for each stage leaves the database.
 */
export async function stageTimes(
  deps: ApiDependencies,
  me: SignedIn,
  { days }: z.output<typeof stageTimesQuery>,
): Promise<StageTimes> {
  const to = dateOf(deps.clock.now());
  const from = addDays(to, 1 - days);
  const { read } = deps.database;
  const all = 'OVER (PARTITION BY stay.definitionId, stay.stage';
  const stays = rows(read, 'visit')
    .createQueryBuilder('stay')
    .select('stay.definitionId', 'definitionId')
    .addSelect('stay.stage', 'stage')
    .addSelect('stay.minutes', 'minutes')
    .addSelect(`ROW_NUMBER() ${all} ORDER BY stay.minutes)`, 'place')
    .addSelect(`COUNT(*) ${all})`, 'ended')
    .addSelect(`SUM(stay.isLate) ${all})`, 'late')
    .where('stay.leftAt >= :from AND stay.leftAt < :to', { from: instantOf(from), to: endOfDay(to) });
  accessibleBy(me.ability, 'read', 'Count', stays);
  const found = await read
    .createQueryBuilder()
    .select(['definitionId', 'stage', 'ended', 'late'].map((name) => `middle.${name} AS ${name}`))
    .addSelect('AVG(middle.minutes)', 'median')
    .from(`(${stays.getQuery()})`, 'middle')
    .where('2 * middle.place BETWEEN middle.ended AND middle.ended + 2')
    .groupBy('middle.definitionId, middle.stage, middle.ended, middle.late')
    .setParameters(stays.getParameters())
    .getRawMany<Middle>();
  return { from, to, stages: await described(deps, found) };
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
        process: definition.process,
        processTitle: definition.title,
        stage,
        title,
        ended: Number(middle.ended),
        late: Number(middle.late),
        median: Number(middle.median),
        ...(limit && { limit }),
      });
    }
  }
  return stages;
}
