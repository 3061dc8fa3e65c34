import type { CaseDocument, CaseLedger, DueReturn, OpeningRecord, OpeningRoom, Page, Task } from '../../api/contract';
import { rows } from '../../database/database';
import { readingCodec } from '../../payloads/payload-encryption';
import { verifyCase } from '../../verification/verify-case';
import { describeWithServer } from '../support/describe-with-server';
import { drawOf, registerExperts, scoreAndSign, seatCommittee } from '../support/drawn-committee';
import { startPlatform, type Platform } from '../support/platform';
import { registered, security, wholeTender } from '../support/whole-tender';
import type { PersonName } from '../support/world';
import type { FormContext } from '../../definitions/language';

const minute = 60_000;
/** Whoever does these dies each time before it has answered. */
const diesAfter = [
  ...(['projectCase', 'closeBidding', 'openSealed', 'rankBids'] as const),
  ...(['fixDrawList', 'beginReveal', 'openDraw', 'followCalls'] as const),
  ...(['findCorrections', 'decideCorrections'] as const),
] as const;

/** Bids whose words contradict their figures. */
const wordsOf: Partial<Record<PersonName, string>> = { bidder2: '捌佰玖拾万元整', bidder4: '玖佰万元整' };

describeWithServer('a tender with sealed bids, deposits and drawn experts', () => {
  let platform: Platform;
  let world: Awaited<ReturnType<typeof wholeTender>>;
  let committee: readonly PersonName[] = [];

  const api = () => world.tender.api;
  const room = (as: PersonName) => api().get<OpeningRoom>(as, `/cases/${world.tender.id}/opening-room`);
  const ledger = (as: PersonName = 'centre') => api().get<CaseLedger>(as, `/cases/${world.tender.id}/ledger`);
  const due = async () => (await api().get<{ items: DueReturn[] }>('centre', '/deposit-returns')).items;
  const news = async (who: PersonName): Promise<string[]> => {
    const { items } = await api().get<Page<{ message: { zh: string } }>>(who, '/notifications?limit=50');
    return items.map(({ message }) => message.zh.split(' · ')[0] ?? '').filter((said) => /保证金|转账/.test(said));
  };
  const sendBack = async (keys: readonly string[]) => {
    const { proposalId } = await api().send<{ proposalId: string }>('centre', 'post', '/deposit-returns', { keys });
    await api().send('centreColleague', 'post', `/proposals/${proposalId}/confirm`);
    await world.desk.sendsUnheard();
    await world.desk.sends();
  };

  beforeAll(async () => {
    platform = await startPlatform({ diesAfter });
    world = await wholeTender(platform);
    await world.registerAll();
    await platform.database.write(async (tx) => {
      const like = await rows(tx, 'user').findOneByOrFail({ id: 'expert-1' });
      await rows(tx, 'user').insert({ ...like, id: 'of-opened', login: 'of-opened', name: '人员 of-opened' });
      await rows(tx, 'membership').insert({ id: 'm-1', userId: 'of-opened', bodyId: 'institute', role: 'expert' });
      for (const [userId, bodyId] of [
        ['of-opened', 'bidder-1'],
        ['expert-6', 'bidder-5'],
      ] as const) {
        const noted = { notedAt: platform.deps.clock.now(), notedBy: 'centre' };
        await rows(tx, 'expertTie').insert({ id: userId, userId, bodyId, kind: 'family', until: null, ...noted });
      }
    });
    await registerExperts(platform, ['of-opened']);
  });
  afterAll(() => platform.close());

  it('is evaluated by what the last addendum states, for which the deadline moves', async () => {
    const { tender } = world;
    const addendum = {
      addendum: '调整最高投标限价',
      affectsBids: true,
      changesEvaluation: true,
      method: 'lowestPrice',
    };
    const issue = (form: object) => tender.act('issueAddendum', 'agency', { ...addendum, ceiling: '9500000', ...form });
    await expect(issue({})).rejects.toThrow('bidDeadline');
    await expect(issue({ bidDeadline: await tender.inDays(3) })).rejects.toThrow('tooEarly');
    await expect(issue({ affectsBids: false })).rejects.toThrow('notAsked');
    await expect(issue({ method: 'comprehensive', bidDeadline: await tender.inDays(23) })).rejects.toThrow('criteria');
    await issue({ bidDeadline: await tender.inDays(23) });
    // the next one leaves the evaluation alone, which stays as the first has stated it
    await tender.act('issueAddendum', 'agency', { addendum: '更正联系电话', affectsBids: false });
    const { given } = (await tender.view('bidder1')).context as unknown as FormContext;
    expect([given['submitDocuments.ceiling'], given['submitDocuments.method']]).toEqual(['9500000.00', 'lowestPrice']);
    const notice = (await tender.notices('addendum')).find(({ fields }) => JSON.stringify(fields).includes('9500000'));
    expect(notice?.kind).toBe('addendum');
  });

  it('tells a bidder of its money, and leaves out who has neither deposit nor letter at the deadline', async () => {
    const { tender, desk } = world;
    for (const who of ['bidder1', 'bidder2', 'bidder3', 'bidder4', 'bidder5'] as const) await world.join(who);
    for (const who of ['bidder1', 'bidder2', 'bidder3'] as const) {
      await desk.open(who);
      await desk.pay(who, security);
      await desk.reportsUnheard();
      await desk.reports();
      expect((await desk.own(who)).held).toBe(security);
    }
    await world.handInLetter('bidder4');
    await world.pay('bidder5', '50000.00');
    await desk.pay('bidder5', '150000.00', { name: '张三' });
    await desk.reports();
    expect(await news('bidder1')).toEqual(['保证金已到账']);
    expect((await news('bidder5')).sort()).toEqual(
      [expect.stringContaining('不是从约定账户'), '保证金到账一笔，尚不足额'].sort(),
    );
    for (const [who, price] of [
      ['bidder1', '9000000'],
      ['bidder2', '9200000'],
      ['bidder3', '9400000'],
      ['bidder4', '9600000'],
      ['bidder5', '8000000'],
    ] as const) {
      const priceInWords = wordsOf[who];
      await world.bid(who, price, priceInWords === undefined ? undefined : { priceInWords });
    }
    expect(await desk.own('bidder1')).toMatchObject({ state: 'in', bidWaits: true });
    expect(await desk.own('bidder5')).toMatchObject({ state: 'partly', bidWaits: true });
    await tender.passDeadline();
    await tender.until('decryption');
    expect(await news('bidder5')).toContain('投标截止时没有足额的保证金或保函，投标未计入');
    await expect(ledger()).rejects.toThrow('NotFound');
    expect(await due()).toEqual([]);
    expect((await room('centre')).bids).toHaveLength(4);
    expect((await room('centre')).leftOut).toEqual([]);
  });

  it('opens those that are secured, and names on the board and in the record who was left out', async () => {
    const { tender } = world;
    await tender.act('startOpening', 'tenderer');
    const tasks = await api().get<Page<Task>>('bidder5', `/tasks?scope=mine&caseId=${tender.id}`);
    expect(tasks.items).toEqual([]);
    for (const who of ['bidder1', 'bidder2', 'bidder4'] as const) await world.release(who);
    await platform.pass(31 * minute);
    await tender.until('opening');
    const confirming = (await tender.view('bidder5')).actions.find(({ action }) => action === 'confirmRecord');
    // it has handed in a bid, and is not told to do that first
    expect(confirming?.refusal).toMatchObject({
      code: 'NotAllowed',
      message: { en: expect.stringContaining('does not count') as string },
    });
    const { bids, leftOut } = await room('bidder1');
    expect(bids.map(({ bidder, state }) => [bidder?.id, state]).sort()).toEqual([
      ['bidder-1', 'opened'],
      ['bidder-2', 'opened'],
      ['bidder-3', 'revoked'],
      ['bidder-4', 'opened'],
    ]);
    expect(leftOut.map(({ bidder }) => bidder.id)).toEqual(['bidder-5']);
    const board = (await tender.notices('openingBoard')).find(({ kind }) => kind === 'openingBoard');
    expect(board?.tables.map(({ rows: of }) => of.length)).toEqual([3, 1, 1]);
    expect(JSON.stringify(board?.tables[2])).toContain('单位 bidder-5');
    expect(JSON.stringify(board)).not.toContain('8000000');
    const { record } = await api().get<OpeningRecord>('supervisor', `/cases/${tender.id}/opening-record`);
    expect(record.leftOut).toMatchObject([{ bidder: { id: 'bidder-5' }, hash: leftOut[0]?.hash }]);
  });

  it('gives back what secured nothing, and keeps what a bidder may lose who did not open its bid', async () => {
    const { tender, desk } = world;
    const states = (await ledger()).deposits.map(({ body, state }) => [body.id, state]).sort();
    expect(states).toEqual([
      ['bidder-1', 'in'],
      ['bidder-2', 'in'],
      ['bidder-3', 'in'],
      ['bidder-4', 'letter'],
      ['bidder-5', 'partly'],
    ]);
    const found = await due();
    expect(found.map(({ body, amount, interest }) => [body.id, amount, interest])).toEqual([
      ['bidder-5', '50000.00', '0.00'],
    ]);
    await sendBack(found.map(({ key }) => key));
    expect(await news('bidder5')).toContain('保证金已退还');
    const input = { bodyId: 'bidder-3', ground: 'revokedBid', reason: '截止后未解密', toAccount: '6222000011' };
    const path = `/cases/${tender.id}/forfeitures`;
    const { proposalId } = await api().send<{ proposalId: string }>('centre', 'post', path, input);
    await api().send('centreColleague', 'post', `/proposals/${proposalId}/confirm`);
    await desk.sends();
    expect((await desk.own('bidder3')).state).toBe('forfeited');
    expect(await news('bidder3')).toContain('保证金不予退还，已付给招标人');
  });

  it('draws experts who have nothing to do with the bidders that were opened', async () => {
    const { tender } = world;
    await tender.act('signOpeningRecord', 'tenderer');
    await tender.until('drawing');
    const draw = drawOf(tender);
    await expect(
      tender.act('requestExperts', 'agency', {
        requests: [{ speciality: 'A0801', number: 1.5 }],
        seatAt: await tender.inDays(1),
        place: '评标室三',
      }),
    ).rejects.toThrow('InvalidInput');
    await draw.fixList(4);
    const { list } = await draw.view('supervisor');
    // a relative of somebody at a bidder that was left out may evaluate, one at a bidder that was opened may not
    expect([list.candidates.length, list.avoided]).toMatchObject([6, [{ rules: ['family'] }]]);
    await draw.makeSeed();
    const experts = await draw.seat(registered, 4);
    const calls = await rows(platform.database.read, 'drawCall').find();
    expect(calls.map(({ called }) => called).sort()).toEqual([1, 2, 3, 4]);
    expect(await rows(platform.database.read, 'notification').countBy({ path: '/invitations' })).toBe(4);
    committee = await seatCommittee(tender, experts);
  });

  it('has prices corrected by the majority and confirmed by the bidders before anything is scored', async () => {
    const { tender } = world;
    const [first, second] = committee;
    if (!first || !second) throw new Error('nobody sits');
    await tender.untilOffered('judgeCorrections', first);
    const seen = async (as: PersonName) => (await tender.view(as)).context as unknown as FormContext;
    const found = (await seen(first)).corrections ?? [];
    expect(found.map(({ bidder, stated, corrected }) => [bidder, stated, corrected])).toEqual([
      ['单位 bidder-2', '9200000.00', '8900000.00'],
      ['单位 bidder-4', '9600000.00', '9000000.00'],
    ]);
    expect((await seen('bidder2')).corrections ?? []).toEqual([]);
    await expect(tender.handInSheet(first)).rejects.toThrow('ActionNotOpen');
    const correction = 'wordsPrevail//';
    const judge = (who: PersonName, refused: readonly object[]) =>
      tender.act('judgeCorrections', who, { corrections: { refused } });
    const bid = found[0]?.bid;
    await expect(judge(first, [{ bid, correction }])).rejects.toThrow('missingReason');
    await expect(judge(first, [{ bid, correction: 'sumPrevails//', reason: '其他' }])).rejects.toThrow(
      'unknownCorrection',
    );
    await judge(first, [{ bid, correction, reason: '大写明显笔误' }]);
    for (const member of committee.slice(1)) await judge(member, []);
    await tender.untilOffered('confirmCorrection', 'bidder2');
    const { corrections: own = [] } = await seen('bidder2');
    expect(own.map(({ bid: of, confirmation }) => [of, confirmation])).toEqual([[bid, 'waiting']]);
    expect((await seen('bidder1')).corrections ?? []).toEqual([]);
    await expect(tender.act('confirmCorrection', 'bidder1', { answer: 'accepted' })).rejects.toThrow('ActionNotOpen');
    const draft = `/cases/${tender.id}/drafts/confirmCorrection-${'0'.repeat(20)}`;
    await api().send('bidder2', 'put', draft, { form: { answer: 'accepted' } });
    await tender.act('confirmCorrection', 'bidder2', { answer: 'accepted' });
    expect((await seen(first)).bids?.map(({ price }) => price)).toContain('8900000.00');
    // what the committee has decided is not told by a price
    const { bids: shown = [] } = await seen('tenderer');
    expect(shown.find(({ id }) => id === bid)?.price).toBe('9200000.00');
    expect((await tender.view(first)).actions.some(({ action, open }) => action === 'submitSheet' && open)).toBe(false);
    await platform.pass(121 * minute);
    await scoreAndSign(tender, committee);
    await expect(tender.act('confirmCorrection', 'bidder4', { answer: 'accepted' })).rejects.toThrow('ActionNotOpen');
    const { rows: ranked, corrections } = await tender.evaluation('supervisor');
    // its stated price is above the ceiling of the addendum, and it has not confirmed the one below
    expect(ranked.at(-1)?.reasons.map(({ by }) => by)).toEqual(['rule', 'bidder']);
    expect(
      ranked.map(({ bidder, price, stated, rank, reasons }) => [bidder, price, stated, rank, reasons[0]?.by]),
    ).toEqual([
      ['单位 bidder-2', '8900000.00', '9200000.00', 1, undefined],
      ['单位 bidder-1', '9000000.00', undefined, 2, undefined],
      ['单位 bidder-4', '9600000.00', undefined, undefined, 'rule'],
    ]);
    expect(corrections?.map(({ confirmation }) => confirmation)).toEqual(['accepted', 'silent']);
  });

  it('prints the opening record and the evaluation report, which bidders do not read', async () => {
    const { tender } = world;
    await tender.until('candidates');
    const listed = async (as: PersonName) => {
      const { items } = await api().get<{ items: CaseDocument[] }>(as, `/cases/${tender.id}/documents`);
      return items.filter(({ field }) => ['openingRecord', 'evaluationReport'].includes(field));
    };
    for (let tries = 0; (await listed('supervisor')).length < 2 && tries < 300; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const seen = (await listed('supervisor')).map(({ field, type, isPublic }) => [field, type, isPublic]).sort();
    expect(seen).toEqual([
      ['evaluationReport', 'application/pdf', false],
      ['openingRecord', 'application/pdf', true],
    ]);
    expect((await listed('bidder1')).map(({ field }) => field)).toEqual(['openingRecord']);
    const ofExperts = await Promise.all(registered.map((who) => listed(who).catch(() => [])));
    // who was not drawn does not even find the case
    expect(ofExperts.some((papers) => papers.some(({ field }) => field === 'evaluationReport'))).toBe(true);
    const report = await rows(platform.database.read, 'paper').findOneByOrFail({ kind: 'evaluationReport' });
    expect(report.data).toMatchObject({
      members: expect.arrayContaining([expect.objectContaining({ number: 1 })]) as unknown,
      result: { rows: expect.arrayContaining([expect.objectContaining({ rank: 1 })]) as unknown },
    });
    const content = `/documents/${report.id}/content`;
    await expect(api().get('bidder1', content)).rejects.toThrow('NotFound');
  });

  it('holds the deposits until a contract stands, and is archived when the books are closed', async () => {
    const { tender, desk } = world;
    await tender.reach('contractFiling');
    const keysDue = async () => (await due()).map(({ body }) => body.id).sort();
    expect(await keysDue()).toEqual(['bidder-1', 'bidder-2']);
    await tender.act('returnContract', 'supervisor', { reason: '合同背离投标文件' });
    await tender.until('contract');
    expect(await keysDue()).toEqual([]);
    await tender.reach('archiving');
    const found = await due();
    expect(found.every(({ interest }) => Number(interest) > 0)).toBe(true);
    await expect(tender.act('archive', 'centre')).rejects.toThrow('bidder-1');
    await sendBack(found.map(({ key }) => key));
    expect(await desk.own('bidder1')).toMatchObject({ state: 'returned', payments: [{ state: 'paid' }] });
    expect(platform.bank.balance()).toBe(0n);
    expect((await ledger()).open).toBe(false);
    const noted = await rows(platform.database.read, 'event').findBy({ caseId: tender.id, kind: 'noted' });
    expect(noted.map(({ json }) => (json as { about?: readonly string[] }).about?.[0]).sort()).toEqual(
      ['bids', 'corrections', 'corrections', 'draw', 'drawList', 'drawnPeople', 'opened', 'ranking'].sort(),
    );
    await tender.reach('archived');
    const { deps, database, temporal } = platform;
    const { events } = await temporal.client.workflow.getHandle(tender.id).fetchHistory();
    const given = (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: one }) => one ?? []);
    const ofTheRegister: readonly unknown[] = ['fixDrawList', 'openDraw'];
    const longest = ({ activityType }: (typeof given)[number]) =>
      ofTheRegister.includes(activityType?.name) ? 60 : 15;
    const unheard = given.filter((one) => Number(one.heartbeatTimeout?.seconds ?? 0) !== longest(one));
    expect(given.length).toBeGreaterThan(10);
    expect(unheard.map(({ activityType }) => activityType?.name)).toEqual([]);
    const codec = await readingCodec(deps.configuration.payloadKeys, database);
    const { documents, signer } = deps;
    const ground = { database, temporal: temporal.client, codec, documents, signer };
    expect(await verifyCase(ground, tender.id)).toMatchObject({ findings: [] });
    const kept = await rows(database.read, 'correction').findOneByOrFail({ caseId: tender.id });
    const decided = JSON.parse(JSON.stringify(kept.decided).replaceAll('8900000.00', '8800000.00')) as object;
    await database.write((tx) => rows(tx, 'correction').update({ caseId: tender.id }, { decided }));
    const { findings = [] } = (await verifyCase(ground, tender.id)) ?? {};
    expect(findings.map(({ en }) => en)).toEqual([
      expect.stringContaining('do not match their hash'),
      expect.stringContaining('counted again from the sheets of the members, are others'),
      expect.stringContaining('computed again from sheets and method, is another'),
    ]);
  });
});
