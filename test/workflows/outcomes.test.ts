import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender } from '../support/driver';
import { people, type PersonName } from '../support/world';

const fewBids = [
  { by: 'bidder1', price: '9111111.11' },
  { by: 'bidder2', price: '9222222.22' },
] as const;

describeWithServer('how an open tender can end before it is awarded', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  it('fails with a notice when fewer than three bids are in, and nobody else ever reads them', async () => {
    const tender = await Tender.open(platform, { bids: fewBids });
    await tender.reach('bidding');
    for (const { by, price } of fewBids) await tender.submitBid(by, price);
    await tender.passDeadline();
    await tender.until('failed');

    expect((await tender.notices('failureNotice')).map((notice) => notice.kind)).toEqual([
      'tenderNotice',
      'failureNotice',
    ]);
    for (const person of Object.keys(people) as PersonName[]) {
      const isOwner = person === 'bidder1';
      const read = await Promise.all(
        ['', '/timeline?limit=200', '/entries?limit=200', '/notices'].map((part) =>
          tender.api.get(person, `/cases/${tender.id}${part}`).then(JSON.stringify, () => ''),
        ),
      );
      expect([person, read.join('').includes('9111111')]).toEqual([person, isOwner]);
    }
    await expect(tender.act('terminate', 'tenderer', { reason: '重新招标' })).rejects.toThrow('CaseClosed');
  });

  it('is tendered again as a new case that is linked with the failed one', async () => {
    const failed = await Tender.open(platform, { bids: [] });
    await failed.reach('bidding');
    await failed.passDeadline();
    await failed.until('failed');

    const again = await Tender.open(platform, { retenderOf: failed.id });
    expect((await again.view()).links).toMatchObject([{ kind: 'retenderOf', case: { id: failed.id } }]);
    expect((await failed.view()).links).toMatchObject([{ kind: 'retenderedAs', case: { id: again.id } }]);
    await expect(Tender.open(platform, { retenderOf: again.id })).rejects.toThrow('Conflict');
  });

  it('is refused, or returned, corrected and accepted, or withdrawn in correction', async () => {
    const refused = await Tender.open(platform);
    await refused.act('refuse', 'centre', { reason: '不属于进场项目' });
    expect(await refused.view()).toMatchObject({ closing: 'refused', outcome: 'failure' });

    const returned = await Tender.open(platform);
    await returned.act('returnProject', 'centre', { reason: '缺少审批文件' });
    await returned.act('resubmit', 'agency', { correction: '已补充' });
    await returned.act('returnProject', 'centre', { reason: '仍不完整' });
    await returned.act('resubmit', 'tenderer', { correction: '再次补充' });
    await returned.act('accept', 'centreColleague');
    await returned.reach('filing');
    await returned.act('returnDocuments', 'supervisor', { reason: '资格条件不合理' });
    await returned.reach('publication');
    expect((await returned.view()).visits.map((visit) => visit.stage)).toEqual([
      ...['acceptance', 'correction', 'acceptance', 'correction', 'acceptance'],
      ...['documents', 'filing', 'documents', 'filing', 'publication'],
    ]);

    const withdrawn = await Tender.open(platform);
    await withdrawn.act('returnProject', 'centre', { reason: '缺少审批文件' });
    await withdrawn.act('abandon', 'tenderer', { reason: '项目取消' });
    expect(await withdrawn.view()).toMatchObject({ closing: 'withdrawn', outcome: 'neutral' });
  });

  it('is terminated in the bidding: the gate closes, the bids stay sealed, everybody is told', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.submitBid('bidder1', '9333333.33');
    await tender.act('terminate', 'supervisor', { reason: '规划调整' });

    expect((await tender.view()).closing).toBe('terminated');
    await expect(tender.submitBid('bidder2', '9000000')).rejects.toThrow(/CaseClosed|NotFound/);
    expect(JSON.stringify(await tender.api.get('centre', `/cases/${tender.id}/entries`))).not.toContain('9333333');
    await tender.notices('termination');
    const told = await tender.api.get<{ items: { caseId: string; kind: string }[] }>('bidder1', '/notifications');
    expect(told.items.some(({ caseId, kind }) => caseId === tender.id && kind === 'act')).toBe(true);
    const { seq, head } = await tender.workflowState();
    expect(await tender.chain()).toEqual({ seq, head });
  });

  it('is terminated in the evaluation while sheets are coming in, and the sheets stay secret', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('evaluation');
    await tender.formCommittee();
    await tender.handInSheet('expert1');
    await tender.act('terminate', 'tenderer', { reason: '不可抗力' });

    expect((await tender.view()).closing).toBe('terminated');
    await expect(tender.handInSheet('expert2')).rejects.toThrow('CaseClosed');
    const seen = await tender.timeline('supervisor');
    expect(seen.items.some((item) => item.action === 'submitSheet')).toBe(false);
  });

  it('fails when the committee rejects every bid', async () => {
    const rejected = { verdict: 'rejected', reason: '未实质性响应招标文件' } as const;
    const tender = await Tender.open(platform, {
      verdicts: { 'bidder-1': rejected, 'bidder-2': rejected, 'bidder-3': rejected },
    });
    await tender.reach('evaluation');
    await tender.evaluate();
    await tender.until('failed');
    await tender.notices('failureNotice');
    expect((await tender.evaluation()).rows.map((row) => row.reasons[0]?.text.zh)).toEqual([
      '未实质性响应招标文件',
      '未实质性响应招标文件',
      '未实质性响应招标文件',
    ]);
  });
});
