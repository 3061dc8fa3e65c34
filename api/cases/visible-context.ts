import { In } from 'typeorm';
import { currentCalendar } from '../../database/calendar';
import { rows } from '../../database/database';
import {
  committeeOf,
  seesAct,
  seesField,
  type ContextBid,
  type ContextCorrections,
  type FormContext,
} from '../../definitions/language';
import type { FullAct } from '../../database/given';
import { tenderActions, tenderNotices } from '../../database/tender-facts';
import type { ApiDependencies } from '../http/dependencies';
import type { OpenedCase } from './case-access';
import { caseContext } from './case-context';
import { isInCommittee, sightOfResult } from './evaluation-view';
import { giverOf } from './visible-form';

/** The context of the forms without what the person may not see. */
export async function visibleContext(
  deps: ApiDependencies,
  opened: OpenedCase,
  acts: readonly FullAct[],
  now: string,
): Promise<FormContext> {
  const { definition, row, viewer, openness } = opened;
  const context = await caseContext(
    deps.database.read,
    await currentCalendar(deps.database.read),
    row,
    definition,
    acts,
    now,
    sightOfResult(opened) !== 'none',
  );
  const sees = (action: string, field: string, giver?: { party: string; at: string }) =>
    seesField(
      definition,
      action,
      field,
      giverOf(
        opened.parties.find((party) => party.id === giver?.party),
        giver?.at,
      ),
      viewer,
      openness,
    );
  const last = new Map(acts.map((act) => [act.action, { party: act.actor.party, at: act.receivedAt }]));
  const { bids, invalidBids, corrections, experts, awardPrice, criteria, taken, ...open } = context;
  const isParty = viewer.roles.length > 0;
  const keepers = definition.roles[committeeOf(definition)?.role ?? '']?.heldBy ?? [];
  const holdsCommittee = keepers.some((role) => viewer.holds?.includes(role));
  return {
    ...open,
    taken: Object.fromEntries(Object.entries(taken).filter(([action]) => seesTaken(opened, acts, action))),
    given: Object.fromEntries(
      Object.entries(context.given).filter(([path]) => {
        const [action = '', field = ''] = path.split('.');
        return sees(action, field, last.get(action));
      }),
    ),
    ...(bids && sees(tenderActions.bid, 'price') && { bids: isInCommittee(opened) ? bids : bids.map(plainBid) }),
    ...(invalidBids && isInCommittee(opened) && { invalidBids }),
    ...(corrections && { corrections: await seenCorrections(deps, opened, corrections) }),
    ...(experts && holdsCommittee && { experts }),
    ...(awardPrice !== undefined && isParty && openness.published.includes(tenderNotices.award) && { awardPrice }),
    ...(criteria && (isParty || openness.published.includes(tenderNotices.documents)) && { criteria }),
  };
}

/** A bid without what only those who judge it have to know. */
const plainBid = ({ id, bidder, price }: ContextBid): ContextBid => ({ id, bidder, price });

/** All for those who decide on them; a bidder learns its own when it is asked to confirm them. */
async function seenCorrections(
  { database }: ApiDependencies,
  opened: OpenedCase,
  corrections: readonly ContextCorrections[],
): Promise<readonly ContextCorrections[]> {
  if (isInCommittee(opened)) return corrections;
  const asked = corrections.filter(({ confirmation = 'notAsked' }) => confirmation !== 'notAsked');
  if (asked.length === 0) return [];
  const id = In(asked.map(({ bid }) => bid));
  const own = In(opened.mine.map((party) => party.id));
  const entries = await rows(database.read, 'entry').findBy({ id, caseId: opened.row.id, partyId: own });
  return asked.filter(({ bid }) => entries.some((entry) => entry.id === bid));
}

/** Whether the person may know when an action was last taken. */
function seesTaken({ definition, parties, viewer, openness }: OpenedCase, acts: readonly FullAct[], action: string) {
  const act = acts.findLast((one) => one.action === action);
  if (!act) return false;
  const giver = giverOf(
    parties.find((party) => party.id === act.actor.party),
    act.receivedAt,
  );
  return seesAct(definition, action, giver, viewer, openness);
}
