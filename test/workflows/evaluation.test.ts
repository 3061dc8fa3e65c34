import { rows } from '../../database/database';
import type { Lottery } from '../../database/evaluation';
import { sha256 } from '../../domain/hash';
import { drawOrder } from '../../domain/lottery';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender, fiveExperts } from '../support/driver';
import type { PersonName } from '../support/world';

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
    await tender.act('replaceMember', 'centre', { member: 'expert-5', substitute: 'expert-6', reason: '存在利害关系' });
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
