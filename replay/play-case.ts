import { evaluationViewSchema, type CaseView } from '../api/contract';
import type { FormContext } from '../definitions/language';
import { dateOf } from '../domain/calendar';
import { award } from './award';
import type { Works } from './bill-of-quantities';
import { bid, noticeForm } from './bidding';
import { CaseDesk, Stuck } from './case-desk';
import { castFor, office, startProject, tenderDocuments, type Cast } from './cast';
import { sendDepositsBack, type BankCounter } from './deposits';
import { composeTenderDocument } from './composed-document';
import { formCommittee, judge, report, settlePrices } from './evaluation';
import type { CalledExperts } from './called-experts';
import { upload } from './paper';
import type { People } from './people';
import type { PlatformClock } from './platform-clock';
import { drawExperts, seatExperts } from './drawing';
import { openSealedBids } from './opening';
import { planScores, type ScorePlan } from './score-plan';
import { PlatformRefusal } from './session';
import type { Pace, Script } from './script';

/** What came out of a play, as the platform says. */
export interface Outcome {
  readonly caseId: string;
  readonly closing: string;
  readonly awardedTo: string | null;
  readonly awardPrice: string | null;
  readonly acts: number;
  readonly seconds: number;
}

/** Where a play takes place, and who hears of it. */
export interface Playhouse {
  readonly people: People;
  readonly clock: PlatformClock;
  readonly pace: Pace;
  readonly experts: CalledExperts;
  /** The counter of the bank, where a play may use it; without it bidders hand in letters of guarantee. */
  readonly counter?: BankCounter;
  /** Hears of every stage and act. */
  readonly say: (text: string) => void;
}

/** Everything that a stage needs to be played. */
export interface Scene extends Playhouse {
  readonly script: Script;
  readonly cast: Cast;
  readonly desk: CaseDesk;
  readonly plan: ScorePlan;
  /** What the tender document is written for on the platform; without it a document is uploaded. */
  readonly works?: Works;
}

type Play = (scene: Scene, view: CaseView) => Promise<unknown>;

/** What people do in each stage of an open tender. */
export const stages: Readonly<Record<string, Play>> = {
  acceptance: async ({ desk, people }, view) => desk.act(await office(view, 'centre', people), 'centre', 'accept'),

  documents: async (scene) => {
    const { desk, cast, script, plan, works } = scene;
    const form = works ? await composeTenderDocument(scene, works) : await tenderDocuments(script, cast, plan);
    await desk.act(cast.manager, cast.managerName, 'submitDocuments', form);
  },

  filing: async ({ desk, people }, view) => desk.act(await office(view, 'supervisor', people), 'supervisor', 'file'),

  publication: async ({ desk, cast, clock, pace }, view) =>
    desk.act(cast.manager, cast.managerName, 'publishNotice', await noticeForm(cast.manager, view, clock, pace)),

  bidding: (scene, view) => bid(scene, view),

  decryption: ({ desk, cast, clock }, view) => openSealedBids(desk, cast, view, clock),

  opening: ({ desk, cast }) => desk.act(cast.manager, cast.managerName, 'signOpeningRecord'),

  drawing: async (scene, view) => {
    await drawExperts(scene, view);
    await seatExperts(scene, view);
  },

  evaluation: async (scene, view) => {
    const { desk, cast, people, plan } = scene;
    const centre = await office(view, 'centre', people);
    const members = await formCommittee(desk, centre, scene);
    await settlePrices(desk, cast, members);
    await judge(desk, cast, members, plan);
    await report(desk, centre, members);
    await desk.left(cast.tenderer, view.visits.length);
  },

  candidates: async ({ desk, cast }, view) => {
    if (view.deadline === undefined) await desk.act(cast.manager, cast.managerName, 'publishCandidates');
    await desk.deadlinePassed(cast.tenderer, await desk.view(cast.tenderer));
  },

  award: ({ desk, cast, script }) => award(desk, cast, script),

  certification: async ({ desk, people }, view) =>
    desk.act(await office(view, 'centre', people), 'centre', 'issueCertificate'),

  contract: async ({ desk, cast, script, clock }, view) => {
    // the contract carries the context of forms as it is: plain data of this type
    const { awardPrice = '' } = view.context as unknown as FormContext;
    const contract = await upload(cast.tenderer, '合同', `${script.title} 合同`, [script.tenderer]);
    const signedOn = dateOf(new Date(clock.now()).toISOString());
    await desk.act(cast.tenderer, 'tenderer', 'signContract', { contract, contractPrice: awardPrice, signedOn });
  },

  contractFiling: async ({ desk, people }, view) =>
    desk.act(await office(view, 'supervisor', people), 'supervisor', 'fileContract'),

  report: async ({ desk, cast, script }) => {
    const document = await upload(cast.manager, '招标投标情况书面报告', `${script.title} 书面报告`, [script.tenderer]);
    await desk.act(cast.manager, cast.managerName, 'submitReport', { report: document });
  },

  archiving: async (scene, view) => {
    await sendDepositsBack(scene, view);
    const centre = await office(view, 'centre', scene.people);
    await scene.desk.act(centre, 'centre', 'archive');
  },
};

/**
 * Plays a case through the public API as the people would, until it is closed. The same key goes on with the same case.
 * @throws PlatformRefusal, Stuck, WindowTooShort, Unreachable
 */
export async function playCase(script: Script, house: Playhouse, key: string): Promise<Outcome> {
  const since = Date.now();
  const cast = await castFor(script, house.people);
  const [caseId] = await startProject(script, cast, house.people, key);
  if (caseId === undefined) throw new Stuck('no case was opened');
  const desk = new CaseDesk(caseId, key, house.clock, (action) => house.say(`${caseId} ${action}`));
  const scene: Scene = { ...house, script, cast, desk, plan: planScores(script) };
  const closing = await playUntil(scene, () => false);
  const { acts } = desk;
  const awarded = await awardOf(scene);
  return { caseId, closing: closing ?? '', ...awarded, acts, seconds: Math.round((Date.now() - since) / 100) / 10 };
}

/** Plays stage after stage until the case is closed, or stands where `stop` says. Gives the closing. */
export async function playUntil(scene: Scene, stop: (view: CaseView) => boolean): Promise<string | undefined> {
  const { desk, cast, say } = scene;
  for (let before = -1; ;) {
    const view = await desk.view(cast.tenderer);
    if (view.closing !== undefined) return view.closing;
    if (stop(view)) return undefined;
    if (view.visits.length === before) throw new Stuck(`${desk.caseId}: ${view.stage} did not end`);
    before = view.visits.length;
    const play = stages[view.stage];
    if (!play) throw new Stuck(`${desk.caseId}: ${view.stage}`);
    say(`${desk.caseId} — ${view.stageTitle.zh} · ${view.stageTitle.en}`);
    await play(scene, view);
  }
}

/** Who was awarded at what price, by the name in the file. */
async function awardOf({ desk, cast }: Scene): Promise<Pick<Outcome, 'awardedTo' | 'awardPrice'>> {
  try {
    const { rows } = await cast.tenderer.get(`/api/cases/${desk.caseId}/evaluation`, evaluationViewSchema);
    const winner = rows.find(({ awarded }) => awarded);
    if (!winner) return { awardedTo: null, awardPrice: null };
    const seat = cast.bidders.find(({ body }) => body === winner.bidder);
    return { awardedTo: seat?.bid.bidder ?? winner.bidder, awardPrice: winner.price };
  } catch (error) {
    if (error instanceof PlatformRefusal && error.status === 404) return { awardedTo: null, awardPrice: null };
    throw error;
  }
}
