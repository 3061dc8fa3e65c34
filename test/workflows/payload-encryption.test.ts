import { randomBytes, randomUUID } from 'node:crypto';
import { encode } from '@temporalio/common/lib/encoding';
import { temporal as proto } from '@temporalio/proto';
import type { IncidentResults } from '../../api/contract';
import { sweepOutbox } from '../../api/outbox/sweep';
import { rows } from '../../database/database';
import type { CaseEvent } from '../../definitions/language';
import { breakingSigner } from '../support/breaking-signer';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';

type Payload = proto.api.common.v1.IPayload;

const key = (id: string) => ({ id, secret: randomBytes(32).toString('base64') });

const signer = breakingSigner();

/** All texts and bytes of a history. */
function textsOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textsOf).join('\n');
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsOf).join('\n') : '';
}

const eventually = async (check: () => Promise<boolean>) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error('It did not come about');
};

/** Somebody who reaches Temporal's port and has no key. */
const intruder = ({ temporal }: Platform) => {
  const { client, connection } = temporal;
  return {
    history: async (caseId: string) =>
      (await client.workflow.getHandle(caseId).fetchHistory()).events as proto.api.history.v1.IHistoryEvent[],
    signal: (caseId: string, name: string, ...values: object[]) =>
      client.workflow.getHandle(caseId).signal(name, ...values),
    /** Sends payloads as they are in the place of an act; answers the type of the refusal, or null. */
    send: async (caseId: string, payloads: Payload[]) => {
      const { outcome } = await connection.workflowService.updateWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId: caseId },
        waitPolicy: {
          lifecycleStage:
            proto.api.enums.v1.UpdateWorkflowExecutionLifecycleStage
              .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED,
        },
        request: { meta: { updateId: randomUUID(), identity: 'intruder' }, input: { name: 'act', args: { payloads } } },
      });
      return outcome?.failure ? outcome.failure.applicationFailureInfo?.type : null;
    },
  };
};

/** The act that accepts a project, as the API would send it. */
async function forgedAccept(tender: Tender) {
  const parties = await rows(tender.platform.database.read, 'party').findBy({ caseId: tender.id });
  const party = parties.find((one) => one.role === 'centre')?.id ?? '';
  const actor = { role: 'centre', party, person: 'f'.repeat(32) };
  await tender.platform.refreshClock();
  return { action: 'accept', actor, receivedAt: tender.platform.deps.clock.now(), form: {}, key: randomUUID() };
}

const plain = (value: object): Payload => ({
  metadata: { encoding: encode('json/plain') },
  data: encode(JSON.stringify(value)),
});

/** Acts that were taken, and tasks of the workflow that failed. */
async function account(tender: Tender) {
  const history = await intruder(tender.platform).history(tender.id);
  const events = await rows(tender.platform.database.read, 'event').find({
    where: { caseId: tender.id },
    order: { seq: 'ASC' },
  });
  return {
    acts: events.flatMap(({ json }) => (json as CaseEvent).act?.action ?? []),
    accepted: history.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length,
    failed: history.filter((event) => event.workflowTaskFailedEventAttributes).length,
  };
}

