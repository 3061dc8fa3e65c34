import { addDays, dateOf, endOfDay } from '../../domain/calendar';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender } from '../support/driver';
import type { PersonName } from '../support/world';

const day = 86_400_000;
const graceMs = 60_000;
const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
const between = (from: string, to: string) => Date.parse(to) - Date.parse(from);

/** Lets nothing be written until it is released, as a database does that is busy. */
async function holdWrites({ database }: Platform): Promise<() => void> {
  return new Promise((held) => {
    void database.write(() => new Promise<void>(held));
  });
}

describeWithServer('the clock of a case', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ graceMs });
  });
  afterAll(() => platform.close());

  const leftUntil = (instant: string) => Date.parse(instant) - Date.parse(platform.deps.clock.now());

  it('stands still while a complaint suspends the case, and gives the lost days back', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('candidates');
    await tender.act('publishCandidates', 'agency');
    const due = await tender.dueAt();

    await tender.act('suspend', 'supervisor', { reason: '投诉已受理' });
    const suspendedAt = (await tender.view()).suspendedAt ?? '';
    await expect(tender.act('objectToCandidates', 'bidder2', { objection: '业绩不实' })).rejects.toThrow(
      'CaseSuspended',
    );
    await platform.pass('30 days');
    expect((await tender.view()).stage).toBe('candidates');
    await expect(
      tender.act('resume', 'supervisor', { reason: '处理完毕', newDeadline: await tender.inDays(1) }),
    ).rejects.toThrow('noPublishedTime');
    const resumed = await tender.act('resume', 'supervisor', { reason: '投诉不成立' });

    const moved = await tender.dueAt();
    const lost = between(suspendedAt, resumed.receivedAt);
    expect(lost).toBeGreaterThanOrEqual(30 * day);
    expect(Math.abs(between(due, moved) - lost)).toBeLessThan(1000);
    await platform.pass(leftUntil(moved) - 3_600_000);
    expect((await tender.view()).stage).toBe('candidates');
    await tender.passDeadline();
    await tender.until('award');
  });

  it('stands still while an objection to the candidates is unanswered, whose answer is due meanwhile', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('candidates');
    await tender.act('publishCandidates', 'agency');
    const due = await tender.dueAt();
    await platform.pass('1 day');
    const objection = await tender.act('objectToCandidates', 'bidder2', { objection: '业绩不实' });
    await platform.pass('20 days');
    expect((await tender.view()).deadline).toMatchObject({ at: due, standsStillSince: expect.any(String) as string });

    const told = await tender.api.get<{ items: { caseId: string; kind: string }[] }>('supervisor', '/notifications');
    expect(told.items.filter(({ caseId, kind }) => caseId === tender.id && kind === 'overdue')).toHaveLength(1);

    const answer = await tender.act('answerCandidateObjection', 'agency', { result: 'rejected', answer: '经核实属实' });
    const moved = await tender.dueAt();
    expect(Math.abs(between(due, moved) - between(objection.receivedAt, answer.receivedAt))).toBeLessThan(1000);
    await tender.passDeadline();
    await tender.until('award');
  });

  it('follows an addendum that moves the deadline: the old timer does not end the bidding', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    const first = await tender.dueAt();
    const addendum = { addendum: '调整工程量清单', affectsBids: true };
    const nearer = { ...addendum, bidDeadline: later(first, -day) };
    await expect(tender.act('issueAddendum', 'agency', nearer)).rejects.toThrow('bidDeadline');
    await expect(tender.act('issueAddendum', 'agency', addendum)).rejects.toThrow('bidDeadline');
    await platform.pass('10 days');
    const tooSoon = { ...addendum, bidDeadline: await tender.inDays(12) };
    await expect(tender.act('issueAddendum', 'agency', tooSoon)).rejects.toThrow('bidDeadline');
    await tender.act('issueAddendum', 'agency', { ...addendum, bidDeadline: await tender.inDays(17) });

    await platform.pass(leftUntil(first) + 120_000);
    expect((await tender.view()).stage).toBe('bidding');
    for (const { by, price } of tender.bids()) await tender.submitBid(by, price);
    await tender.passDeadline();
    await tender.until('opening');
    expect((await tender.notices('addendum')).length).toBeGreaterThan(0);
  });

  it('lets an addendum that affects no bid leave the deadline where it is', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    const first = await tender.dueAt();
    await tender.act('issueAddendum', 'agency', { addendum: '更正联系电话', affectsBids: false });
    expect(await tender.dueAt()).toBe(first);
  });

  it('asks for a new time when the published one has passed while the case was suspended, and lets no bid in', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.submitBid('bidder1', '9000000');
    await tender.act('suspend', 'supervisor', { reason: '投诉已受理' });
    await expect(tender.submitBid('bidder2', '9100000')).rejects.toThrow('CaseSuspended');
    await expect(tender.act('issueAddendum', 'agency', { addendum: '更正', affectsBids: false })).rejects.toThrow(
      'CaseSuspended',
    );
    await tender.passDeadline();
    await platform.pass('1 day');
    expect((await tender.view()).stage).toBe('bidding');
    await expect(tender.submitBid('bidder2', '9100000')).rejects.toThrow('CaseSuspended');

    await expect(tender.act('resume', 'supervisor', { reason: '处理完毕' })).rejects.toThrow('DeadlineNeeded');
    await tender.act('resume', 'supervisor', { reason: '处理完毕', newDeadline: await tender.inDays(5) });
    await tender.submitBid('bidder2', '9100000');
    await tender.submitBid('bidder3', '9200000');
    await tender.passDeadline();
    await tender.until('opening');
    await tender.notices('resumption');
  });

  it('keeps the published deadline over a suspension that ends before it', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    const first = await tender.dueAt();
    await tender.act('suspend', 'centre', { reason: '系统检查' });
    await platform.pass('3 days');
    await tender.act('resume', 'centre', { reason: '检查完毕' });
    expect(await tender.dueAt()).toBe(first);
  });

  it('closes objections to the documents ten days before the deadline, and everything at the deadline itself', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    for (const { by, price } of tender.bids()) await tender.submitBid(by, price);
    const deadline = await tender.dueAt();
    const endOfLastDay = endOfDay(addDays(dateOf(deadline), -10));

    await platform.pass(leftUntil(endOfLastDay) - 3_600_000);
    const objection = { objection: '资格条件有倾向性' };
    await tender.act('objectToDocuments', 'bidder1', objection);
    await tender.act('answerDocumentObjection', 'agency', { result: 'rejected', answer: '符合规定' });
    await platform.pass(leftUntil(endOfLastDay) + 1000);
    await expect(tender.act('objectToDocuments', 'bidder1', objection)).rejects.toThrow('DeadlinePassed');

    await platform.pass(leftUntil(deadline) + 5000);
    await platform.refreshClock();
    const bidDocument = await tender.api.upload('bidder1', '投标文件.pdf');
    const bid = () => tender.enter('submitBid', 'bidder1', { price: '8800000', bidDocument });
    await expect(platform.arriving(deadline, bid)).rejects.toThrow('DeadlinePassed');
    await platform.arriving(later(deadline, -1), bid);
    const addendum = () => tender.act('issueAddendum', 'agency', { addendum: '更正', affectsBids: false });
    await expect(platform.arriving(deadline, addendum)).rejects.toThrow('DeadlinePassed');
    await platform.arriving(later(deadline, -1), addendum);

    await platform.pass('1 minute');
    await tender.until('opening');
    expect((await tender.choices('centre')).map((one) => one.price)).toContain('8800000.00');
    await expect(platform.arriving(later(deadline, -1), bid)).rejects.toThrow('DeadlinePassed');
  });

  it('refuses to move or stop the clock while the bidding is being closed, and closes it with what is in', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    for (const { by, price } of tender.bids()) await tender.submitBid(by, price);
    const newDeadline = await tender.inDays(30);
    await platform.pass(leftUntil(await tender.dueAt()) - 60_000);
    const release = await holdWrites(platform);
    try {
      // no time is skipped from where the closing begins
      await platform.pass(60_000 + graceMs + 1000);
      await tender.untilScheduled('closeBidding');
      for (const [action, role, form] of [
        ['suspend', 'supervisor', {}],
        ['postpone', 'centre', { newDeadline }],
      ] as const) {
        await expect(tender.actPastTheApi(action, role, form)).rejects.toMatchObject({
          cause: { type: 'StageEnding' },
        });
      }
    } finally {
      release();
    }
    await tender.until('opening');
    expect(await tender.choices('centre')).toHaveLength(tender.bids().length);
    await tender.act('suspend', 'supervisor', { reason: '投诉已受理' });
  });

  it('never moves the deadline nearer, though two who move it were both found right before either was taken', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    const [near, far] = [await tender.inDays(40), await tender.inDays(60)];
    const postpone = (as: PersonName, newDeadline: string) =>
      tender.act('postpone', as, { newDeadline, reason: '停电' });
    const release = await holdWrites(platform);
    const both = Promise.allSettled([postpone('centre', near), postpone('centreColleague', far)]);
    // both have been looked at and wait to be written
    await new Promise((resolve) => setTimeout(resolve, 1000));
    release();
    await both;
    expect(await tender.dueAt()).toBe(far);
    await expect(tender.actPastTheApi('postpone', 'centre', { newDeadline: near })).rejects.toMatchObject({
      cause: { type: 'TaskChanged' },
    });
  });

  it('takes an objection that was received before the publicity ended, and refuses one after it', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('candidates');
    await tender.act('publishCandidates', 'agency');
    const due = await tender.dueAt();
    await platform.pass(leftUntil(due) + 5000);
    const object = () => tender.act('objectToCandidates', 'bidder2', { objection: '业绩不实' });
    await expect(platform.arriving(due, object)).rejects.toThrow('DeadlinePassed');
    await platform.arriving(later(due, -1), object);
    await platform.pass('2 days');
    expect((await tender.view()).stage).toBe('candidates');
    await tender.act('answerCandidateObjection', 'agency', { result: 'rejected', answer: '经核实属实' });
    await platform.pass('2 minutes');
    await tender.until('award');
  });

  it('postpones every case that an outage touches, with a result for each', async () => {
    const touched = [await Tender.open(platform), await Tender.open(platform)] as const;
    for (const tender of touched) await tender.reach('bidding');
    const deadline = await touched[0].dueAt();
    const outage = {
      from: later(deadline, -day),
      to: later(deadline, day),
      reason: '平台网络故障',
      newDeadline: later(deadline, 3 * day),
      caseIds: touched.map((tender) => tender.id),
      key: 'outage-of-the-platform',
    };
    await touched[1].act('terminate', 'tenderer', { reason: '取消' });
    const postpone = () =>
      touched[0].api.send<{ results: { caseId: string; ok: boolean }[] }>('centre', 'post', '/outages', outage);

    expect((await postpone()).results).toMatchObject([{ caseId: touched[0].id, ok: true }]);
    expect(await touched[0].dueAt()).toBe(outage.newDeadline);
    await platform.pass(leftUntil(deadline) + 120_000);
    expect((await touched[0].view()).stage).toBe('bidding');
    expect((await touched[0].notices('postponement')).some((one) => one.kind === 'postponement')).toBe(true);
    expect((await postpone()).results).toEqual([]);
  });
});
