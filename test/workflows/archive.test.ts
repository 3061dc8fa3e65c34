import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { WorkflowFailedError } from '@temporalio/client';
import { archiveCase } from '../../api/archive/archive-case';
import { TooEarly } from '../../api/outbox/too-early';
import type { IncidentResults } from '../../api/contract';
import { sweepOutbox } from '../../api/outbox/sweep';
import { rows } from '../../database/database';
import { archiveText, type ArchivedRun } from '../../database/run-archive';
import { sha256 } from '../../domain/hash';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';

const archivesOf = ({ database }: Platform, caseId: string) =>
  rows(database.read, 'runArchive').find({ where: { caseId }, order: { archivedAt: 'ASC', runId: 'ASC' } });

const dueNow = ({ database }: Platform, caseId: string) =>
  database.write((tx) =>
    rows(tx, 'outbox').update({ kind: 'archive', subject: caseId }, { nextAt: new Date(0).toISOString() }),
  );

async function terminated(platform: Platform): Promise<Tender> {
  const tender = await Tender.open(platform);
  await tender.act('terminate', 'tenderer', { reason: '取消' });
  await platform.deps.temporal.workflow.getHandle(tender.id).result();
  return tender;
}

describeWithServer('the archive of histories', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  it('takes a case in when it has closed: its whole history, signed, once', async () => {
    const tender = await terminated(platform);
    expect(await rows(platform.database.read, 'outbox').existsBy({ kind: 'archive', subject: tender.id })).toBe(true);
    await dueNow(platform, tender.id);
    await sweepOutbox(platform.deps);

    const [archive, ...more] = await archivesOf(platform, tender.id);
    if (!archive) throw new Error('There is no archive');
    expect(more).toEqual([]);
    const { documents, signer, temporal } = platform.deps;
    const content = await buffer(await documents.read(archive.contentId));
    expect([sha256(content), content.length]).toEqual([archive.sha256, archive.size]);
    expect(await signer.verify(archiveText(archive), archive.signature, archive.keyId)).toBe(true);
    const archived = JSON.parse(gunzipSync(content).toString()) as ArchivedRun;
    const { events } = await temporal.workflow.getHandle(tender.id).fetchHistory();
    expect(historyFromJSON(archived.history).events).toHaveLength(events?.length ?? 0);
    expect(archive.events).toBe(events?.length);
    // the attributes that it was begun with are not written once more, nor is a mark of what only older cases lack
    const written = events?.flatMap(({ upsertWorkflowSearchAttributesEventAttributes: upserted }) =>
      upserted ? [Object.keys(upserted.searchAttributes?.indexedFields ?? {})] : [],
    );
    expect(written).toEqual([['Stage']]);
    expect(archived.rows?.['case']?.hashes).toHaveProperty([tender.id]);

    await archiveCase(platform.deps, tender.id);
    expect(await archivesOf(platform, tender.id)).toEqual([archive]);
    expect(await rows(platform.database.read, 'outbox').existsBy({ kind: 'archive', subject: tender.id })).toBe(false);
  });

  it('waits while an effect of the closing is still under way', async () => {
    const tender = await Tender.open(platform);
    await tender.act('suspend', 'supervisor', { reason: '投诉已受理' });
    await platform.database.write((tx) => rows(tx, 'case').update({ id: tender.id }, { closing: 'terminated' }));
    await expect(archiveCase(platform.deps, tender.id)).rejects.toThrow(TooEarly);
    expect(await archivesOf(platform, tender.id)).toEqual([]);
  });

  it('is an incident when it keeps failing, and done when an operator has it tried again', async () => {
    const tender = await terminated(platform);
    const broken = {
      ...platform.deps,
      documents: { ...platform.deps.documents, put: () => Promise.reject(new Error('The disk is full')) },
    };
    for (let tries = 0; tries < 5; tries += 1) {
      await dueNow(platform, tender.id);
      await sweepOutbox(broken);
    }
    const incidents = async () =>
      (await tender.api.get<{ items: { caseId: string }[] }>('operator', '/incidents')).items.filter(
        (one) => one.caseId === tender.id,
      );
    expect(await incidents()).toMatchObject([{ id: 'archive', effect: 'archive', error: 'The disk is full' }]);
    const mend = (as: 'centre' | 'operator', body: object) =>
      tender.api.send<IncidentResults>(as, 'post', '/incidents/decisions', { keys: [`archive/${tender.id}`], ...body });
    await expect(mend('centre', { how: 'retry' })).rejects.toThrow('NotAllowed');
    await mend('operator', { how: 'retry' });
    await sweepOutbox(platform.deps);
    expect(await incidents()).toEqual([]);
    expect(await archivesOf(platform, tender.id)).toHaveLength(1);
    expect((await mend('operator', { how: 'retry' })).results).toMatchObject([{ ok: false }]);
  });

  it('learns which workflow a case from before belongs to', async () => {
    const tender = await Tender.open(platform);
    const { runId } = await platform.deps.temporal.workflow.getHandle(tender.id).describe();
    await platform.database.write((tx) => rows(tx, 'case').update({ id: tender.id }, { firstRun: null, run: null }));
    await archiveCase(platform.deps, tender.id);
    const row = await rows(platform.database.read, 'case').findOneByOrFail({ id: tender.id });
    expect(row).toMatchObject({ firstRun: runId, run: runId });
    expect(await archivesOf(platform, tender.id)).toEqual([]);
  });

  it('cannot be led astray by a workflow that is begun anew under the name of a case', async () => {
    const tender = await terminated(platform);
    const { client } = platform.temporal;
    const { events } = await client.workflow.getHandle(tender.id).fetchHistory();
    const input = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
    const sentBefore: unknown = JSON.parse(Buffer.from(input ?? []).toString());
    const before = await tender.chain();
    const forged = await client.workflow.start('openTender', {
      workflowId: tender.id,
      taskQueue: 'cases',
      args: [sentBefore],
    });
    const failure: unknown = await forged.result().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkflowFailedError);
    expect((failure as WorkflowFailedError).cause).toMatchObject({ type: 'OtherRun' });
    expect(await tender.chain()).toEqual(before);
    await archiveCase(platform.deps, tender.id);
    const [archive] = await archivesOf(platform, tender.id);
    expect(archive?.runId).not.toBe(forged.firstExecutionRunId);
  });
});

describeWithServer('the archive of a case that continues as new', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ continueOften: true });
  });
  afterAll(() => platform.close());

  it('takes in each run when the next one has begun, and the last when the case has closed', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('filing');
    await dueNow(platform, tender.id);
    await sweepOutbox(platform.deps);
    const early = await archivesOf(platform, tender.id);
    expect(early.length).toBeGreaterThan(0);
    await tender.act('terminate', 'tenderer', { reason: '取消' });
    await platform.deps.temporal.workflow.getHandle(tender.id).result();
    await dueNow(platform, tender.id);
    await sweepOutbox(platform.deps);
    const all = await archivesOf(platform, tender.id);
    expect(all.length).toBeGreaterThan(early.length);
    const follows = new Map(all.map((one) => [one.continuedFrom, one.runId]));
    const chain = [];
    for (let run = follows.get(null); run !== undefined; run = follows.get(run)) chain.push(run);
    expect(chain).toHaveLength(all.length);
    expect(chain.at(-1)).toBe((await rows(platform.database.read, 'case').findOneByOrFail({ id: tender.id })).run);
  });
});
