import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender } from '../support/driver';

/** A whole case with a suspension, a question, an objection and a lottery; answers what can be seen of it afterwards. */
async function eventfulCase(platform: Platform) {
  const tender = await Tender.open(platform, {
    bids: [
      { by: 'bidder1', price: '9000000' },
      { by: 'bidder2', price: '9000000' },
      { by: 'bidder3', price: '9500000' },
    ],
  });
  await tender.reach('bidding');
  await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
  await tender.enter('askQuestion', 'bidder1', { question: '是否踏勘现场' });
  await tender.act('suspend', 'supervisor', { reason: '投诉已受理' });
  await platform.pass('2 days');
  await tender.act('resume', 'supervisor', { reason: '投诉不成立' });
  await tender.act('answerQuestion', 'agency', { answer: '不组织踏勘' });
  await tender.reach('candidates');
  await tender.act('publishCandidates', 'agency');
  await tender.act('objectToCandidates', 'bidder3', { objection: '业绩不实' });
  await tender.act('answerCandidateObjection', 'agency', { result: 'rejected', answer: '经核实属实' });
  await tender.passDeadline();
  await tender.until('award');
  await tender.reach('certification');
  await tender.act('submitReport', 'agency', { report: await tender.api.upload('agency', '报告.pdf') });
  await tender.reach('archived');
  const items = (await tender.timeline()).items.filter((item) => item.kind !== 'system');
  return { tender, titles: items.map((item) => item.title.zh).reverse() };
}

const runsOf = async (platform: Platform, id: string) => {
  const first = await platform.deps.temporal.workflow.getHandle(id).describe();
  let runs = 1;
  let history = await platform.deps.temporal.workflow.getHandle(id, first.runId).fetchHistory();
  for (;;) {
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    if (!started?.continuedExecutionRunId) return runs;
    runs += 1;
    history = await platform.deps.temporal.workflow.getHandle(id, started.continuedExecutionRunId).fetchHistory();
  }
};

describeWithServer('a case that continues as new after every stage', () => {
  let often: Platform;
  let never: Platform;
  beforeAll(async () => {
    // a case continues when nothing is under way, and printing takes more of the skipped time than it waits for that
    const print = () => Promise.resolve(Buffer.from('%PDF-1.7\n'));
    [often, never] = await Promise.all([startPlatform({ continueOften: true, print }), startPlatform({ print })]);
  });
  afterAll(() => Promise.all([often.close(), never.close()]));

  it('comes to the same outcome over the same timeline, in one unbroken chain', async () => {
    const [continued, whole] = await Promise.all([eventfulCase(often), eventfulCase(never)]);
    expect(continued.titles).toEqual(whole.titles);
    for (const { tender } of [continued, whole]) {
      const { seq, head, state } = await tender.workflowState();
      expect(state.closing).toBe('archived');
      expect(await tender.chain()).toEqual({ seq, head });
      expect(await tender.view()).toMatchObject({ seq, chainHead: head });
    }
    expect(await runsOf(never, whole.tender.id)).toBe(1);
    expect(await runsOf(often, continued.tender.id)).toBeGreaterThan(10);
  });

  it('knows the keys of acts of its earlier runs', async () => {
    const tender = await Tender.open(often);
    const key = 'a-key-of-an-earlier-run';
    const first = await tender.act('accept', 'centre', {}, { key });
    await tender.reach('bidding');
    expect(await tender.act('accept', 'centre', {}, { key })).toMatchObject({ seq: first.seq });
    const request = {
      action: 'accept',
      actor: { role: 'centre', party: '', person: '' },
      receivedAt: '',
      form: {},
      key,
    };
    const again = await often.deps.temporal.workflow
      .getHandle(tender.id)
      .executeUpdate<{ seq: number }, [object]>('act', { args: [request] });
    expect(again.seq).toBe(first.seq);
  });

  it('takes no act again though its receipt is forgotten', async () => {
    const tender = await Tender.open(often);
    const { workflow } = often.deps.temporal;
    await tender.act('suspend', 'supervisor', { reason: '投诉已受理' });
    const { events } = await workflow.getHandle(tender.id).fetchHistory();
    const [payload] = (events ?? []).flatMap(
      (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads ?? [],
    );
    const first = JSON.parse(Buffer.from(payload?.data ?? []).toString()) as { action: string };
    expect(first.action).toBe('suspend');
    for (let pairs = 0; pairs < 100; pairs += 1) {
      await tender.act('resume', 'supervisor', { reason: '投诉不成立' });
      await tender.act('suspend', 'supervisor', { reason: '投诉已受理' });
    }
    await tender.act('resume', 'supervisor', { reason: '投诉不成立' });
    const { runId } = await workflow.getHandle(tender.id).describe();
    await tender.act('accept', 'centre');
    while ((await workflow.getHandle(tender.id).describe()).runId === runId)
      await new Promise((resolve) => setTimeout(resolve, 30));
    const again = workflow.getHandle(tender.id).executeUpdate('act', { args: [first] as [object] });
    await expect(again).rejects.toMatchObject({ cause: { type: 'TaskChanged' } });
    expect((await tender.view()).suspendedAt).toBeUndefined();
  });
});
