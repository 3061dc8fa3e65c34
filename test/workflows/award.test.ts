import { rows } from '../../database/database';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender } from '../support/driver';

describeWithServer('the award of an open tender', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  /** What is counted as its award. */
  const awarded = ({ id }: Tender) => rows(platform.database.read, 'award').findBy({ caseId: id });
  const disqualify = async (tender: Tender) =>
    tender.act('disqualifyCandidate', 'tenderer', {
      candidate: (await tender.choices())[0]?.id,
      ground: 'gaveUp',
      reason: '书面放弃中标',
    });

  it('goes to the first candidate and to nobody else, and to the next when the first is out', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('award');
    const [first, second] = await tender.choices();
    const offered = (await tender.view('tenderer')).actions.map(({ action, bids }) => [action, bids] as const);
    expect(offered).toContainEqual(['confirmAward', [first?.id]]);
    expect(offered).toContainEqual(['disqualifyCandidate', undefined]);
    await expect(
      tender.act('confirmAward', 'tenderer', { winner: second?.id, reason: '更信任' }),
    ).rejects.toMatchObject({
      body: { faults: [{ path: 'winner' }] },
    });
    await disqualify(tender);
    await expect(tender.act('confirmAward', 'tenderer', { winner: first?.id, reason: '第一' })).rejects.toThrow(
      'winner',
    );
    await tender.act('confirmAward', 'tenderer', { winner: second?.id, reason: '第二候选人递补' });
    expect((await tender.evaluation()).rows.find((row) => row.awarded)?.price).toBe('9500000.00');
    const [award] = (await tender.notices('awardNotice')).filter((notice) => notice.kind === 'awardNotice');
    expect(award?.tables[0]?.rows).toEqual([['单位 bidder-2', '9500000.00']]);
    expect(await awarded(tender)).toMatchObject([{ unit: 'CNY', parts: '950000000' }]);
  });

  it('fails when no candidate is left', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('award');
    await disqualify(tender);
    await disqualify(tender);
    expect((await tender.view()).stage).toBe('award');
    await disqualify(tender);
    await tender.until('failed');
    await tender.notices('failureNotice');
  });

  it('goes to the next when the winner does not sign; a report of the first award does not count for it', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('contract');
    await tender.act('submitReport', 'agency', { report: await tender.api.upload('agency', '报告.pdf') });
    const wrongPrice = {
      contract: await tender.api.upload('tenderer', '合同.pdf'),
      contractPrice: '9000001',
      signedOn: '2026-05-01',
    };
    await expect(tender.act('signContract', 'tenderer', wrongPrice)).rejects.toThrow('contractPrice');
    expect(await awarded(tender)).toHaveLength(1);
    await tender.act('reportWinnerFailure', 'tenderer', { reason: '逾期不签合同' });
    expect(await awarded(tender)).toEqual([]);
    expect((await tender.view()).stage).toBe('award');
    const report = async () => ({ report: await tender.api.upload('agency', '报告.pdf') });
    await expect(tender.act('submitReport', 'agency', await report())).rejects.toThrow('ActionNotOpen');

    await tender.reach('report');
    expect((await tender.evaluation()).rows.find((row) => row.awarded)?.price).toBe('9500000.00');
    await tender.reach('archived');
    const certificate = (await tender.view()).certificate;
    expect(certificate?.content).toMatchObject({ winner: '单位 bidder-2', price: '9500000.00' });
    expect(await tender.api.get('bidder1', `/public/certificates/${certificate?.number ?? ''}`)).toMatchObject({
      valid: true,
    });
  });

  it('passes the report stage at once when the report was handed in early', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('certification');
    await tender.act('submitReport', 'agency', { report: await tender.api.upload('agency', '报告.pdf') });
    await expect(
      tender.act('submitReport', 'agency', { report: await tender.api.upload('agency', '报告.pdf') }),
    ).rejects.toThrow('AlreadyTaken');
    await tender.reach('contractFiling');
    await tender.act('returnContract', 'supervisor', { reason: '缺页' });
    await tender.reach('contractFiling');
    const filed = await tender.act('fileContract', 'supervisor');
    expect(filed.stage).toBe('archiving');
    const [report, archiving] = (await tender.view()).visits.slice(-2);
    expect([report?.stage, archiving?.stage, report?.enteredAt === report?.leftAt]).toEqual([
      'report',
      'archiving',
      true,
    ]);
  });

  it('asks nobody for the report again once it was handed in in its own stage', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('archiving');
    const { waitsFor, overdue } = await tender.view();
    expect([waitsFor.map(({ title }) => title.zh), overdue]).toEqual([['归档'], false]);
    await expect(
      tender.act('submitReport', 'agency', { report: await tender.api.upload('agency', '报告.pdf') }),
    ).rejects.toThrow('AlreadyTaken');
  });

  it('runs several lots of one project, one act for all of them with a result for each', async () => {
    const lots = await Tender.openLots(platform, {
      start: { lots: [{ title: '一标段', estimate: '4000000' }, { title: '二标段' }, { title: '三标段' }] },
    });
    expect(lots).toHaveLength(3);
    const [one, two, three] = lots as [Tender, Tender, Tender];
    expect((await one.view()).links.map((link) => link.kind)).toEqual(['lot', 'lot']);
    await three.act('refuse', 'centre', { reason: '不属于进场项目' });

    const receipt = await one.act('accept', 'centre', {}, { lots: [two.id, three.id] });
    expect(receipt.lots).toMatchObject([
      { caseId: one.id, ok: true },
      { caseId: two.id, ok: true },
      { caseId: three.id, ok: false, code: 'CaseClosed' },
    ]);
    const documents = {
      tenderDocument: await one.api.upload('agency', '招标文件.pdf'),
      noticeText: '就示例道路工程公开招标。',
      qualification: '市政公用工程施工总承包二级及以上',
      method: 'lowestPrice',
    };
    await one.act('submitDocuments', 'agency', documents, { lots: [two.id] });
    await one.act('file', 'supervisor', {}, { lots: [two.id] });
    for (const lot of [one, two]) await lot.publishNotice();
    await one.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    await two.enter('downloadDocuments', 'bidder2', { contact: '王五' });
    for (const [lot, bidder] of [
      [one, 'bidder1'],
      [two, 'bidder2'],
    ] as const) {
      const { items } = await lot.api.get<{ items: { id: string; name: string }[] }>(
        bidder,
        `/cases/${lot.id}/documents`,
      );
      expect([bidder, items.map((item) => item.name)]).toEqual([bidder, ['招标文件.pdf']]);
      await lot.api.get(bidder, `/documents/${documents.tenderDocument}/content`);
    }
    expect((await two.view()).stage).toBe('bidding');
  });
});
