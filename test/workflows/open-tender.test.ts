import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender } from '../support/driver';

describeWithServer('an open tender', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  it('runs from project acceptance to the archive, and its chain of events can be computed again', async () => {
    const tender = await Tender.open(platform);
    const inDocuments = await tender.reach('documents');
    expect((await inDocuments.view('tenderer')).actions.some((one) => one.action === 'submitDocuments')).toBe(true);

    await tender.reach('archived');

    expect((await tender.view()).outcome).toBe('success');
    expect((await tender.evaluation()).rows.find((row) => row.awarded)?.price).toBe('9000000.00');
    const { seq, head } = await tender.workflowState();
    expect(await tender.chain()).toEqual({ seq, head });
  });
});
