import { drawViewSchema, type CaseView, type DrawView } from '../api/contract';
import { contributionOf } from '../domain/drawing/draw-list';
import { termsOf } from '../domain/drawing/draw-record';
import { dealShare, newKeeper } from '../domain/drawing/seed-share';
import { sha256 } from '../domain/hash';
import { Stuck, type CaseDesk } from './case-desk';
import { office, type Cast } from './cast';
import type { CalledExperts } from './called-experts';
import type { People } from './people';
import { inPlatformTime, type PlatformClock } from './platform-clock';
import { PlatformRefusal, type Session } from './session';

/** Experts of the demo world know building. */
const speciality = 'A08';
const number = 5;
/** How long experts have to answer in real seconds where the clock of the platform runs ahead. */
const patience = 20;
const minute = 60_000;
const leastMinutes = 30;
const mostMinutes = 43_200;
const seatAfter = 2 * 60 * minute;
const pause = 400;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Who contributes to the seed. */
interface Party {
  readonly role: string;
  readonly session: Session;
  readonly keeper: ReturnType<typeof newKeeper>;
}

/** What a draw is played with. */
export interface DrawScene {
  readonly desk: CaseDesk;
  readonly cast: Cast;
  readonly people: People;
  readonly clock: PlatformClock;
  readonly experts: CalledExperts;
}

const drawOf = (desk: CaseDesk, session: Session): Promise<DrawView> =>
  session.get(`/api/cases/${desk.caseId}/draw`, drawViewSchema);

/** Whether an earlier run has made the seed already. */
async function isDrawn(desk: CaseDesk, centre: Session, { visits }: CaseView): Promise<boolean> {
  try {
    const { visit, state } = await drawOf(desk, centre);
    return visit === visits.at(-1)?.visit && state !== 'drawing';
  } catch (error) {
    if (error instanceof PlatformRefusal && error.status === 404) return false;
    throw error;
  }
}

/** The time that experts have, in minutes of the platform: that of the rules, unless it would be over in no time. */
const minutesToAnswer = (clock: PlatformClock): number =>
  Math.min(mostMinutes, Math.max(leastMinutes, Math.ceil(inPlatformTime(clock, patience) / minute)));

/** The same room for a case in every run, so that who is called knows by it which call is of this case. */
export const roomOf = ({ caseId }: CaseDesk): string =>
  `评标室 ${String((parseInt(sha256(caseId).slice(0, 6), 16) % 900) + 100)}`;

/**
 * Asks for experts and makes the seed: tenderer, centre and supervisor commit to their shares and reveal them. Returns
 * when those who were drawn are called.
 * @throws Stuck where the register has too few
 */
export async function drawExperts(
  { desk, cast, people, clock }: Omit<DrawScene, 'experts'>,
  view: CaseView,
  atLeastMinutes = leastMinutes,
): Promise<void> {
  const centre = await office(view, 'centre', people);
  if (await isDrawn(desk, centre, view)) return;
  const parties: readonly Party[] = [
    { role: 'tenderer', session: cast.tenderer, keeper: newKeeper() },
    { role: 'centre', session: centre, keeper: newKeeper() },
    { role: 'supervisor', session: await office(view, 'supervisor', people), keeper: newKeeper() },
  ];
  await clock.read();
  const answerMinutes = Math.max(atLeastMinutes, minutesToAnswer(clock));
  const seatAt = new Date(clock.now() + Math.max(seatAfter, answerMinutes * minute)).toISOString();
  await desk.act(cast.manager, cast.managerName, 'requestExperts', {
    requests: [{ speciality, number }],
    seatAt,
    place: roomOf(desk),
    ...(answerMinutes > leastMinutes && { answerMinutes }),
  });
  for (const { role, session, keeper } of parties) await desk.act(session, role, 'giveKey', { key: keeper.key });
  while (!(await desk.isOpen(centre, 'commitShare'))) {
    const isAnew = (await desk.view(centre)).visits.length > view.visits.length;
    if (isAnew) throw new Stuck(`${desk.caseId}: too few experts of the register know ${speciality} and may be drawn`);
    await sleep(pause);
  }
  const { list, listHash } = await drawOf(desk, centre);
  const secrets = new Map<string, string>();
  for (const { role, session } of parties) {
    const { secret, dealing } = dealShare(termsOf(list), contributionOf(listHash, role));
    secrets.set(role, secret);
    await desk.act(session, role, 'commitShare', { dealing: JSON.stringify(dealing) });
  }
  for (const { role, session } of parties) {
    await desk.act(session, role, 'revealShare', { secret: secrets.get(role) });
  }
  while ((await drawOf(desk, centre)).state === 'drawing') await sleep(pause);
}

/** Those who are called accept and come, until all sit in their seats. */
export async function seatExperts({ desk, cast, people, experts }: DrawScene, view: CaseView): Promise<void> {
  const centre = await office(view, 'centre', people);
  const place = roomOf(desk);
  for (;;) {
    const { state, seatCode } = await drawOf(desk, centre);
    if (state === 'tooFewExperts') throw new Stuck(`${desk.caseId}: too few of the experts who were drawn came`);
    if (state === 'seated') break;
    if (seatCode !== undefined) await experts.comeTo(place, seatCode);
    await sleep(pause);
  }
  await desk.left(cast.tenderer, view.visits.length);
}
