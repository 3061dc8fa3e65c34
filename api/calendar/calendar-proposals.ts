import { IsNull, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { announceCalendar, calendarChanges, currentCalendar } from '../../database/calendar';
import { rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { nextSerials } from '../../database/serial';
import { counted, type Text, text } from '../../definitions/language/text';
import {
  calendarFaults,
  changedCalendar,
  firstYear,
  publishesYear,
  type CalendarChange,
  type CalendarFault,
} from '../../domain/calendar-change';
import type { Calendar } from '../../domain/calendar';
import { officialCalendar } from '../../domain/official-calendar';
import type { calendarChangeSchema, FieldFault } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { fieldFault, refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import { propose } from '../proposals/propose';

const changeIn = ({ content }: ProposalRow): CalendarChange => content as CalendarChange; // written by proposeCalendar only

function sentence({ rule, dates = [] }: CalendarFault, calendar: Calendar, { year }: CalendarChange): Text {
  const next = calendar.lastYear + 1;
  switch (rule) {
    case 'wrongYear':
      return text(
        `只能修改已公布的 ${firstYear(calendar)} 至 ${calendar.lastYear} 年，或公布 ${next} 年。`,
        `Only the published years ${firstYear(calendar)} to ${calendar.lastYear} can be changed, or ${next} published.`,
      );
    case 'noDays':
      return text('请至少列出一天。', 'Name at least one day.');
    case 'notADate':
      return text('没有这一天。', 'There is no such day.');
    case 'otherYear':
      return text(`不在 ${year} 年内。`, `It is not in ${year}.`);
    case 'twice':
      return text('同一天列了两次。', 'The day is named twice.');
    case 'asItIs':
      return text('这一天本来就是这样，无需修改。', 'The day is so already.');
    case 'workdayNeeded':
      return text('这一天本来就是工作日，不用列为调休上班。', 'It is a working day anyway: no make-up day is needed.');
    case 'missingHolidays':
      return text(
        `缺少法定节日：${dates.join('、')}（全国年节及纪念日放假办法）。`,
        `Holidays of the law are missing: ${dates.join(', ')}.`,
      );
  }
}

const faultsOf = (calendar: Calendar, change: CalendarChange): FieldFault[] =>
  calendarFaults(calendar, change).map((fault) =>
    fieldFault(
      fault.index === undefined ? (fault.rule === 'wrongYear' ? 'year' : 'days') : `days.${fault.index}`,
      fault.rule,
      sentence(fault, calendar, change),
    ),
  );

/** Days that wait for a second person of the administration: confirmed, every open case counts its dates anew. */
export const calendarProposals: ProposalKind = {
  recordedAs: 'calendar',

  async takePlace(tx, now) {
    await nextSerials(tx, 'calendar', 0);
    const [last] = await rows(tx, 'proposal').find({
      where: { kind: 'calendar', state: 'confirmed' },
      order: { decidedAt: 'DESC' },
      take: 1,
    });
    const before = last?.decidedAt ?? '';
    return before < now ? now : new Date(Date.parse(before) + 1).toISOString();
  },

  async title(manager, row) {
    const change = changeIn(row);
    return titleOf(change, await wasPublishing(manager, row, change));
  },

  async view({ database: { read } }, row) {
    const change = changeIn(row);
    const { year, days, source } = change;
    const publishes = await wasPublishing(read, row, change);
    const openCases = await rows(read, 'case').countBy({ closing: IsNull() });
    return { calendar: { year, days: days.map((day) => ({ ...day })), source, publishes, openCases } };
  },

  async carryOut(tx, row) {
    const change = changeIn(row);
    const changes = await calendarChanges(tx);
    const faults = faultsOf(changedCalendar(officialCalendar, changes), change);
    if (faults.length > 0) {
      throw refuse.invalid(
        faults,
        text('日历已有变化，此项不能再生效。', 'The calendar has changed: this does not fit.'),
      );
    }
    await announceCalendar(tx, changedCalendar(officialCalendar, [...changes, change]));
  },
};

const titleOf = ({ year, days, source }: CalendarChange, publishes: boolean): Text =>
  publishes
    ? text(`公布 ${year} 年节假日安排（${source}）`, `Publish the holidays of ${year} (${source})`)
    : text(
        `修改 ${year} 年日历 ${days.length} 天（${source}）`,
        `Change ${counted(days.length, 'day')} of ${year} (${source})`,
      );

/** Whether the proposal was, or would be, the first to say anything of its year. */
async function wasPublishing(manager: EntityManager, row: ProposalRow, change: CalendarChange): Promise<boolean> {
  if (row.state !== 'confirmed') return publishesYear(await currentCalendar(manager), change);
  const earlier = await rows(manager, 'proposal').find({
    where: { kind: 'calendar', subject: row.subject, state: 'confirmed' },
    order: { decidedAt: 'ASC', id: 'ASC' },
  });
  return publishesYear(officialCalendar, change) && earlier[0]?.id === row.id;
}

/**
 * Proposes days of the calendar. @returns the id of the proposal
 * @throws Refusal `NotAllowed`, or `InvalidInput` with every day that is wrong
 */
export async function proposeCalendar(
  deps: ApiDependencies,
  me: SignedIn,
  change: z.output<typeof calendarChangeSchema>,
): Promise<string> {
  if (!me.ability.can('create', 'Calendar')) throw refuse.notAllowed();
  const calendar = await currentCalendar(deps.database.read);
  const faults = faultsOf(calendar, change);
  if (faults.length > 0) throw refuse.invalid(faults);
  const proposed = {
    kind: 'calendar',
    subject: String(change.year),
    region: me.membership.region,
    content: change,
    title: titleOf(change, publishesYear(calendar, change)),
  } as const;
  return deps.database.write(async (tx) => (await propose(tx, deps, me, proposed)).id);
}
