import type { Page, Task } from '../../api/contract';
import { rows } from '../../database/database';
import type { ContextBid } from '../../definitions/language';
import type { Lottery } from '../../database/evaluation';
import { sha256 } from '../../domain/hash';
import { drawOrder } from '../../domain/lottery';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender, fiveExperts, type Refused } from '../support/driver';
import type { PersonName } from '../support/world';

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
const prices = (...list: string[]) => list.map((price, index) => ({ by: `bidder${index + 1}` as PersonName, price }));

describeWithServer('the evaluation of an open tender', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  it('finds a bid over the ceiling invalid by rule, whatever the experts say', async () => {
    const tender = await Tender.open(platform, {
      documents: { ceiling: '9600000' },
      bids: prices('9600000', '9600000.01', '9500000'),
    });
    await tender.reach('candidates');
    const { rows: bids } = await tender.evaluation();
    expect(bids.map(({ price, status, rank, reasons }) => [price, status, rank, reasons[0]?.by])).toEqual([
      ['9500000.00', 'qualified', 1, undefined],
      ['9600000.00', 'qualified', 2, undefined],
      ['9600000.01', 'rejected', undefined, 'rule'],
    ]);
  });

  it('refuses a floor price under Chinese law, naming field and rule, and knows one under Japanese law', async () => {
    const chinese = await Tender.open(platform, { documents: { floor: '9000000' } });
    await chinese.reach('documents');
    await expect(chinese.reach('filing')).rejects.toMatchObject({
      code: 'InvalidInput',
      body: { faults: [{ path: 'floor', rule: 'notAllowed', article: expect.stringContaining('IR 27') as string }] },
    });

    const japanese = await Tender.open(platform, {
      jurisdiction: 'JP',
      start: { unit: 'JPY' },
      documents: { floor: '9000000', ceiling: '9900000' },
      bids: prices('8999999', '9000000'),
    });
    await japanese.reach('candidates');
    const { rows: bids } = await japanese.evaluation();
    expect(bids.map(({ price, status }) => [price, status])).toEqual([
      ['9000000', 'qualified'],
      ['8999999', 'rejected'],
    ]);
  });

  it('parts equal best prices by a lottery of the centre that anybody can draw again', async () => {
    const tender = await Tender.open(platform, { bids: prices('9000000', '9000000', '9000000', '9100000') });
    await tender.reach('evaluation');
    await tender.formCommittee();
    for (const expert of fiveExperts) await tender.handInSheet(expert);
    await tender.untilOffered('drawLots', 'centre');
    await expect(tender.act('signReport', 'expert1')).rejects.toThrow('ActionNotOpen');
    await expect(tender.act('drawLots', 'expert1')).rejects.toThrow('RoleMayNotAct');
    await tender.signReport();
    await tender.until('candidates');

    const { lottery, rows: bids } = await tender.evaluation();
    const stored = (await rows(platform.database.read, 'evaluation').findOneByOrFail({ caseId: tender.id }))
      .lottery as Lottery;
    const tied = bids.filter((bid) => bid.price === '9000000.00');
    expect(sha256(`${stored.head}${stored.nonce}`)).toBe(lottery?.seed);
    expect(
      drawOrder(
        lottery?.seed ?? '',
        tied.map((bid) => bid.bid),
      ),
    ).toEqual(lottery?.order);
    expect(tied.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map((bid) => bid.bid)).toEqual(lottery?.order);
    const events = await rows(platform.database.read, 'event').findBy({ caseId: tender.id });
    expect(events.some((event) => event.hash === stored.head)).toBe(true);
  });

  it('scores by criteria with exact arithmetic', async () => {
    const criteria = [
      { id: 'technical', title: '技术', max: 60, kind: 'scored' },
      { id: 'price', title: '报价', max: 40, kind: 'price' },
    ];
    const scores = (technical: string) => ({ scores: { technical } });
    const tender = await Tender.open(platform, {
      documents: { method: 'comprehensive', criteria },
      bids: prices('8000000', '9000000', '10000000'),
      verdicts: { 'bidder-1': scores('40'), 'bidder-2': scores('55.5'), 'bidder-3': scores('60') },
    });
    await tender.reach('evaluation');
    await tender.formCommittee();
    const [bid] = await tender.choices('expert1');
    const sheet = { bids: [{ bid: bid?.id, verdict: 'accepted', scores: { technical: '60.5' } }] };
    await expect(tender.act('submitSheet', 'expert1', { noConflict: true, sheet })).rejects.toThrow('overMax');
    await expect(tender.act('submitSheet', 'expert1', { noConflict: false, sheet })).rejects.toThrow('noConflict');
    for (const expert of fiveExperts) await tender.handInSheet(expert);
    await tender.signReport();
    await tender.until('candidates');
    const { rows: bids } = await tender.evaluation();
    expect(bids.map(({ bidder, score }) => [bidder, score])).toEqual([
      ['单位 bidder-3', '92.00'],
      ['单位 bidder-2', '91.06'],
      ['单位 bidder-1', '80.00'],
    ]);
  });

  const technical = [{ id: 'technical', title: '技术', max: 100, kind: 'scored' }];
  const points = (score: string) => ({ scores: { technical: score } });

  it('lets the best technical scores into the second envelope, where the price decides', async () => {
    const tender = await Tender.open(platform, {
      documents: { method: 'twoEnvelopes', criteria: technical, shortlist: 2, tieRule: 'technical' },
      bids: prices('8000000', '9500000', '9000000'),
      verdicts: { 'bidder-1': points('60'), 'bidder-2': points('90'), 'bidder-3': points('80') },
    });
    await tender.reach('candidates');
    const { rows: bids } = await tender.evaluation();
    expect(bids.map(({ price, rank, score, shutOut, candidate }) => [price, rank, score, shutOut, candidate])).toEqual([
      ['9000000.00', 1, '80.00', undefined, true],
      ['9500000.00', 2, '90.00', undefined, true],
      ['8000000.00', undefined, '60.00', true, false],
    ]);
  });

  it('takes points off by the distance from a base price, and says how in numbers', async () => {
    const tender = await Tender.open(platform, {
      documents: {
        method: 'comprehensive',
        criteria: [{ id: 'price', title: '报价', max: 100, kind: 'price' }],
        ...{ priceFormula: 'trimmedMean', dearerPoints: 2, cheaperPoints: 1, ceiling: '12000000' },
      },
      bids: prices('8000000', '9000000', '10000000', '11000000'),
    });
    await tender.reach('candidates');
    const { rows: bids } = await tender.evaluation();
    // without the lowest and the highest the mean is 9,500,000
    expect(bids.map(({ price, score }) => [price, score])).toEqual([
      ['9000000.00', '94.74'],
      ['10000000.00', '89.47'],
      ['8000000.00', '84.21'],
      ['11000000.00', '68.42'],
    ]);
    expect(bids[1]?.parts?.[0]?.words?.en).toBe(
      'base price 9,500,000.0000 (4 prices); price 10,000,000.00 is 5.2632 % dearer; 100 points − 5.2632 × 2 = 89.4737 (0 at least)',
    );
  });

  it('refuses a method that cannot be computed from what is stated, naming field and rule', async () => {
    const tender = await Tender.open(platform, {
      documents: {
        method: 'twoEnvelopes',
        criteria: [{ id: 'price', title: '报价', max: 100, kind: 'price' }],
        shortlist: 2.5,
      },
    });
    await tender.reach('documents');
    await expect(tender.reach('filing')).rejects.toMatchObject({
      code: 'InvalidInput',
      body: {
        faults: [
          { path: 'shortlist', rule: 'notWhole' },
          { path: 'criteria.0.kind', rule: 'priceInTechnical' },
        ],
      },
    });
  });

  it('asks a bidder through the room, of which nobody else learns, before a low price is rejected', async () => {
    const reason = '低于成本，不能合理说明';
    const tender = await Tender.open(platform, {
      bids: prices('9000000', '9500000', '5000000'),
      verdicts: { 'bidder-3': { verdict: 'rejected', reason } },
    });
    await tender.reach('evaluation');
    await tender.formCommittee();
    const judged = async (as: PersonName) =>
      ((await tender.view(as)).context['bids'] as ContextBid[]).find((bid) => bid.price === '5000000.00');
    const low = await judged('expert1');
    expect(low?.warnings?.[0]?.en).toContain('The price is 54.05 % of the mean of the others, less than 80 %');
    expect(await judged('tenderer')).toEqual({ id: low?.id, bidder: low?.bidder, price: low?.price });

    const bids = (await tender.choices('expert1')).map(({ id }) =>
      id === low?.id
        ? { bid: id, verdict: 'rejected', reason, ground: 'lowPrice', scores: {} }
        : { bid: id, verdict: 'accepted', scores: {} },
    );
    const handIn = () => tender.act('submitSheet', 'expert1', { noConflict: true, sheet: { bids } });
    await expect(handIn()).rejects.toThrow('notInquired');
    const question = '请说明报价构成并提供证明材料';
    const waited = async (as: PersonName) => (await tender.view(as)).waitsFor.map(({ title }) => title.en);
    const waitedBefore = await Promise.all((['bidder1', 'tenderer', 'operator'] as const).map(waited));
    await tender.act('askBidder', 'expert1', { bid: low?.id, kind: 'lowPrice', question });
    await expect(handIn()).rejects.toThrow('notInquired');

    const offer = async (as: PersonName) =>
      (await tender.view(as)).actions.find((one) => one.action === 'answerInquiry');
    expect(await offer('bidder3')).toMatchObject({ open: true, about: [{ words: question }] });
    expect(await offer('bidder1')).toMatchObject({ open: false, about: [] });
    await expect(tender.act('answerInquiry', 'bidder1', { answer: '我来答' })).rejects.toThrow('ActionNotOpen');
    const inbox = async (as: PersonName) =>
      (await tender.api.get<Page<Task>>(as, `/tasks?scope=all&caseId=${tender.id}`)).items
        .filter(({ action }) => action === 'answerInquiry')
        .map(({ body }) => body?.id);
    expect(await Promise.all((['bidder3', 'bidder1', 'centre', 'administration'] as const).map(inbox))).toEqual([
      ['bidder-3'],
      [],
      ['bidder-3'],
      [],
    ]);
    const questions = async (as: PersonName) =>
      (await tender.timeline(as)).items.filter(({ action }) => action === 'askBidder');
    const told = async (as: PersonName) => (await questions(as)).map(({ actor }) => actor);
    /** Every value that questions show, of before as well. */
    const asked = async (as: PersonName) =>
      (await questions(as)).map(({ fields }) =>
        fields.flatMap(({ value, before }) => (before === undefined ? [value] : [value, before])),
      );
    expect(await Promise.all((['bidder3', 'bidder1', 'tenderer', 'supervisor'] as const).map(told))).toEqual([
      [undefined],
      [],
      [],
      [undefined],
    ]);

    // what the case waits for tells those who may not know no more than before
    expect(await Promise.all((['bidder1', 'tenderer', 'operator'] as const).map(waited))).toEqual(waitedBefore);
    expect(waitedBefore).toEqual([['Evaluation'], ['Evaluation'], ['Evaluation']]);
    const informed = ['bidder3', 'supervisor', 'expert2'] as const;
    for (const as of informed) expect(await waited(as)).toContain('Answer the committee');

    // the same member asks another: neither learns what the other was asked
    const other = (await tender.choices('expert1')).find(({ bidder }) => bidder === '单位 bidder-1');
    await tender.act('askBidder', 'expert1', { bid: other?.id, kind: 'clarification', question: '工期单位是什么' });
    expect(await Promise.all((['bidder3', 'bidder1'] as const).map(asked))).toEqual([
      [[low?.id, 'lowPrice', question]],
      [[other?.id, 'clarification', '工期单位是什么']],
    ]);

    await tender.act('answerInquiry', 'bidder3', { answer: '自有设备，成本较低' });
    expect((await judged('expert2'))?.clarifications).toEqual([{ question, answer: '自有设备，成本较低' }]);
    await handIn();
    for (const expert of fiveExperts.slice(1)) await tender.handInSheet(expert);
    await tender.signReport();
    await tender.until('candidates');
    expect((await tender.evaluation()).rows.at(-1)).toMatchObject({ price: '5000000.00', status: 'rejected' });
  });

  it('takes a low price for inquired when its bidder has let the time pass', async () => {
    const tender = await Tender.open(platform, { bids: prices('9000000', '9500000', '5000000') });
    await tender.reach('evaluation');
    await tender.formCommittee();
    const [bid] = (await tender.choices('expert1')).filter(({ price }) => price === '5000000.00');
    await tender.act('askBidder', 'expert2', { bid: bid?.id, kind: 'lowPrice', question: '请说明' });
    const inquiry = async () =>
      ((await tender.view('expert1')).context['bids'] as ContextBid[]).find(({ id }) => id === bid?.id)?.inquiry;
    expect(await inquiry()).toBe('waiting');
    await platform.pass(121 * 60_000);
    expect(await inquiry()).toBe('over');
    const reminders = async (as: PersonName) =>
      (await tender.timeline(as)).items.flatMap(({ title }) =>
        title.en.includes('Answer the committee') ? title.en : [],
      );
    for (let tries = 0; tries < 100 && (await reminders('supervisor')).length === 0; tries += 1) await pause();
    for (const as of ['supervisor', 'bidder3'] as const) {
      expect(await reminders(as)).toContain('Overdue: “Answer the committee”');
    }
    expect(await Promise.all((['tenderer', 'bidder1', 'operator'] as const).map(reminders))).toEqual([[], [], []]);
  });

  it('points out a score far from the others, and what a score is made of', async () => {
    const tender = await Tender.open(platform, {
      documents: { method: 'comprehensive', criteria: technical },
      verdicts: { 'bidder-1': points('80'), 'bidder-2': points('70'), 'bidder-3': points('60') },
    });
    await tender.reach('evaluation');
    await tender.formCommittee();
    for (const expert of fiveExperts.slice(0, 4)) await tender.handInSheet(expert);
    const bids = (await tender.choices('expert5')).map(({ id, price }) => ({
      ...{ bid: id, verdict: 'accepted' },
      scores: { technical: price === '9800000.00' ? '98' : '70' },
    }));
    await tender.act('submitSheet', 'expert5', { noConflict: true, sheet: { bids } });
    await tender.untilOffered('signReport', 'expert5');
    const { alarms, rows: ranked } = await tender.evaluation('expert1');
    const third = ranked.find(({ price }) => price === '9800000.00');
    expect(alarms).toEqual([{ expert: '5', bid: third?.bid, percent: '38.0' }]);
    expect(third).toMatchObject({ score: '67.60', parts: [{ criterion: 'technical', points: '67.6000' }] });
  });

  it('leaves the choice among unranked candidates to the tenderer, with reasons', async () => {
    const tender = await Tender.open(platform, {
      documents: { method: 'buyerChoice' },
      bids: prices('9000000', '9500000', '9800000', '9900000'),
    });
    await tender.reach('award');
    const choices = await tender.choices();
    expect(choices).toHaveLength(4);
    expect((await tender.evaluation()).rows.every((row) => row.rank === undefined && row.candidate)).toBe(true);
    const chosen = choices.find((one) => one.price === '9800000.00');
    await expect(tender.act('confirmAward', 'tenderer', { winner: chosen?.id })).rejects.toThrow('reason');
    await tender.act('confirmAward', 'tenderer', { winner: chosen?.id, reason: '综合实力最强' });
    expect((await tender.evaluation()).rows.find((row) => row.awarded)?.price).toBe('9800000.00');
  });

  it('starts anew with another committee when an objection is upheld, and seals the new sheets again', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('candidates');
    const sheets = async () => (await tender.evaluation('supervisor').catch(() => undefined))?.sheets?.length ?? 0;
    expect(await sheets()).toBe(5);
    await tender.act('publishCandidates', 'agency');
    await tender.act('objectToCandidates', 'bidder2', { objection: '第一候选人业绩不实' });
    await tender.act('answerCandidateObjection', 'agency', { result: 'upheld', answer: '异议成立' });
    expect((await tender.view()).stage).toBe('evaluation');

    const members = [2, 3, 4, 5, 6].map((number) => ({ userId: `expert-${number}`, kind: 'expert' }));
    await tender.act('formCommittee', 'centre', { members });
    await expect(tender.handInSheet('expert1')).rejects.toThrow(/RoleMayNotAct|NotFound/);
    const committee = ['expert2', 'expert3', 'expert4', 'expert5', 'expert6'] as const;
    for (const expert of committee) await tender.handInSheet(expert);
    await tender.untilOffered('signReport', 'expert2');
    const seen = (await tender.timeline('supervisor')).items.filter((item) => item.action === 'submitSheet');
    expect(seen).toHaveLength(5);
    expect(await sheets()).toBe(0);
    for (const expert of committee) await tender.act('signReport', expert);
    await tender.until('candidates');
    expect((await tender.timeline('supervisor')).items.filter((item) => item.action === 'submitSheet')).toHaveLength(
      10,
    );
    expect(await sheets()).toBe(5);

    await tender.act('publishCandidates', 'agency');
    await tender.passDeadline();
    await tender.until('award');
  });

  it('ranks anew when a member is replaced after the sheets are in', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('evaluation');
    await tender.formCommittee();
    for (const expert of fiveExperts) await tender.handInSheet(expert);
    await tender.untilOffered('signReport', 'expert1');
    await tender.act('signReport', 'expert1');
    // two clerks at once, both found right before either is taken: nobody sits twice
    const replace = (as: PersonName) =>
      tender.act('replaceMember', as, { member: 'expert-5', substitute: 'expert-6', reason: '存在利害关系' });
    const slowDisk = platform.database.write(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    const both = await Promise.allSettled([replace('centre'), replace('centreColleague')]);
    await slowDisk;
    expect(both.flatMap((one) => (one.status === 'rejected' ? (one.reason as Refused).code : []))).toEqual([
      'TaskChanged',
    ]);
    await expect(tender.act('signReport', 'expert5')).rejects.toThrow(/RoleMayNotAct|NotFound/);
    await expect(tender.act('signReport', 'expert2')).rejects.toThrow('ActionNotOpen');
    await tender.handInSheet('expert6');
    await tender.untilOffered('signReport', 'expert6');
    for (const expert of ['expert1', 'expert2', 'expert3', 'expert4', 'expert6'] as const) {
      await tender.act('signReport', expert);
    }
    await tender.until('candidates');
    expect((await tender.evaluation()).sheets).toHaveLength(5);
  });
});
