import { z } from 'zod';
import { expertSchema, type CaseView } from '../api/contract';
import type { FormContext } from '../definitions/language';
import type { CalledExperts } from './called-experts';
import type { CaseDesk } from './case-desk';
import type { Cast } from './cast';
import type { People } from './people';
import { roomOf } from './drawing';
import type { ScorePlan } from './score-plan';
import { writeSheets, type JudgedBid } from './score-sheets';
import { inLanes } from './script';
import type { Session } from './session';

const committeeSize = 5;
const lanes = 2;

/** A member of the committee. */
export interface Member {
  readonly userId: string;
  readonly session: Session;
}

/** What a committee is formed from. */
export interface CommitteeScene {
  readonly people: People;
  readonly cast: Cast;
  readonly experts: CalledExperts;
}

/** The bids that a person may choose from or has to judge, as the form of the case names them. */
// the contract carries the context of forms as it is: plain data of this type
export const bidsOf = (view: CaseView) => (view.context as unknown as FormContext).bids ?? [];

const expertList = z.object({ items: z.array(expertSchema) });

/** The committee: the experts who were drawn, else five who have no interest in the case; or those appointed already. */
export async function formCommittee(
  desk: CaseDesk,
  centre: Session,
  { people, cast: { region }, experts }: CommitteeScene,
): Promise<Member[]> {
  const view = await desk.view(centre);
  const appointed = view.parties.flatMap(({ role, user }) => (role === 'expert' && user ? [user.id] : []));
  const { items } = await centre.get(`/api/experts?caseId=${desk.caseId}&limit=200`, expertList);
  const avoided = new Set(items.flatMap(({ userId, avoid }) => (avoid ? [userId] : [])));
  const seated = appointed.length === 0 ? await experts.seatedAt(roomOf(desk)) : new Map<string, Session>();
  const chosen =
    seated.size >= committeeSize ? seated : await people.experts(committeeSize, { avoided, appointed, region });
  const members = [...chosen].map(([userId, session]) => ({ userId, session }));
  if (appointed.length > 0) return members;
  const form = { members: members.map(({ userId }) => ({ userId, kind: 'expert' })) };
  await desk.act(centre, 'centre', 'formCommittee', form);
  return members;
}

/** Agrees to the corrections of prices, where any are to be made, as the members and as the bidders concerned. */
export async function settlePrices(desk: CaseDesk, cast: Cast, members: readonly Member[]): Promise<void> {
  const [first] = members;
  if (!first) return;
  await desk.everOffered(first.session, 'judgeCorrections', 'submitSheet');
  if (!(await desk.whoMay(members, 'judgeCorrections'))) return;
  await inLanes(members, lanes, async ({ session, userId }) => {
    if (!(await desk.isOpen(session, 'judgeCorrections'))) return;
    await desk.act(session, userId, 'judgeCorrections', { corrections: { refused: [] } });
  });
  await desk.firstOffered(...cast.bidders.map(({ session }) => [session, 'confirmCorrection'] as const));
  for (const { session, body } of cast.bidders) {
    if (!(await desk.isOpen(session, 'confirmCorrection'))) continue;
    await desk.act(session, body, 'confirmCorrection', { answer: 'accepted' });
  }
  await desk.everOffered(first.session, 'submitSheet');
}

/** Hands in the sheets of so many members, by the totals of the plan. */
export async function judge(desk: CaseDesk, cast: Cast, members: readonly Member[], plan: ScorePlan): Promise<void> {
  const open = await desk.whoMay(members, 'submitSheet');
  if (!open) return;
  const view = await desk.view(open.session);
  const judged = bidsOf(view).flatMap(({ id, bidder }): JudgedBid[] => {
    const seat = cast.bidders.find(({ body }) => body === bidder);
    return seat ? [{ bid: id, file: seat.bid, total: plan.totals[seat.index] }] : [];
  });
  const sheets = writeSheets(judged, plan);
  await inLanes(members, lanes, async ({ session, userId }, index) => {
    if (!(await desk.isOpen(session, 'submitSheet'))) return;
    const form = { noConflict: true, sheet: { bids: sheets[index] ?? [] } };
    await desk.act(session, userId, 'submitSheet', form);
  });
}

/** Draws lots where it is asked for, and has every member sign the report. */
export async function report(desk: CaseDesk, centre: Session, members: readonly Member[]): Promise<void> {
  const signers = members.map(({ session }) => [session, 'signReport'] as const);
  const next = await desk.firstOffered([centre, 'drawLots'], ...signers);
  if (next === 'drawLots') {
    await desk.act(centre, 'centre', 'drawLots');
    await desk.firstOffered(...signers);
  }
  await inLanes(members, lanes, async ({ session, userId }) => {
    if (!(await desk.isOpen(session, 'signReport'))) return;
    await desk.act(session, userId, 'signReport');
  });
}
