import { randomUUID } from 'node:crypto';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { defineProcess, text } from '../../definitions/language';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender, fiveExperts } from '../support/driver';
import type { PersonName } from '../support/world';

/** Two stages, four eyes. */
const fourEyes = defineProcess({
  process: 'openTender',
  version: 'four-eyes-1',
  jurisdiction: 'XX',
  title: text('复核', 'Review'),
  kind: 'trading',
  prefix: 'FE',
  sources: [],
  roles: {
    tenderer: { title: text('招标人', 'Tenderer'), party: 'one' },
    agency: { title: text('代理', 'Agency'), party: 'optional' },
    centre: { title: text('中心', 'Centre'), party: 'office' },
  },
  escalatesTo: [],
  readers: ['tenderer', 'centre'],
  rules: {},
  start: {
    title: text('登记', 'Register'),
    by: ['tenderer'],
    first: 'draft',
    form: {
      title: { type: 'text', title: text('名称', 'Name') },
      region: { type: 'region', title: text('地区', 'Region') },
      industry: { type: 'text', title: text('行业', 'Industry') },
      agency: { type: 'body', kind: 'agency', title: text('代理', 'Agency'), optional: true },
      unit: { type: 'text', title: text('单位', 'Unit') },
      better: { type: 'text', title: text('优劣', 'Better'), optional: true },
      estimate: { type: 'amount', title: text('估算', 'Estimate'), optional: true },
    },
  },
  stages: {
    draft: {
      title: text('起草', 'Draft'),
      actions: { prepare: { title: text('经办', 'Prepare'), by: 'centre', asked: {}, end: 'prepared' } },
      ends: { prepared: 'review' },
    },
    review: {
      title: text('复核', 'Review'),
      actions: {
        approve: { title: text('复核', 'Approve'), by: 'centre', asked: {}, notBy: 'prepare', end: 'approved' },
      },
      ends: { approved: 'done' },
    },
  },
  anytime: {},
  closings: { done: { title: text('完成', 'Done'), outcome: 'success' } },
  notices: {},
});

