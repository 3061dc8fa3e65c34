import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { In } from 'typeorm';
import type { DrawView, ExpertFees, Invitation } from '../../api/contract';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { openTenderDrawn } from '../../definitions/trading/open-tender-drawn';
import { readingCodec } from '../../payloads/payload-encryption';
import { verifyCase } from '../../verification/verify-case';
import { verifyDraws } from '../../verification/verify-draw';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { seedParty } from '../support/seed-party';
import type { PersonName } from '../support/world';

const experts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'] as const;
type Expert = (typeof experts)[number];
const idOf = (expert: Expert) => expert.replace('expert', 'expert-');
const minute = 60_000;

describeWithServer('an open tender whose experts are drawn', () => {
  let platform: Platform;
  let tender: Tender;

  const draw = (as: PersonName = 'inspector') => tender.api.get<DrawView>(as, `/cases/${tender.id}/draw`);
  const invitations = async (as: Expert) => (await tender.api.get<{ items: Invitation[] }>(as, '/invitations')).items;
  const answer = async (as: Expert, given: 'accepted' | 'declined') => {
    const [call] = await invitations(as);
    return tender.api.send<Invitation>(as, 'post', `/invitations/${call?.id ?? ''}/answer`, { answer: given });
  };
  /** Waits, in real time, until so many experts have been called and may answer. */
  async function called(count: number): Promise<Expert[]> {
    for (const end = Date.now() + 20_000; ;) {
      const found: Expert[] = [];
      for (const expert of experts) {
        if ((await invitations(expert)).some(({ answer: given }) => given === undefined)) found.push(expert);
      }
      if (found.length >= count) return found;
      if (Date.now() > end) throw new Error(`${found.length} were called, not ${count}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  async function untilState(state: DrawView['state']): Promise<DrawView> {
    for (const end = Date.now() + 20_000; ;) {
      const view = await draw();
      if (view.state === state) return view;
      if (Date.now() > end) throw new Error(`The draw is ${view.state}, not ${state}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const record = async () => request(platform.app).get(`/api/public/draws/${tender.id}`);

  /** All that tells of the case: what the roles read over the API, its rows, and what Temporal holds. */
  async function everythingTold(): Promise<string> {
    const told: string[] = [];
    const everywhere = ['', '/timeline', '/draw', '/documents', '/notices'].map((part) => `/cases/${tender.id}${part}`);
    const lists = ['/cases', '/cases/export', '/tasks', '/notifications', '/audit', '/deliveries', '/incidents'];
    const readers = ['operator', 'administration', 'inspector', 'supervisor', 'centre', 'tenderer', 'bidder1'] as const;
    for (const as of readers) {
      for (const path of [...everywhere, ...lists]) {
        const response = await request(platform.app).get(`/api${path}`).set('cookie', platform.cookie(as));
        if (response.status < 400) told.push(response.text);
      }
    }
    const pool = await tender.api.get<{ items: { kind: string }[] }>('centre', `/experts?caseId=${tender.id}`);
    told.push(JSON.stringify(pool.items.filter(({ kind }) => kind === 'expert')));
    const caseId = tender.id;
    const { read } = platform.database;
    for (const table of ['event', 'sealed', 'task', 'party', 'alias', 'draw'] as const) {
      told.push(JSON.stringify(await rows(read, table).findBy({ caseId })));
    }
    for (const table of ['drawCall', 'outbox', 'change'] as const) {
      told.push(JSON.stringify((await rows(read, table).find()).filter((row) => !('userId' in row && row.userId))));
    }
    const ofCase = await rows(read, 'notification').findBy({ caseId });
    told.push(JSON.stringify(ofCase));
    const { events } = await platform.deps.temporal.workflow.getHandle(caseId).fetchHistory();
    const decoded = (_name: string, value: unknown) =>
      typeof value === 'string' && value.length > 20 ? Buffer.from(value, 'base64').toString('utf8') + value : value;
    for (const event of events ?? []) told.push(JSON.stringify(event, decoded));
    return told.join('\n');
  }
  const namesIn = (told: string) => [...told.matchAll(/expert-[0-9]/g)].map(([name]) => name);

  beforeAll(async () => {
    platform = await startPlatform();
    await publishDefinitions(platform.database, [openTenderDrawn], platform.deps.clock.now());
    await platform.database.write(async (tx) => {
      const at = platform.deps.clock.now();
      const known = await rows(tx, 'user').findOneByOrFail({ id: 'expert-1' });
      for (const [id, bodyId] of [
        ['expert-7', 'bidder-1'],
        ['expert-8', 'institute'],
      ] as const) {
        await rows(tx, 'user').insert({ ...known, id, login: id, name: `人员 ${id}` });
        await rows(tx, 'membership').insert({ id: `m-${id}`, userId: id, bodyId, role: 'expert' });
      }
      for (const id of [...experts.map(idOf), 'expert-7', 'expert-8']) {
        await rows(tx, 'expert').insert({
          ...{ id, specialities: ['A080104'], region: '530100', title: '高级工程师' },
          ...{ state: 'admitted', suspendedUntil: null, since: at },
        });
      }
    });
    tender = await Tender.open(platform);
    await tender.reach('opening');
    await tender.act('signOpeningRecord', 'tenderer');
    await tender.until('drawing');
  });
  afterAll(() => platform.close());

  const parties = () => ({
    tenderer: seedParty(tender, 'tenderer', 'tenderer'),
    centre: seedParty(tender, 'centre', 'centre'),
    supervisor: seedParty(tender, 'supervisor', 'supervisor'),
  });
  let contributors: ReturnType<typeof parties>;

  it('fixes the list before anybody commits, without who must stay out', async () => {
    contributors = parties();
    await tender.act('requestExperts', 'agency', {
      requests: [{ speciality: 'A0801', number: 4 }],
      seatAt: await tender.inDays(1),
      place: '评标室三',
    });
    for (const party of Object.values(contributors)) await party.giveKey();
    await tender.untilOffered('commitShare', 'centre');
    const { list, listHash } = await draw('supervisor');
    expect([list.candidates.length, list.avoided]).toMatchObject([7, [{ rules: ['ownPeople'] }]]);
    // all that a candidate knows would tell who it is to those who read the register
    expect(new Set(list.candidates.flatMap(({ specialities }) => specialities))).toEqual(new Set(['A0801']));
    expect((await tender.timeline('inspector')).items.map(({ title }) => title.en)).toBeDefined();
    const noted = await rows(platform.database.read, 'event').findBy({ caseId: tender.id });
    expect(JSON.stringify(noted)).toContain(listHash);
  });

  it('takes only commitments that others can open, and no share before all have committed', async () => {
    const dealt = await contributors.centre.commit();
    await expect(tender.act('commitShare', 'supervisor', { dealing: JSON.stringify(dealt.dealing) })).rejects.toThrow(
      '承诺无效',
    );
    await expect(tender.act('commitShare', 'supervisor', { dealing: '{}' })).rejects.toThrow('InvalidInput');
    await contributors.tenderer.commit();
    await expect(contributors.centre.reveal()).rejects.toThrow('ActionNotOpen');
    await contributors.supervisor.commit();
    await tender.untilOffered('revealShare', 'centre');
    await expect(tender.act('revealShare', 'supervisor', { secret: dealt.secret })).rejects.toThrow(
      '与您承诺的份额不符',
    );
  });

  it('opens what one party withholds with the pieces of the others', async () => {
    // who is suspended from now on stays on the list, and is passed over where they would be called
    await platform.database.write((tx) => rows(tx, 'expert').update({ id: 'expert-8' }, { state: 'suspended' }));
    await contributors.tenderer.reveal();
    await contributors.centre.reveal();
    expect((await draw()).seed).toBeUndefined();
    await platform.pass(31 * minute);
    await tender.untilOffered('openShares', 'tenderer');
    await contributors.tenderer.openOthers();
    expect((await draw()).seed).toBeUndefined();
    await contributors.centre.openOthers();
    await untilState('calling');
    // what is decided is asked of nobody any more, neither of who withheld nor of the others
    for (const who of ['supervisor', 'centre', 'tenderer'] as const) {
      const asked = async () => {
        const path = `/tasks?scope=mine&caseId=${tender.id}`;
        return (await tender.api.get<{ items: { action: string }[] }>(who, path)).items.map(({ action }) => action);
      };
      for (const end = Date.now() + 20_000; (await asked()).length > 0 && Date.now() < end;) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect([who, await asked()]).toEqual([who, []]);
    }
  });

  it('tells nobody who is called, and the experts not for which case', async () => {
    const found = await called(4);
    const [first] = await invitations(found[0] ?? 'expert1');
    expect(first).toMatchObject({ speciality: 'A0801', place: '评标室三', isOpen: true });
    expect(JSON.stringify(first)).not.toContain(tender.id);
    expect(namesIn(await everythingTold())).toEqual([]);
    const messages = await rows(platform.database.read, 'notification').findBy({ path: '/invitations' });
    expect(messages.map(({ userId }) => userId).sort()).toEqual(found.map(idOf).sort());
    expect(JSON.stringify(messages)).not.toContain(tender.id);
    await expect(tender.api.get('bidder1', '/invitations')).rejects.toThrow('NotAllowed');
    expect((await record()).status).toBe(404);
  });

  it('replaces who declines and who does not answer in the same order', async () => {
    const [first = 'expert1', second = 'expert2', ...others] = await called(4);
    await answer(first, 'declined');
    await expect(answer(first, 'accepted')).rejects.toThrow('Conflict');
    const substitute = (await called(4)).find((expert) => expert !== second && !others.includes(expert));
    expect(substitute).toBeDefined();
    for (const expert of [...others, substitute ?? 'expert1']) await answer(expert, 'accepted');
    await platform.pass(31 * minute);
    const [last = 'expert1'] = await called(1);
    await expect(answer(second, 'accepted')).rejects.toThrow('Conflict');
    await answer(last, 'accepted');
  });

  it('goes on when all are in their seats, with the experts who were drawn and no others', async () => {
    const accepted: Expert[] = [];
    for (const expert of experts) {
      if ((await invitations(expert)).some(({ answer: given }) => given === 'accepted')) accepted.push(expert);
    }
    expect(accepted).toHaveLength(4);
    expect((await draw('supervisor')).seatCode).toBeUndefined();
    const { seatCode } = await draw('centre');
    for (const expert of accepted) {
      const [call] = await invitations(expert);
      const sit = (code: string) =>
        tender.api.send<Invitation>(expert, 'post', `/invitations/${call?.id ?? ''}/seat`, { code });
      await expect(sit(seatCode === '00000000' ? '11111111' : '00000000')).rejects.toThrow('InvalidInput');
      expect(await sit(seatCode ?? '')).toMatchObject({ isOpen: false });
    }
    // a wrong code is on record, and does not tell who was called
    const { read } = platform.database;
    expect(await rows(read, 'attempt').countBy({ caseId: tender.id, action: 'roomCode' })).toBe(4);
    expect(await rows(read, 'attempt').countBy({ action: 'roomCode', userId: In(accepted.map(idOf)) })).toBe(0);
    await tender.until('evaluation');
    const members = (of: readonly string[]) => [
      ...of.map((userId) => ({ userId, kind: 'expert' })),
      { userId: 'tenderer-colleague', kind: 'representative' },
    ];
    const missing = experts.filter((expert) => !accepted.includes(expert)).map(idOf);
    const wrong = members([...accepted.slice(1).map(idOf), missing[0] ?? '']);
    await expect(tender.act('formCommittee', 'centre', { members: wrong })).rejects.toThrow('notInPool');
    await tender.act('formCommittee', 'centre', { members: members(accepted.map(idOf)) });
    for (const member of [...accepted, 'tendererColleague' as const]) await tender.handInSheet(member);
    await tender.untilOffered('signReport', accepted[0] ?? 'expert1');
    for (const member of [...accepted, 'tendererColleague' as const]) await tender.act('signReport', member);
  });

  it('publishes a record that anybody can draw again, and the names when the law lets them out', async () => {
    const before = await record();
    expect(before.status).toBe(200);
    expect(namesIn(before.text)).toEqual([]);
    expect(verifyDraws(before.text)).toMatchObject([{ people: '4 / 7', findings: [] }]);
    expect(verifyDraws(before.text.replace(/"seed":"../, '"seed":"ff'))).not.toMatchObject([{ findings: [] }]);
    const fees = (page = '') =>
      tender.api.get<ExpertFees>('centre', `/expert-fees?from=2026-03-01&to=2026-12-31${page}`);
    expect(await fees()).toMatchObject({ items: [], whole: { later: 1, total: 0 } });
    await tender.until('candidates');
    await tender.reach('certification');
    expect(await fees()).toMatchObject({
      items: [{ caseId: tender.id, fee: 300 }, { fee: 300 }, { fee: 300 }, { fee: 300 }],
      whole: {
        ...{ evaluations: 4, later: 0, total: 1200, people: 4 },
        answers: { accepted: 4, declined: 1, timedOut: 1, absent: 0 },
      },
    });
    const { items, next = '' } = await fees('&limit=3');
    const { items: others, ...rest } = await fees(`&limit=3&cursor=${next}`);
    expect(new Set([...items, ...others].map(({ expert }) => expert)).size).toBe(4);
    expect([others.length, rest]).toEqual([1, {}]);
    const after = await record();
    const barred = JSON.stringify(after.body).includes('"barred"') ? ['expert-8'] : [];
    expect([...new Set(namesIn(after.text))].sort()).toEqual([...experts.map(idOf), ...barred].sort());
    expect(verifyDraws(after.text)).toMatchObject([{ findings: [] }]);
    const { deps, database, temporal } = platform;
    const codec = await readingCodec(deps.configuration.payloadKeys, database);
    const { documents, signer } = deps;
    const ground = { database, temporal: temporal.client, codec, documents, signer };
    expect(await verifyCase(ground, tender.id)).toMatchObject({ findings: [] });
  });

  it('says so when too few can be drawn, and asks anew', async () => {
    const other = await Tender.open(platform, { start: { title: randomUUID() } });
    await other.reach('opening');
    await other.act('signOpeningRecord', 'tenderer');
    await other.until('drawing');
    const seatAt = await other.inDays(1);
    await other.act('requestExperts', 'tenderer', {
      requests: [{ speciality: 'B08', number: 1 }],
      seatAt,
      place: '二',
    });
    for (const [role, who] of [
      ['tenderer', 'tenderer'],
      ['centre', 'centre'],
      ['supervisor', 'supervisor'],
    ] as const) {
      await seedParty(other, who, role).giveKey();
    }
    await other.untilOffered('requestExperts', 'tenderer');
    expect(await other.api.get('inspector', `/cases/${other.id}/draw`)).toMatchObject({ state: 'tooFewExperts' });
  });
});
