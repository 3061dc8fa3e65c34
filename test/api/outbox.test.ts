import { randomUUID } from 'node:crypto';
import { Client, type Connection } from '@temporalio/client';
import type { Express } from 'express';
import request from 'supertest';
import { MoreThan } from 'typeorm';
import { caseParts } from '../../api/cases/parts';
import type { ApiDependencies } from '../../api/http/dependencies';
import { temporalConnection } from '../../api/http/temporal-connection';
import { keepSweeping } from '../../api/outbox/sweep';
import { createApi } from '../../api/server';
import type { Repeated } from '../../api/upkeep/repeat';
import { insertRow, rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import { testDatabases, type TestDatabase } from '../support/databases';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { openRelay, type Relay } from '../support/relay';
import { caseRow } from '../support/rows';
import type { PersonName } from '../support/world';

const quickly = { everyMs: 100, longestMs: 500 };

describeWithServer.each(testDatabases)('what a case is told, on %s', (_name, open) => {
  let test: TestDatabase;
  let platform: Platform;
  /** In front of Temporal, for the API that is tested; the worker and the driver of the tests reach it directly. */
  let relay: Relay;
  let connection: Connection;
  let deps: ApiDependencies;
  let app: Express;
  const sweeping: Repeated[] = [];

  beforeAll(async () => {
    test = await open();
    platform = await startPlatform({ place: test.place });
    relay = await openRelay(platform.temporal.address);
    connection = temporalConnection(relay.address);
    deps = {
      ...platform.deps,
      temporal: new Client({ connection, namespace: platform.temporal.namespace ?? 'default' }),
    };
    app = createApi(deps, caseParts);
  }, 120_000);
  afterEach(async () => {
    await relay.open();
    await Promise.all(sweeping.splice(0).map((one) => one.stop()));
    await platform.database.write((tx) => rows(tx, 'outbox').deleteAll());
  });
  afterAll(async () => {
    await connection.close();
    await relay.shut();
    await platform.close();
    await test.close();
  });

  const sweep = () => void sweeping.push(keepSweeping(deps, quickly));
  const waiting = () => rows(platform.database.read, 'outbox').find();
  /** As if everything had waited for some time. */
  const age = (since = '2026-01-01T00:00:00.000Z') =>
    platform.database.write((tx) => rows(tx, 'outbox').updateAll({ since, nextAt: since }));
  const send = (as: PersonName, path: string, body: object) =>
    request(app).post(`/api${path}`).set('cookie', platform.cookie(as)).send(body);
  const ask = (tender: Tender, question: string, as: PersonName = 'bidder1') =>
    send(as, `/cases/${tender.id}/entries`, { action: 'askQuestion', form: { question }, key: randomUUID() });
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 20_000; !(await isSo());) {
      if (Date.now() > end) throw new Error('It did not happen');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const answersAsked = async (tender: Tender) =>
    rows(platform.database.read, 'task').countBy({ caseId: tender.id, action: 'answerQuestion' });
  const inBidding = async (): Promise<Tender> => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    return tender;
  };
  const newProject = () => ({
    process: 'openTender',
    key: randomUUID(),
    form: {
      title: '断线时登记的工程',
      region: '530100',
      industry: 'construction',
      agency: 'agency-a',
      unit: 'CNY',
      better: 'lower',
      lots: [{ title: '一标段' }, { title: '二标段' }],
    },
  });

  it('is told at once where Temporal is there, and nothing is left to the sweep', async () => {
    const tender = await inBidding();
    expect((await ask(tender, '工期从何时起算？')).status).toBe(201);
    // no sweep runs here; notes of acts that were under way are taken back within a second
    expect((await waiting()).filter(({ kind }) => kind !== 'restate')).toEqual([]);
    await until(async () => (await waiting()).length === 0);
    await until(async () => (await answersAsked(tender)) === 1);
  });

  it('makes the task of a question that was asked while Temporal was away, without another question', async () => {
    const tender = await inBidding();
    await relay.shut();
    sweep();
    const answers = await Promise.all(['一', '二', '三'].map((word) => ask(tender, `第${word}问`)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((answers[0]?.body as { hash: string }).hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await waiting()).map(({ kind, subject }) => [kind, subject])).toEqual([['entriesChanged', tender.id]]);
    await age();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await answersAsked(tender)).toBe(0);
    expect(await waiting()).toHaveLength(1);
    await relay.open();
    await age();
    await until(async () => (await answersAsked(tender)) === 3);
    await until(async () => (await waiting()).length === 0);
  });

  it('is told of a question whose API process died before it could tell', async () => {
    const tender = await inBidding();
    await relay.shut();
    await ask(tender, '进程中断前的提问');
    await relay.open();
    await age();
    sweep();
    await until(async () => (await answersAsked(tender)) === 1);
  });

  it('begins an interrupted opening as soon as Temporal is there, without a restart and only once', async () => {
    const project = newProject();
    await relay.shut();
    const refused = await send('tenderer', '/cases', project);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'Unavailable']);
    expect((await waiting()).map(({ kind }) => kind)).toEqual(['begin', 'begin']);
    await relay.open();
    await age();
    sweep();
    const listed = () =>
      rows(platform.database.read, 'case').find({
        where: { title: project.form.title, seq: MoreThan(0) },
        order: { id: 'ASC' },
      });
    await until(async () => (await listed()).length === 2);
    await until(async () => (await waiting()).length === 0);
    const again = await send('tenderer', '/cases', project);
    expect(again.status).toBe(201);
    expect((again.body as { cases: { id: string }[] }).cases.map(({ id }) => id)).toEqual(
      (await listed()).map(({ id }) => id),
    );
  });

  it('opens the same project when it is sent again after Temporal was away', async () => {
    const project = newProject();
    await relay.shut();
    expect((await send('tenderer', '/cases', project)).status).toBe(503);
    await relay.open();
    await until(async () => (await send('tenderer', '/cases', project)).status === 201);
    expect(await rows(platform.database.read, 'project').countBy({ key: project.key })).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  it('refuses an act while Temporal is away, and takes it under the same key afterwards', async () => {
    const tender = await Tender.open(platform);
    const act = { action: 'accept', form: {}, key: randomUUID() };
    await relay.shut();
    const refused = await send('centre', `/cases/${tender.id}/acts`, act);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'Unavailable']);
    expect((refused.body as { message: { en: string } }).message.en).toContain('“Accept” may not have been done');
    await relay.open();
    await until(async () => (await send('centre', `/cases/${tender.id}/acts`, act)).status === 200);
    expect((await tender.view()).stage).toBe('documents');
  });

  it('is told nothing any more once it is over; a case that cannot be found is tried again later', async () => {
    const over = await Tender.open(platform);
    await over.act('refuse', 'centre', { reason: '不属于本中心' });
    await over.until('refused');
    await platform.database.write(async (tx) => {
      await insertRow(tx, 'case', caseRow('GC-LOST'));
      await putInOutbox(tx, 'entriesChanged', [over.id, 'GC-NEVER', 'GC-LOST']);
    });
    await age();
    sweep();
    await until(async () => (await waiting()).length === 1 && (await waiting())[0]?.tries === 1);
    expect(await waiting()).toMatchObject([{ subject: 'GC-LOST', kind: 'entriesChanged' }]);
  });

  it('is told by several API processes at once without harm', async () => {
    const tender = await inBidding();
    await relay.shut();
    await ask(tender, '多个进程同时清扫');
    await relay.open();
    await age();
    for (let process = 0; process < 4; process += 1) sweep();
    await until(async () => (await waiting()).length === 0 && (await answersAsked(tender)) === 1);
  });

  it('tells operators how much waits, and since when', async () => {
    const metric = async (name: string) => {
      const { text } = await request(app).get('/metrics');
      return Number(new RegExp(`^${name}\\{kind="entriesChanged"\\} (\\S+)$`, 'm').exec(text)?.[1]);
    };
    expect([await metric('outbox_waiting'), await metric('outbox_oldest_seconds')]).toEqual([0, 0]);
    await platform.database.write((tx) => putInOutbox(tx, 'entriesChanged', ['GC-A', 'GC-B']));
    await age(new Date(Date.now() - 90_000).toISOString());
    expect(await metric('outbox_waiting')).toBe(2);
    expect(Math.round((await metric('outbox_oldest_seconds')) / 10)).toBe(9);
  });

  it('stops sweeping at once, also while Temporal is away', async () => {
    await relay.shut();
    await platform.database.write((tx) => putInOutbox(tx, 'entriesChanged', ['GC-NEVER']));
    await age();
    const one = keepSweeping(deps, quickly);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const since = Date.now();
    await one.stop();
    expect(Date.now() - since).toBeLessThan(6000);
  });
});
