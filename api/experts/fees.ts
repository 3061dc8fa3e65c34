import { In } from 'typeorm';
import { rows } from '../../database/database';
import { text } from '../../definitions/language';
import { daysBetween } from '../../domain/calendar';
import { foundPage } from '../access/found-page';
import type { PageRequest } from '../access/keyset-page';
import type { ExpertFee, ExpertFees, ExpertFeeTotals } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { registered } from './expert-file';
import { peopleOf, seatsBetween, type Days, type Seat, type Seats } from './paid-seats';

const longestDays = 366;

/** Where a seat stands among the others: the first taken first. Under its name nobody sits twice in a draw. */
const placeOf = ({ paid, draw, person }: Seat): string => `${paid.seatedAt} ${draw.id} ${person}`;

/** The seats of those days. @throws Refusal NotAllowed; InvalidInput for more than a year */
async function seatsFor(deps: ApiDependencies, me: SignedIn, { from, to }: Days): Promise<Seats> {
  if (!me.ability.can('update', 'Expert')) throw refuse.notAllowed();
  if (to < from || daysBetween(from, to) > longestDays) {
    throw refuse.invalidField(
      'to',
      'wrongSpan',
      text('起止日期有误，最长一年。', 'The days must span a year at most.'),
    );
  }
  return seatsBetween(deps, me, { from, to });
}

type People = ReadonlyMap<Seat, string>;

/** The seats as they are shown, with the names of whose they are. */
async function named({ database: { read } }: ApiDependencies, seats: readonly Seat[], people: People) {
  const ids = new Set(seats.flatMap((seat) => people.get(seat) ?? []));
  const found = await registered(read, await rows(read, 'expert').findBy({ id: In([...ids]) }));
  const experts = new Map(found.map((expert) => [expert.id, expert]));
  return seats.flatMap((seat): ExpertFee[] => {
    const expert = experts.get(people.get(seat) ?? '');
    if (!expert) return [];
    return [{ ...seat.paid, expert: expert.name, employer: expert.employers.map(({ name }) => name).join('、') }];
  });
}

function totalsOf({ seats, later, answers }: Seats, people: People): ExpertFeeTotals {
  const fees = seats.flatMap((seat) => (people.has(seat) ? seat.paid.fee : []));
  return {
    evaluations: fees.length,
    later,
    total: fees.reduce((sum, fee) => sum + fee, 0),
    people: new Set(people.values()).size,
    answers: { ...answers },
  };
}

/** One page of {@link expertFees}, the first seated first, the first page with the totals. @throws Refusal as that */
export async function listExpertFees(
  deps: ApiDependencies,
  me: SignedIn,
  { cursor, limit, ...days }: Days & PageRequest,
): Promise<ExpertFees> {
  const all = await seatsFor(deps, me, days);
  const { items, ...rest } = foundPage(all.seats, placeOf, { cursor, limit });
  const isFirst = cursor === undefined;
  const people = await peopleOf(deps, isFirst ? all.seats : items);
  return { items: await named(deps, items, people), ...rest, ...(isFirst && { whole: totalsOf(all, people) }) };
}

/**
 * The settlement list of a period for the cases that the office reads: who evaluated, for how long, what it is paid by
 * the rules that the case is pinned to. Who cannot be named yet is paid later.
 * @throws Refusal NotAllowed; InvalidInput for more than a year
 */
export async function expertFees(deps: ApiDependencies, me: SignedIn, days: Days): Promise<ExpertFee[]> {
  const { seats } = await seatsFor(deps, me, days);
  return named(deps, seats, await peopleOf(deps, seats));
}
