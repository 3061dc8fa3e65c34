import type { DrawView, Invitation } from '../../api/contract';
import { rows } from '../../database/database';
import type { Tender } from './driver';
import type { Platform } from './platform';
import { seedParty } from './seed-party';
import type { PersonName } from './world';

const speciality = 'A080104';
const patienceMs = 20_000;

/** Enters people into the register as admitted experts for municipal works. */
export async function registerExperts(platform: Platform, ids: readonly string[]): Promise<void> {
  const since = platform.deps.clock.now();
  await platform.database.write(async (tx) => {
    for (const id of ids) {
      await rows(tx, 'expert').insert({
        ...{ id, specialities: [speciality], region: '530100', title: '高级工程师' },
        ...{ state: 'admitted', suspendedUntil: null, since },
      });
    }
  });
}

const invitations = async ({ api }: Tender, as: PersonName) =>
  (await api.get<{ items: Invitation[] }>(as, '/invitations')).items;

/** Waits, in real time, until so many of these have a call that they may answer. */
export async function calledExperts(tender: Tender, among: readonly PersonName[], count: number) {
  for (const end = Date.now() + patienceMs; ;) {
    const found: { expert: PersonName; call: Invitation }[] = [];
    for (const expert of among) {
      const call = (await invitations(tender, expert)).find(({ isOpen, answer }) => isOpen && answer === undefined);
      if (call) found.push({ expert, call });
    }
    if (found.length >= count) return found;
    if (Date.now() > end) throw new Error(`${found.length} were called, not ${count}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The draw of a tender that stands in it, as its parties and those who are called go about it. */
export function drawOf(tender: Tender) {
  const parties = [
    seedParty(tender, 'tenderer', 'tenderer'),
    seedParty(tender, 'centre', 'centre'),
    seedParty(tender, 'supervisor', 'supervisor'),
  ];
  return {
    parties,
    view: (as: PersonName = 'centre') => tender.api.get<DrawView>(as, `/cases/${tender.id}/draw`),
    /** Asks for so many experts, and fixes the list of those who can be drawn. */
    async fixList(number: number): Promise<void> {
      const seatAt = await tender.inDays(1);
      const requests = [{ speciality, number }];
      await tender.act('requestExperts', 'agency', { requests, seatAt, place: '评标室三' });
      for (const party of parties) await party.giveKey();
      await tender.untilOffered('commitShare', 'centre');
    },
    /** All commit to their shares and reveal them. */
    async makeSeed(): Promise<void> {
      for (const party of parties) await party.commit();
      await tender.untilOffered('revealShare', 'centre');
      for (const party of parties) await party.reveal();
    },
    /** Those who are called accept and come; answers who they are. */
    async seat(among: readonly PersonName[], number: number): Promise<PersonName[]> {
      const called = await calledExperts(tender, among, number);
      for (const { expert, call } of called) {
        await tender.api.send(expert, 'post', `/invitations/${call.id}/answer`, { answer: 'accepted' });
      }
      const { seatCode: code } = await this.view();
      for (const { expert, call } of called)
        await tender.api.send(expert, 'post', `/invitations/${call.id}/seat`, { code });
      await tender.until('evaluation');
      return called.map(({ expert }) => expert);
    },
  };
}

/** The committee of drawn experts and one who represents the tenderer. */
export async function seatCommittee(tender: Tender, experts: readonly PersonName[]): Promise<readonly PersonName[]> {
  const members = [
    ...experts.map((expert) => ({ userId: expert.replace('expert', 'expert-'), kind: 'expert' })),
    { userId: 'tenderer-colleague', kind: 'representative' },
  ];
  await tender.act('formCommittee', 'centre', { members });
  return [...experts, 'tendererColleague'];
}

/** Scores all bids and signs the report, as all members. */
export async function scoreAndSign(tender: Tender, committee: readonly PersonName[]): Promise<void> {
  await tender.untilOffered('submitSheet', 'tendererColleague');
  for (const member of committee) await tender.handInSheet(member);
  await tender.untilOffered('signReport', 'tendererColleague');
  for (const member of committee) await tender.act('signReport', member);
  await tender.until('candidates');
}
