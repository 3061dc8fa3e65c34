import type { CaseView } from '../api/contract';
import { CaseDesk } from './case-desk';
import { castFor, office, startProject } from './cast';
import { contact, submitBid } from './bidding';
import type { DemoCase, Touch } from './demo-world';
import type { Works } from './bill-of-quantities';
import { beginTenderDocument } from './composed-document';
import { secureBid } from './deposits';
import { drawExperts } from './drawing';
import { formCommittee, judge, settlePrices } from './evaluation';
import { beginOpening } from './opening';
import type { PlatformClock } from './platform-clock';
import { playUntil, type Playhouse, type Scene } from './play-case';
import { definitionFor } from './sealing';
import { bookSites } from './seats';
import { planScores } from './score-plan';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const sheetsInTime = 3;
/** Longer waits, once the clock runs in real time, are not for a demo to sit out. */
const longestRealWait = 20_000;

/** Whoever looks at the demo finds calls that wait for their answers for some days. */
const shownMinutes = 3 * 24 * 60;

/** The demo world has caught up with real time: what has not happened yet will happen in its own time. */
export class CaughtUp extends Error {
  override readonly name = 'CaughtUp';
}

/** A clock that does not wait for what is days away once the demo world has caught up with real time. */
export const impatient = (clock: PlatformClock): PlatformClock => ({
  ...clock,
  async until(instant) {
    await clock.read();
    const end = clock.catchesUpAt();
    if (end !== undefined) await clock.until(end < instant ? end : instant);
    await clock.read();
    const left = ((Date.parse(instant) - clock.now()) / dayMs) * clock.secondsPerDay() * 1000;
    if (clock.secondsPerDay() * 1000 >= dayMs && left > longestRealWait) throw new CaughtUp(instant);
    await clock.until(instant);
  },
});

const fullMinuteBefore = (instant: string): string =>
  new Date(Math.floor(Date.parse(instant) / minuteMs) * minuteMs).toISOString();

/**
 * Plays one case of the demo world as far as it goes, beginning when its time has come. `end` is when its past ends;
 * `works` are what tender documents are written for.
 */
export async function playDemoCase(demo: DemoCase, house: Playhouse, end: string, works: Works): Promise<void> {
  const { expect: _, ...script } = demo.file;
  const cast = await castFor(script, house.people);
  const daysBeforeEnd = (days: number) => new Date(Date.parse(end) - days * dayMs).toISOString();
  await house.clock.until(daysBeforeEnd(demo.daysBefore));
  const lots = demo.lots.length > 0 ? { lots: demo.lots.map((title) => ({ title })) } : {};
  const caseIds = await startProject(script, cast, house.people, demo.key, lots);
  for (const caseId of caseIds) {
    const desk = new CaseDesk(caseId, demo.key, house.clock, (action) => house.say(`${caseId} ${action}`));
    const scene: Scene = {
      ...{ ...house, script, cast, desk, plan: planScores(script) },
      ...(demo.opensAtEnd && { pace: { ...house.pace, bidDeadline: fullMinuteBefore(end) } }),
      ...(demo.composed && { works }),
    };
    if (demo.hold) {
      const { stage, daysBefore } = demo.hold;
      await playUntil(scene, (view) => view.stage === stage);
      await house.clock.until(daysBeforeEnd(daysBefore));
    }
    const closing = await playUntil(scene, (view) => view.stage === demo.until);
    if (closing !== undefined) continue;
    for (const touch of demo.then) await touched[touch](scene, end, works);
  }
}

const touched: Readonly<Record<Touch, (scene: Scene, end: string, works: Works) => Promise<void>>> = {
  begin: (scene, _end, works) => beginTenderDocument(scene, works),

  async beginOpening({ desk, cast, clock }, end) {
    await clock.until(end);
    await beginOpening(desk, cast, clock);
  },

  async bookSites(scene, end) {
    await scene.clock.until(end);
    await bookSites(scene, await scene.desk.view(scene.cast.tenderer));
  },

  async publishCandidates({ desk, cast, clock }, end) {
    if (!(await desk.isOpen(cast.manager, 'publishCandidates'))) return;
    await clock.until(end);
    await desk.act(cast.manager, cast.managerName, 'publishCandidates');
  },

  async object({ desk, cast }) {
    const loser = cast.bidders[0];
    if (!loser || !(await desk.isOpen(loser.session, 'objectToCandidates'))) return;
    const objection = '我方认为第一中标候选人的业绩材料与招标文件要求不符，请予核实并答复。';
    await desk.act(loser.session, loser.body, 'objectToCandidates', { objection });
  },

  async committee(scene) {
    const { desk, cast, people } = scene;
    const centre = await office(await desk.view(cast.tenderer), 'centre', people);
    await formCommittee(desk, centre, scene);
  },

  async draw(scene, end) {
    await scene.clock.until(end);
    await drawExperts(scene, await scene.desk.view(scene.cast.tenderer), shownMinutes);
  },

  async someSheets(scene) {
    const { desk, cast, people, plan } = scene;
    const view = await desk.view(cast.tenderer);
    const centre = await office(view, 'centre', people);
    const members = await formCommittee(desk, centre, scene);
    await settlePrices(desk, cast, members);
    await judge(desk, cast, members.slice(0, sheetsInTime), plan);
  },

  async someBids({ desk, cast, script, counter, works }) {
    const definition = await definitionFor(cast.tenderer, await desk.view(cast.tenderer));
    for (const bidder of cast.bidders) {
      if (!takesEntries(await desk.view(bidder.session))) return;
      await desk.enter(bidder.session, bidder.body, 'downloadDocuments', { contact });
      if (bidder.index === 0) continue;
      const view = await desk.view(bidder.session);
      if (script.deposit !== undefined && definition.deposit) {
        await secureBid({ desk, counter, amount: script.deposit }, bidder, view);
      }
      await submitBid(desk, bidder, definition, works);
    }
  },

  async ask({ desk, cast, clock }, end) {
    const bidder = cast.bidders[0];
    await clock.until(new Date(Date.parse(end) - dayMs).toISOString());
    if (!bidder || !takesEntries(await desk.view(bidder.session))) return;
    const question = '招标文件第三章技术要求与图纸标注的材料规格不一致，请明确以何者为准。';
    await desk.enter(bidder.session, bidder.body, 'askQuestion', { question });
  },

  async suspend({ desk, cast, people }) {
    const supervisor = await office(await desk.view(cast.tenderer), 'supervisor', people);
    if (!(await desk.isOpen(supervisor, 'suspend'))) return;
    const reason = '接到对招标文件资格条件的投诉，调查期间暂停招标投标活动。';
    await desk.act(supervisor, 'supervisor', 'suspend', { reason });
  },
};

/** Whether the case takes entries now; an earlier run may have suspended it. */
const takesEntries = (view: CaseView): boolean => view.suspendedAt === undefined && view.stage === 'bidding';
