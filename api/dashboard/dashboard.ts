import { dateOf, endOfDay, instantOf } from '../../domain/calendar';
import { rows } from '../../database/database';
import type { Process, Text } from '../../definitions/language';
import { accessibleBy } from '../access/accessible-by';
import { readDefinition } from '../cases/case-access';
import { filteredCases } from '../cases/case-list';
import { opensBids } from '../cases/in-stages';
import { filteredTasks, totalOf } from '../cases/tasks';
import type { Dashboard } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { findIncidents } from '../incidents/incident-list';
import { counted } from './counted';
import { spanText, weekOf, type DaySpan } from './periods';

/** The open cases of a definition in a stage; sums come as text from MySQL. */
interface Group {
  readonly definitionId: string;
  readonly stage: string;
  readonly open: number | string;
  readonly overdue: number | string;
  readonly suspended: number | string;
  readonly today: number | string;
  readonly week: number | string;
}

/** How many of the rows meet that. */
const sumOf = (test: string): string => `SUM(CASE WHEN ${test} THEN 1 ELSE 0 END)`;

/** Open cases by definition and stage, from one index. */
async function openGroups(deps: ApiDependencies, me: SignedIn, today: DaySpan, week: DaySpan): Promise<Group[]> {
  const query = await filteredCases(deps, me, { state: 'open' });
  // as the list counts them: a limit that is over at midnight belongs to the day that ends with it
  const within = (name: string) => `row.deadlineAt > :${name}From AND row.deadlineAt <= :${name}To`;
  return query
    .select('row.definitionId', 'definitionId')
    .addSelect('row.stage', 'stage')
    .addSelect('COUNT(*)', 'open')
    .addSelect(sumOf('row.dueAt < :now AND row.suspendedAt IS NULL'), 'overdue')
    .addSelect(sumOf('row.suspendedAt IS NOT NULL'), 'suspended')
    .addSelect(sumOf(within('today')), 'today')
    .addSelect(sumOf(within('week')), 'week')
    .setParameters({
      now: deps.clock.now(),
      todayFrom: instantOf(today.from),
      todayTo: endOfDay(today.to),
      weekFrom: instantOf(week.from),
      weekTo: endOfDay(week.to),
    })
    .groupBy('row.definitionId')
    .addGroupBy('row.stage')
    .getRawMany<Group>();
}

const total = (groups: readonly Group[], of: 'open' | 'overdue' | 'suspended' | 'today' | 'week'): number =>
  groups.reduce((sum, group) => sum + Number(group[of]), 0);

interface Family {
  readonly process: string;
  readonly jurisdiction: string;
  readonly title: Text;
  readonly stages: Map<string, Text>;
  readonly groups: Group[];
}

/**
 * Cases by process and stage; the stages in the order in which a case passes them. The same process under another law
 * has other stages, and stands by itself.
 */
function byProcess(groups: readonly Group[], definitions: ReadonlyMap<string, Process>): Dashboard['processes'] {
  const families = new Map<string, Family>();
  for (const [id, { process, jurisdiction, title, stages }] of definitions) {
    const key = `${process} ${jurisdiction}`;
    const known = families.get(key) ?? { process, jurisdiction, title, stages: new Map<string, Text>(), groups: [] };
    for (const [name, stage] of Object.entries(stages))
      if (!known.stages.has(name)) known.stages.set(name, stage.title);
    known.groups.push(...groups.filter(({ definitionId }) => definitionId === id));
    families.set(key, known);
  }
  return [...families.values()].map(({ process, jurisdiction, title, stages, groups: own }) => {
    const family = { process, jurisdiction };
    return {
      ...family,
      title,
      open: counted('cases', { state: 'open', ...family }, total(own, 'open')),
      stages: [...stages].map(([stage, stageTitle]) => {
        const here = own.filter((group) => group.stage === stage);
        return {
          stage,
          title: stageTitle,
          open: counted('cases', { ...family, stage }, total(here, 'open')),
          overdue: counted('cases', { ...family, stage, state: 'overdue' }, total(here, 'overdue')),
        };
      }),
    };
  });
}

async function openIncidents(deps: ApiDependencies, me: SignedIn) {
  if (!me.ability.can('manage', 'Incident')) return undefined;
  return counted('incidents', {}, (await findIncidents(deps, {})).length);
}

async function waitingProposals({ database }: ApiDependencies, me: SignedIn) {
  if (!me.ability.can('read', 'Proposal')) return undefined;
  const query = rows(database.read, 'proposal').createQueryBuilder('row').where({ state: 'waiting' });
  return counted(
    'proposals',
    { state: 'waiting' },
    await accessibleBy(me.ability, 'read', 'Proposal', query).getCount(),
  );
}

/** How everything stands that a person may read. Every number counts the list that it names, by the same query. */
export async function dashboard(deps: ApiDependencies, me: SignedIn): Promise<Dashboard> {
  const at = deps.clock.now();
  const day = dateOf(at);
  const today = { from: day, to: day };
  const week = weekOf(day);
  const tasksOf = async (filters: Partial<Parameters<typeof filteredTasks>[2]>) =>
    totalOf(await filteredTasks(deps, me, { scope: 'all', ...filters }));
  const [groups, mine, all, overdue, tasksToday, tasksThisWeek, proposals, incidents] = await Promise.all([
    openGroups(deps, me, today, week),
    tasksOf({ scope: 'mine' }),
    tasksOf({}),
    tasksOf({ overdue: true }),
    tasksOf({ due: spanText(today) }),
    tasksOf({ due: spanText(week) }),
    waitingProposals(deps, me),
    openIncidents(deps, me),
  ]);
  const definitions = new Map<string, Process>();
  for (const id of new Set(groups.map(({ definitionId }) => definitionId))) {
    definitions.set(id, await readDefinition(deps, id));
  }
  const opening = groups.filter(({ definitionId, stage }) => {
    const definition = definitions.get(definitionId);
    return definition !== undefined && opensBids(definition, stage);
  });
  const due = (span: DaySpan, name: 'today' | 'week', tasks: number) => {
    const deadline = spanText(span);
    return {
      ...span,
      deadlines: counted('cases', { state: 'open', deadline }, total(groups, name)),
      openings: counted('cases', { state: 'open', deadline, opens: '1' }, total(opening, name)),
      tasks: counted('tasks', { scope: 'all', due: deadline }, tasks),
    };
  };
  return {
    at,
    cases: {
      open: counted('cases', { state: 'open' }, total(groups, 'open')),
      overdue: counted('cases', { state: 'overdue' }, total(groups, 'overdue')),
      suspended: counted('cases', { state: 'suspended' }, total(groups, 'suspended')),
    },
    processes: byProcess(groups, definitions),
    tasks: {
      mine: counted('tasks', { scope: 'mine' }, mine),
      all: counted('tasks', { scope: 'all' }, all),
      overdue: counted('tasks', { scope: 'all', overdue: '1' }, overdue),
    },
    today: due(today, 'today', tasksToday),
    week: due(week, 'week', tasksThisWeek),
    ...(proposals && { proposals }),
    ...(incidents && { incidents }),
  };
}
