import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exchangeSender, type Round } from '../../activities/exchange-sender';
import { ExchangeRefused, type Exchange } from '../../activities/ports/exchange';
import { httpExchange, type HttpExchangeSettings } from '../../adapters/exchange/http-exchange';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import type {
  ExchangedCase,
  ExchangedCaseView,
  ExchangeOverview,
  Page,
  Proposed,
  Reconciliation,
} from '../../api/contract';
import { rows } from '../../database/database';
import { largestPiece, packageText, type ExchangePackage, type SignedPackage } from '../../domain/exchange-package';
import { changeReceiver, readReceiver, sendAgainAfter } from '../../exchange/receiver';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { makeHub, type Hub } from '../support/hub';
import { openLine, type Line } from '../support/line';
import { startPlatform, type Platform } from '../support/platform';

const cityCode = '530100-kunming';
const big = `%PDF-1.4\n${'工程量清单'.repeat(700_000)}\n%%EOF\n`;
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

describeWithServer('a city and its province', () => {
  let hub: Hub;
  let line: Line;
  let city: Platform;
  let tender: Tender;
  let round: () => Promise<Round>;
  let realNow = Date.now();

  beforeAll(async () => {
    hub = makeHub();
    await hub.start();
    line = await openLine();
    line.target = hub.port();
    city = await startPlatform({
      env: {
        PLATFORM_CODE: cityCode,
        PLATFORM_NAME: '昆明市公共资源交易平台',
        EXCHANGE_URL: line.url,
        EXCHANGE_KEY: hub.signer.publicKey,
      },
    });
    round = sender().round;
    tender = await Tender.open(city);
  });
  afterAll(async () => {
    await city.close();
    await line.close();
    await hub.close();
  });

  /** The city's side of the line. */
  function exchange(settings: Partial<Pick<HttpExchangeSettings, 'key' | 'signer'>> = {}): Exchange {
    const { signer } = city.deps;
    return httpExchange({ url: line.url, key: hub.signer.publicKey, sender: cityCode, signer, ...settings });
  }

  /** A process that sends; its clock is moved past every wait. */
  function sender(holder = 'one') {
    return exchangeSender({
      database: city.database,
      documents: city.deps.documents,
      signer: city.deps.signer,
      exchange: exchange(),
      platform: { code: cityCode, name: '昆明市公共资源交易平台', ocidPrefix: cityCode },
      holder,
      now: () => city.deps.clock.now(),
      realNow: () => realNow,
      standingMs: 0,
    });
  }
  const later = () => void (realNow += 3_600_000);

  const made = () => rows(city.database.read, 'exchangePackage').find({ order: { number: 'ASC' } });
  const received = () => rows(hub.database().read, 'exchangeInbox').find({ order: { number: 'ASC' } });
  const digests = (packs: readonly { number: number; hash: string; body: object }[]) =>
    packs.map(({ number, hash, body }) => `${number} ${hash} ${sha256(JSON.stringify(body))}`);
  const agree = async () => {
    expect(digests(await received())).toEqual(digests(await made()));
    const { received: cursor, head } = await rows(hub.database().read, 'exchangeSender').findOneByOrFail({
      code: cityCode,
    });
    const last = (await made()).at(-1);
    expect({ cursor, head }).toEqual({ cursor: last?.number, head: last?.hash });
  };
  const atProvince = async (): Promise<ExchangedCaseView> => {
    const { items } = await hub.ask<Page<ExchangedCase>>(undefined, 'GET', `/public/exchanged-cases?q=${tender.id}`);
    return hub.ask(undefined, 'GET', `/public/exchanged-cases/${items[0]?.id ?? ''}`);
  };
  const incidents = async () =>
    (await hub.ask<ExchangeOverview>('operator', 'GET', '/exchange')).incidents.filter(({ resolvedAt }) => !resolvedAt);
  const ownIncidents = async () =>
    (await tender.api.get<ExchangeOverview>('operator', '/exchange')).incidents.filter(({ resolvedAt }) => !resolvedAt);
  const packed = async (count: number) => {
    for (let tries = 0; tries < 300 && (await made()).length < count; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(await made()).toHaveLength(count);
  };
  const signed = async (number: number, signer = city.deps.signer): Promise<SignedPackage> => {
    const { hash, body } = await rows(city.database.read, 'exchangePackage').findOneByOrFail({ number });
    const value = await signer.sign(packageText(cityCode, number, hash));
    return {
      package: body as ExchangePackage,
      hash,
      signature: { keyId: signer.keyId, algorithm: signer.algorithm, value },
    };
  };
  const refusal = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof ExchangeRefused ? error.code : String(error);
  };

  it('is refused until the province has registered the city, and goes on by itself afterwards', async () => {
    expect(await round()).toBe('later');
    expect((await ownIncidents()).map(({ problem }) => problem.code)).toEqual(['UnknownSender']);
    const { platform } = await tender.api.get<ExchangeOverview>('operator', '/exchange');
    const registered = { code: cityCode, name: '昆明市', region: '530100', publicKey: platform.publicKey };
    await expect(hub.ask('inspector', 'POST', '/exchange/senders', registered)).rejects.toThrow('NotAllowed');
    await expect(
      hub.ask('operator', 'POST', '/exchange/senders', {
        ...registered,
        publicKey: `${platform.publicKey.slice(4)}AAAA`,
      }),
    ).rejects.toThrow('publicKey');
    const { proposalId } = await hub.ask<Proposed>('operator', 'POST', '/exchange/senders', registered);
    const confirm = (as: 'operator' | 'operatorColleague') => hub.ask(as, 'POST', `/proposals/${proposalId}/confirm`);
    await expect(confirm('operator')).rejects.toThrow('FourEyes');
    await expect(hub.ask('operator', 'POST', '/exchange/senders', registered)).rejects.toThrow('Conflict');
    await confirm('operatorColleague');
    expect(await round()).toBe('later');
    later();
    expect(await round()).toBe('done');
    expect(await ownIncidents()).toEqual([]);
  });

  it('tells the province of the tender when it is published, with its documents, and not before', async () => {
    await tender.reach('documents');
    await tender.act('submitDocuments', 'agency', {
      tenderDocument: await tender.api.upload('agency', '招标文件.pdf', big),
      noticeText: '就示例道路工程公开招标。',
      qualification: '市政公用工程施工总承包二级及以上',
      method: 'lowestPrice',
      ceiling: '9900000',
    });
    await tender.reach('publication');
    await round();
    expect(await made()).toEqual([]);
    await tender.publishNotice(30);
    await packed(1);
    // the line breaks after the first piece of the document
    line.passed.length = 0;
    line.onPassed = (seen) => void (line.weather = seen.startsWith('PUT') ? 'down' : line.weather);
    expect(await round()).toBe('later');
    const half = await rows(hub.database().read, 'exchangeDocument').findOneByOrFail({ sender: cityCode });
    expect(half).toMatchObject({ have: 4 * 1024 * 1024, storeId: null });
    expect((await atProvince()).documents[0]).not.toHaveProperty('completedAt');
    line.onPassed = undefined;
    line.weather = 'fair';
    later();
    expect(await round()).toBe('done');
    const pieces = line.passed.filter((seen) => seen.startsWith('PUT'));
    expect(pieces).toHaveLength(Math.ceil(Buffer.byteLength(big) / (4 * 1024 * 1024)));
    await agree();
    const told = await atProvince();
    expect(told).toMatchObject({ caseId: tender.id, title: '示例道路工程', status: 'active', versions: 1 });
    expect(told.notices[0]).toMatchObject({ kind: 'tenderNotice', title: { zh: '招标公告' } });
    const [document] = told.documents;
    expect(document).toMatchObject({ name: '招标文件.pdf', size: Buffer.byteLength(big), sha256: sha256(big) });
    expect(document?.completedAt).toBeDefined();
    const address = `http://127.0.0.1:${hub.port()}/api/public/exchanged-documents/${document?.id ?? ''}/content`;
    expect(sha256(Buffer.from(await (await fetch(address)).arrayBuffer()))).toBe(sha256(big));
    const part = await fetch(address, { headers: { range: 'bytes=0-7' } });
    expect([part.status, await part.text()]).toEqual([206, '%PDF-1.4']);
  });

  it('keeps every piece and the whole once, though each arrives twice at the same time', async () => {
    const id = { sender: cityCode, sha256: sha256(big) };
    const document = () => rows(hub.database().read, 'exchangeDocument').findOneByOrFail(id);
    const lost = { have: 0, storeId: null, completedAt: null };
    await hub.database().write((tx) => rows(tx, 'exchangeDocument').update(id, lost));
    const before = hub.contents();
    const whole = Buffer.from(big);
    for (let start = 0; start < whole.length; start += largestPiece) {
      const piece = whole.subarray(start, start + largestPiece);
      const send = () => exchange().sendPiece({ sha256: id.sha256, size: whole.length }, start, piece);
      await Promise.allSettled([send(), send()]);
      expect((await document()).have).toBe(start + piece.length);
    }
    const { storeId } = await document();
    expect(hub.contents().filter((name) => !before.includes(name))).toEqual([storeId]);
    expect(await rows(hub.database().read, 'outbox').count()).toBe(0);
  });

  it('goes on where it stopped when the province was down, and waits longer after every try', async () => {
    await hub.stop();
    line.target = undefined;
    await tender.act('issueAddendum', 'agency', {
      addendum: '第三章修改如下。',
      addendumDocument: await tender.api.upload('agency', '补遗.pdf', `%PDF-1.4\n补遗\n%%EOF\n`),
      affectsBids: true,
      bidDeadline: await tender.inDays(40),
    });
    await packed(2);
    expect(await round()).toBe('later');
    const first = await readReceiver(city.database.read);
    expect(first).toMatchObject({ failed: { code: 'Unreachable' }, tries: 1 });
    expect(await round()).toBe('later');
    expect((await readReceiver(city.database.read)).tries).toBe(1);
    later();
    await round();
    const second = await readReceiver(city.database.read);
    expect(second.tries).toBe(2);
    expect(Date.parse(second.nextTryAt ?? '') - realNow).toBeGreaterThan(2000);
    await hub.start();
    line.target = hub.port();
    later();
    expect(await round()).toBe('done');
    expect(await readReceiver(city.database.read)).toMatchObject({ failed: null, tries: 0, acknowledged: 2 });
    await agree();
    const told = await atProvince();
    expect(told.versions).toBe(2);
    expect(told.history[0]?.changes).toEqual([
      { fact: 'bidDeadline', before: expect.any(String) as string, after: expect.any(String) as string },
    ]);
    expect(told.documents.map(({ name, completedAt }) => [name, completedAt !== undefined])).toEqual([
      ['招标文件.pdf', true],
      ['补遗.pdf', true],
    ]);
  });

  it('doubles nothing when the answer is lost after the province has stored a package', async () => {
    await tender.act('suspend', 'supervisor', { reason: '投诉处理' });
    await packed(3);
    line.weather = 'losesAnswers';
    expect(await round()).toBe('later');
    line.weather = 'fair';
    later();
    // as a process that dies between sending and marking it: the package is there, the mark is not
    const once = await exchange().send(await signed(3));
    expect(await received()).toHaveLength(3);
    expect((await readReceiver(city.database.read)).acknowledged).toBe(2);
    expect(await round()).toBe('done');
    const twice = await exchange().send(await signed(3));
    expect(twice.receivedAt).toBe(once.receivedAt);
    expect((await made()).at(-1)?.acknowledgement).toMatchObject({ number: 3, receivedAt: once.receivedAt });
    await agree();
    expect((await atProvince()).versions).toBe(3);
  });

  it('takes packages in their order only, each as it was first sent, and signed by a key of the city', async () => {
    await tender.act('resume', 'supervisor', { reason: '投诉已处理', newDeadline: await tender.inDays(45) });
    await packed(4);
    await tender.act('postpone', 'centre', { reason: '系统维护', newDeadline: await tender.inDays(46) });
    await packed(5);
    expect(await refusal(exchange().send(await signed(5)))).toBe('PackageGap');

    const fourth = await signed(4);
    const other = { ...fourth.package, madeAt: '2026-01-01T00:00:00.000Z' };
    expect(await refusal(exchange().send({ ...fourth, package: other }))).toBe('InvalidInput');

    const folder = mkdtempSync(path.join(tmpdir(), 'stranger-'));
    const stranger = keyFileSigner(path.join(folder, 'key.pem'));
    rmSync(folder, { recursive: true });
    expect(await refusal(exchange({ signer: stranger }).send(await signed(4, stranger)))).toBe('BadSignature');
    expect(await refusal(exchange().send(await signed(4, stranger)))).toBe('BadSignature');
    line.weather = 'tampered';
    expect(await refusal(exchange().send(fourth))).toBe('BadSignature');
    line.weather = 'fair';
    expect((await incidents()).map(({ problem, direction }) => `${direction} ${problem.code}`).sort()).toEqual([
      'receiving BadSignature',
      'receiving InvalidInput',
    ]);

    expect(await refusal(exchange({ key: city.deps.signer.publicKey }).standing())).toBe('WrongReceiver');
    expect(await round()).toBe('done');
    await agree();
  });

  it('stands still, as an incident, where the two have other packages of one number', async () => {
    const { body, hash } = await rows(city.database.read, 'exchangePackage').findOneByOrFail({ number: 5 });
    await city.database.write((tx) => rows(tx, 'exchangePackage').update({ number: 5 }, { hash: '1'.repeat(64) }));
    await sendAgainAfter(city.database, 4);
    expect(await round()).toBe('later');
    expect((await ownIncidents())[0]?.problem).toMatchObject({ code: 'ChainsDiffer', number: 5 });
    const check = await tender.api.send<{ items: Reconciliation[] }>('operator', 'post', '/exchange/check');
    expect(check.items[0]).toMatchObject({ agrees: false, with: '530000-yunnan' });
    expect(check.items[0]?.findings.map(({ code }) => code)).toEqual(['OwnChainBroken', 'ChainsDiffer']);
    expect(check.items[0]?.findings[1]?.en).toContain('the same up to 4');
    await city.database.write((tx) => rows(tx, 'exchangePackage').update({ number: 5 }, { hash, body }));
    await tender.api.send('operator', 'post', '/exchange/receiver/retry');
    expect(await round()).toBe('done');
    expect(await ownIncidents()).toEqual([]);
    const again = await tender.api.send<{ items: Reconciliation[] }>('operator', 'post', '/exchange/check');
    expect(again.items[0]).toMatchObject({ agrees: true, made: 5, received: 5 });
  });

  it('sends again what a province restored from a backup has lost, documents included', async () => {
    await hub.stop();
    const copy = hub.backUp();
    await hub.start();
    line.target = hub.port();
    await tender.reach('candidates');
    await packed(6);
    await tender.act('publishCandidates', 'agency');
    await packed(7);
    expect(await round()).toBe('done');
    await agree();

    await hub.stop();
    hub.restore(copy);
    await hub.start();
    line.target = hub.port();
    expect(await received()).toHaveLength(5);
    expect(await round()).toBe('done');
    await agree();
    const { incidents: all } = await tender.api.get<ExchangeOverview>('operator', '/exchange');
    expect(all.map(({ problem }) => problem.code)).toContain('ReceiverSetBack');
    expect((await atProvince()).versions).toBe(7);
  });

  it('lets operators pause on either side, and one process send at a time', async () => {
    await tender.passDeadline();
    await tender.reach('certification');
    await packed(8);
    await hub.ask('operator', 'POST', `/exchange/senders/${cityCode}/pause`, { paused: true });
    expect(await round()).toBe('later');
    expect((await readReceiver(city.database.read)).failed?.en).toContain('paused');
    await hub.ask('operator', 'POST', `/exchange/senders/${cityCode}/pause`, { paused: false });
    await tender.api.send('operator', 'post', '/exchange/receiver/pause', { paused: true });
    expect(await round()).toBe('paused');
    await tender.api.send('operator', 'post', '/exchange/receiver/pause', { paused: false });
    expect(await sender('two').round()).toBe('leased');
    expect(await received()).toHaveLength(7);
    expect(await round()).toBe('done');
    await agree();
    await expect(tender.api.send('centre', 'post', '/exchange/receiver/pause', { paused: true })).rejects.toThrow(
      'NotAllowed',
    );
    const noted = await rows(city.database.read, 'audit').find({
      where: { kind: 'exchange' },
      order: { id: 'DESC' },
      take: 2,
    });
    expect(noted.map(({ content }) => (content as { title: { en: string } }).title.en)).toEqual([
      'Sends again',
      'Sends nothing',
    ]);
  });

  it('shows the province the award, the certificate and the contract, and who won', async () => {
    await tender.reach('report');
    await packed(10);
    expect(await round()).toBe('done');
    await agree();
    const told = await atProvince();
    const facts = Object.fromEntries(told.facts.map(({ fact, value }) => [fact, value]));
    expect(facts).toMatchObject({
      status: 'complete',
      buyer: '单位 tenderer-a',
      bids: '3',
      winner: '单位 bidder-1',
      awardPrice: '9000000.00 CNY',
      contractPrice: '9000000.00 CNY',
      ceiling: '9900000.00 CNY',
    });
    expect(told.certificates).toMatchObject([{ valid: true }]);
    expect(told.history.map(({ title }) => title.zh)).toEqual([
      '合同公告',
      '交易证明',
      '中标结果公告',
      '中标候选人公示',
      '开标记录',
      '顺延公告',
      '恢复公告',
      '暂停公告',
      '补遗公告',
      '招标公告',
    ]);
  });

  it('takes its own packages back when the city was restored from a backup', async () => {
    // the city as it stood after seven packages, which has published something of its own since
    await city.database.write(async (tx) => {
      await rows(tx, 'exchangePackage').createQueryBuilder().delete().where('number > 7').execute();
      await rows(tx, 'certificate').delete({ caseId: tender.id });
    });
    await changeReceiver(city.database, () => ({ acknowledged: 7 }));
    const other = await Tender.open(city);
    await other.act('terminate', 'tenderer', { reason: '项目取消' });
    await packed(8);
    expect(await round()).toBe('later');
    expect((await ownIncidents()).map(({ problem }) => problem.code)).toEqual(['SenderSetBack']);
    const taken = await tender.api.send('operator', 'post', '/exchange/receiver/take-back');
    expect(taken).toEqual({ from: 7, taken: 3, restored: 1, packed: 1 });
    expect(await round()).toBe('done');
    await agree();
    expect(await made()).toHaveLength(11);
    const check = await tender.api.send<{ items: Reconciliation[] }>('operator', 'post', '/exchange/check');
    expect(check.items[0]).toMatchObject({ agrees: true, made: 11, received: 11, findings: [] });
    const there = await hub.ask<{ items: Reconciliation[] }>('operator', 'POST', '/exchange/check');
    expect(there.items[0]).toMatchObject({ with: cityCode, agrees: true, made: 11, received: 11 });
  });

  it('refuses clocks that are too far apart', async () => {
    const spy = jest.spyOn(Date.prototype, 'toISOString');
    spy.mockReturnValueOnce(new Date(Date.now() - 3_600_000).toJSON());
    expect(await refusal(exchange().standing())).toBe('ClockSkew');
    spy.mockRestore();
    expect((await exchange().standing()).received).toBe(11);
  });
});