describeWithServer('acts of a case', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  const seen = async (tender: Tender, as: PersonName, action: string) =>
    (await tender.view(as)).actions.find((one) => one.action === action)?.revision;
  const settled = async (calls: Promise<unknown>[]) =>
    (await Promise.allSettled(calls)).map((one) =>
      one.status === 'fulfilled' ? 'taken' : (one.reason as { code: string }).code,
    );

  it('are taken once under a key, however often they are sent, and the key serves nothing else', async () => {
    const tender = await Tender.open(platform);
    const key = randomUUID();
    const [first, second] = await Promise.all([
      tender.act('accept', 'centre', {}, { key }),
      tender.act('accept', 'centre', {}, { key }),
    ]);
    expect(second).toMatchObject({ seq: first.seq, hash: first.hash });
    expect(await tender.act('accept', 'centre', {}, { key })).toMatchObject({ seq: first.seq, hash: first.hash });
    expect(await rows(platform.database.read, 'event').countBy({ caseId: tender.id, action: 'accept' })).toBe(1);

    await expect(tender.act('suspend', 'centre', { reason: '系统检查' }, { key })).rejects.toThrow('KeyReused');
    await expect(tender.act('accept', 'centreColleague', {}, { key })).rejects.toThrow('KeyReused');
    const both = randomUUID();
    const outcomes = await settled([
      tender.act('suspend', 'centre', { reason: '系统检查' }, { key: both }),
      tender.act('terminate', 'tenderer', { reason: '取消' }, { key: both }),
    ]);
    expect(outcomes.sort()).toEqual(['KeyReused', 'taken']);
  });

  it('can be read as soon as the answer is there', async () => {
    const tender = await Tender.open(platform);
    const receipt = await tender.act('accept', 'centre', { note: '材料齐全' });
    const view = await tender.view();
    expect([view.stage, view.seq, view.chainHead]).toEqual(['documents', receipt.seq, receipt.hash]);
    expect((await tender.timeline()).items.find((item) => item.action === 'accept')?.hash).toBe(receipt.hash);
  });

  it('of two clerks at once on one task: one wins, the other is told that it has changed', async () => {
    const tender = await Tender.open(platform);
    const revision = await seen(tender, 'centre', 'accept');
    expect(
      (
        await settled([
          tender.act('accept', 'centre', {}, { seen: revision }),
          tender.act('returnProject', 'centreColleague', { reason: '缺少文件' }, { seen: revision }),
        ])
      ).sort(),
    ).toEqual(['TaskChanged', 'taken']);
    await expect(tender.act('accept', 'centreColleague', {}, { seen: revision })).rejects.toThrow('TaskChanged');
  });

  it('of two clerks over two questions do not disturb each other, over the same one they do', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    const questions = [];
    for (const question of ['工期如何计算', '是否允许联合体']) {
      questions.push((await tender.enter('askQuestion', 'bidder1', { question })).id);
    }
    await untilTasks(tender, 'answerQuestion', 2);
    const revision = await seen(tender, 'agency', 'answerQuestion');
    const answer = (as: PersonName, about: string | undefined) =>
      tender.act('answerQuestion', as, { answer: '见招标文件' }, { about, seen: revision });
    expect(await settled([answer('agency', questions[0]), answer('tenderer', questions[1])])).toEqual([
      'taken',
      'taken',
    ]);
    await expect(answer('tenderer', questions[0])).rejects.toThrow('TaskChanged');
  });

  it('of five experts at once do not refuse each other', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('evaluation');
    await tender.formCommittee();
    expect(await settled(fiveExperts.map((expert) => tender.handInSheet(expert)))).toEqual(Array(5).fill('taken'));
    await tender.untilOffered('signReport', 'expert1');
    const revisions = await Promise.all(fiveExperts.map((expert) => seen(tender, expert, 'signReport')));
    expect(
      await settled(
        fiveExperts.map((expert, index) => tender.act('signReport', expert, {}, { seen: revisions[index] })),
      ),
    ).toEqual(Array(5).fill('taken'));
    await tender.until('candidates');
  });

  it('need four eyes where the definition says so', async () => {
    await publishDefinitions(platform.database, [fourEyes], '2026-01-02T00:00:00.000Z');
    const review = await Tender.open(platform, { jurisdiction: 'XX' });
    await review.act('prepare', 'centre');
    await expect(review.act('approve', 'centre')).rejects.toThrow('FourEyes');
    await review.act('approve', 'centreColleague');
    expect((await review.view()).closing).toBe('done');
  });

  const untilTasks = async (tender: Tender, action: string, count: number) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await rows(platform.database.read, 'task').countBy({ caseId: tender.id, action })) === count) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`There are not ${count} tasks ${action}`);
  };

  it('answer questions for everybody: a task each, a clarification that does not name who asked', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    for (const bidder of ['bidder1', 'bidder2'] as const) {
      await tender.enter('downloadDocuments', bidder, { contact: '李四' });
    }
    await tender.enter('askQuestion', 'bidder1', { question: '是否踏勘现场' });
    await tender.enter('askQuestion', 'bidder2', { question: '是否允许分包' });
    await untilTasks(tender, 'answerQuestion', 2);
    const [about] = (await tender.view('agency')).actions.find((one) => one.action === 'answerQuestion')?.about ?? [];
    expect(about?.words).toBe('是否踏勘现场');
    await expect(tender.act('answerQuestion', 'agency', { answer: '不组织踏勘' })).rejects.toThrow('about');
    await tender.act('answerQuestion', 'agency', { answer: '不组织踏勘' }, { about: about?.id });
    await untilTasks(tender, 'answerQuestion', 1);

    const notice = (await tender.notices('clarification')).find((one) => one.kind === 'clarification');
    expect(notice?.fields.map((field) => field.value)).toEqual(['是否踏勘现场', '不组织踏勘']);
    expect(JSON.stringify(notice)).not.toMatch(/bidder-1/);
    expect(JSON.stringify(await tender.timeline('agency'))).not.toMatch(/bidder-1/);
    expect(JSON.stringify(await tender.api.get('agency', `/cases/${tender.id}/entries`))).not.toMatch(/bidder-1/);

    // every bidder reads the answer with its question, and not apart from it
    const { items } = await tender.api.get<{ items: { values: object; answer?: { values: object } }[] }>(
      'bidder2',
      `/cases/${tender.id}/entries?action=askQuestion`,
    );
    expect(items.map(({ values, answer }) => [values, answer?.values])).toEqual([
      [{ question: '是否踏勘现场' }, { answer: '不组织踏勘' }],
      [{ question: '是否允许分包' }, undefined],
    ]);
    expect((await tender.view('bidder2')).given.map(({ action }) => action)).not.toContain('answerQuestion');
  });

  it('offer no withdrawal to a bidder who has no bid', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    const isOpen = async (action: string) =>
      (await tender.view('bidder1')).actions.find((one) => one.action === action)?.open;
    expect([await isOpen('submitBid'), await isOpen('withdrawBid')]).toEqual([true, false]);
    await tender.submitBid('bidder1', '9000000');
    expect(await isOpen('withdrawBid')).toBe(true);
    await tender.enter('withdrawBid', 'bidder1', { reason: '不再参加' });
    expect(await isOpen('withdrawBid')).toBe(false);
  });

  it('answers the receipt of a bid again when the answer was lost and the bidding is over by then', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    for (const { by, price } of tender.bids()) await tender.submitBid(by, price);
    const bidDocument = await tender.api.upload('bidder1', '投标文件.pdf');
    const key = randomUUID();
    const form = { price: '8900000', bidDocument };
    const receipt = await tender.enter('submitBid', 'bidder1', form, key);
    await tender.passDeadline();
    await tender.until('opening');
    expect(await tender.enter('submitBid', 'bidder1', form, key)).toEqual(receipt);
    await expect(tender.enter('submitBid', 'bidder2', form, key)).rejects.toThrow('KeyReused');
  });
});