describeWithServer('a platform with a key for its payloads', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ payloadKeys: [key('k1')], signer });
  });
  afterAll(() => platform.close());

  it('conducts a whole case of which Temporal can read nothing', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('certification');
    signer.fault = 'CANARY-LINE';
    await tender.act('issueCertificate', 'centre');
    await eventually(async () => {
      await platform.pass('1 minute');
      return (await tender.api.get<{ items: object[] }>('operator', '/incidents')).items.length > 0;
    });
    signer.fault = undefined;
    const { items } = await tender.api.get<{ items: { key: string; error: string }[] }>('operator', '/incidents');
    expect(items[0]).toMatchObject({ error: 'CANARY-LINE' });
    const skip = { keys: items.map(({ key }) => key), how: 'skip', reason: 'CANARY-REASON' };
    const { results } = await tender.api.send<IncidentResults>('operator', 'post', '/incidents/decisions', skip);
    await tender.api.send('operatorColleague', 'post', `/proposals/${results[0]?.proposalId ?? ''}/confirm`);
    await sweepOutbox(platform.deps);
    await eventually(
      async () => (await tender.api.get<{ items: object[] }>('operator', '/incidents')).items.length === 0,
    );
    await tender.reach('archived');
    const { seq, head } = await tender.workflowState();
    expect(await tender.chain()).toEqual({ seq, head });

    const history = await intruder(platform).history(tender.id);
    const texts = textsOf(history);
    expect(texts).toContain(tender.id);
    expect(/CANARY|submitDocuments|signReport|"actor"|"roles"/.exec(texts)?.[0]).toBeUndefined();
    expect(texts).not.toContain(head);
    expect(history.filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
  });

  it('takes no act that is sent past the API, and the case goes on unharmed', async () => {
    const tender = await Tender.open(platform);
    const { send, signal } = intruder(platform);
    const before = await account(tender);
    const json = encode('json/plain');
    const encrypted = { encoding: encode('binary/encrypted'), case: encode(tender.id), kind: encode('workflow') };
    for (const payloads of [
      [plain(await forgedAccept(tender))],
      [plain({})],
      [{}],
      [{ metadata: { encoding: json }, data: encode('{"broken') }],
      [{ metadata: { encoding: json }, data: encode('null') }],
      [{ metadata: { encoding: encode('unheard/of') }, data: encode('x') }],
      [{ metadata: encrypted, data: randomBytes(80) }],
      [{ metadata: { ...encrypted, 'encryption-key-id': encode('k1') }, data: randomBytes(80) }],
    ]) {
      expect(await send(tender.id, payloads)).toBe('Untrusted');
    }
    expect(await send(tender.id, [])).toBeTruthy();
    await signal(tender.id, 'mend', { incident: '1:tasks', how: 'skip', reason: 'forged' });
    await signal(tender.id, 'mend');
    await signal(tender.id, 'entriesChanged', { forged: true });
    expect(await account(tender)).toEqual(before);
    await tender.act('accept', 'centre');
    expect((await tender.view()).stage).toBe('documents');
    expect(await account(tender)).toEqual({ acts: ['start', 'accept'], accepted: before.accepted + 1, failed: 0 });
  });

  it('refuses an act that was copied from another case, and takes one that is sent again only once', async () => {
    const [one, two] = [await Tender.open(platform), await Tender.open(platform)];
    await one.act('accept', 'centre');
    const history = await intruder(platform).history(one.id);
    const copied = history.flatMap(
      (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads ?? [],
    );
    expect(copied).toHaveLength(1);
    const { send } = intruder(platform);
    expect(await send(two.id, copied)).toBe('Untrusted');
    expect((await two.view()).stage).toBe('acceptance');

    const before = await account(one);
    expect(await send(one.id, copied)).toBeNull();
    expect((await account(one)).acts).toEqual(before.acts);
    await two.act('accept', 'centre');
    expect((await account(one)).failed + (await account(two)).failed).toBe(0);
  });

  it('begins no case that the API has not opened', async () => {
    const workflowId = `forged-${randomUUID()}`;
    const handle = await platform.temporal.client.workflow.start('openTender', {
      workflowId,
      taskQueue: 'cases',
      args: [{ caseId: workflowId, definition: {}, opening: {} }],
    });
    await eventually(async () => (await handle.describe()).status.name === 'FAILED');
    expect(await rows(platform.database.read, 'event').countBy({ caseId: workflowId })).toBe(0);
  });
});

describeWithServer('a platform that is given a key while cases are open', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ forgetful: true });
  });
  afterAll(() => platform.close());

  it('goes on with them from their plaintext, takes no plaintext any more, and follows a change of keys', async () => {
    const old = await Tender.open(platform);
    await old.act('accept', 'centre');
    const [k1, k2] = [key('k1'), key('k2')];

    await platform.pass('1 hour');
    await platform.restart([k1]);
    await old.reach('filing');
    const forged = { ...(await forgedAccept(old)), action: 'terminate', form: { reason: 'forged' } };
    const tenderer = await rows(platform.database.read, 'party').findOneByOrFail({ caseId: old.id, role: 'tenderer' });
    const asTenderer = { ...forged, actor: { role: 'tenderer', party: tenderer.id, person: 'f'.repeat(32) } };
    expect(await intruder(platform).send(old.id, [plain(asTenderer)])).toBe('Untrusted');
    await intruder(platform).signal(old.id, 'mend', { incident: '1:tasks', how: 'skip', reason: 'forged' });
    const young = await Tender.open(platform);

    await platform.restart([k2, k1]);
    await young.act('accept', 'centre');
    await old.reach('opening');
    for (const tender of [old, young]) {
      const { seq, head } = await tender.workflowState();
      expect(await tender.chain()).toEqual({ seq, head });
      expect((await account(tender)).failed).toBe(0);
    }
    expect((await account(old)).acts).not.toContain('terminate');
  }, 180_000);
});
