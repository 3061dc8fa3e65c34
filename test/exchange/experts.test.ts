import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expertSender } from '../../activities/expert-sender';
import type { ExpertExchange } from '../../activities/ports/expert-exchange';
import { keepDecision } from '../../activities/register';
import { httpExchange } from '../../adapters/exchange/http-exchange';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import type { Signer } from '../../activities/ports/signer';
import { rows, type Database } from '../../database/database';
import { toldAs, type ExpertRecord } from '../../domain/expert-exchange';
import type { Signature } from '../../domain/exchange-package';
import { chainStart } from '../../domain/hash';
import { receiveExpert } from '../../exchange/expert-records';
import type { ExpertDecision } from '../../domain/drawing/expert-standing';
import { migratedDatabases, type TestDatabase } from '../support/databases';
import { makeHub, type Hub } from '../support/hub';
import { openLine, type Line } from '../support/line';
import { makeWorld } from '../support/world';

const code = '530100-kunming';
const platform = { code, name: '昆明市公共资源交易平台' };
const abroad = (id: string) => toldAs(code, id);

describe.each(migratedDatabases)('experts of a city and of its province, the city on %s', (_name, open) => {
  let city: TestDatabase;
  let hub: Hub;
  let line: Line;
  let folder: string;
  let signer: Signer;
  let seq = 0;
  const now = () => new Date().toISOString();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'experts-'));
    signer = keyFileSigner(path.join(folder, 'platform.pem'));
    city = await open();
    await makeWorld(city.database);
    hub = makeHub();
    await hub.start();
    line = await openLine();
    line.target = hub.port();
    await hub.register({ code, name: platform.name, region: '530100', publicKey: signer.publicKey });
  });
  afterAll(async () => {
    await line.close();
    await hub.close();
    await city.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sender = () =>
    expertSender({
      ...{ database: city.database, signer, platform, sender: platform, channels: [], now },
      exchange: httpExchange({ url: line.url, key: hub.signer.publicKey, sender: code, signer }),
    });
  const round = () => sender().round();

  /** A case of a platform decides, as its effect does. */
  async function decide(database: Database, userId: string, decision: ExpertDecision, caseId: string): Promise<void> {
    seq += 1;
    const said = {
      decision,
      content: { reason: '核查' },
      decidedBy: 'administration',
      title: '案件',
      region: '530100',
    };
    const ground = { database, channels: [], now, sender: database === city.database ? platform : undefined };
    await database.write((tx) => keepDecision(tx, ground, { ...said, userId, caseId, caseSeq: seq }));
  }
  const admission = { kind: 'admission', specialities: ['A080104'], region: '530100', title: '高级工程师' } as const;
  const at = async (database: Database, id: string) => rows(database.read, 'expert').findOneBy({ id });
  const there = (id: string) => at(hub.database(), abroad(id));
  const here = (id: string) => at(city.database, id);

  it('appear at the province with their origin, over an outage and in order', async () => {
    await decide(city.database, 'expert-1', admission, 'ZR-1');
    await round();
    expect(await there('expert-1')).toMatchObject({
      ...{ origin: code, name: '人员 expert-1', employer: '单位 institute' },
      ...{ state: 'admitted', specialities: ['A080104'] },
    });
    line.weather = 'down';
    await decide(city.database, 'expert-2', admission, 'ZR-2');
    await decide(city.database, 'expert-1', { ...admission, title: '正高级工程师' }, 'ZR-3');
    await expect(round()).rejects.toThrow();
    line.weather = 'losesAnswers';
    await expect(round()).rejects.toThrow();
    line.weather = 'fair';
    await round();
    expect(await there('expert-1')).toMatchObject({ title: '正高级工程师' });
    expect(await there('expert-2')).toMatchObject({ state: 'admitted' });
    expect(await round()).toBe(0);
    expect(await rows(hub.database().read, 'expertReceived').count()).toBe(3);
  });

  it('are suspended everywhere by the province; the city says the rest', async () => {
    const suspended = { kind: 'suspension', until: '2027-06-30' } as const;
    line.weather = 'down';
    await decide(hub.database(), abroad('expert-1'), suspended, 'ZT-1');
    await decide(city.database, 'expert-1', { ...admission, title: '研究员' }, 'ZR-4');
    expect(await here('expert-1')).toMatchObject({ state: 'admitted' });
    line.weather = 'fair';
    await round();
    expect(await here('expert-1')).toMatchObject({ state: 'suspended', suspendedUntil: '2027-06-30' });
    expect(await there('expert-1')).toMatchObject({ state: 'suspended', title: '研究员' });
    await round();
    expect(await rows(city.database.read, 'expertEvent').countBy({ userId: 'expert-1', kind: 'suspension' })).toBe(1);

    // the city lifting a suspension of its own does not lift that of the province
    await decide(city.database, 'expert-1', { kind: 'suspension' }, 'ZT-2');
    await decide(city.database, 'expert-1', { kind: 'reinstatement' }, 'ZT-2');
    expect(await here('expert-1')).toMatchObject({ state: 'suspended' });
    await decide(hub.database(), abroad('expert-1'), { kind: 'reinstatement' }, 'ZT-1');
    await round();
    expect(await here('expert-1')).toMatchObject({ state: 'admitted' });
    expect(await there('expert-1')).toMatchObject({ state: 'admitted', title: '研究员' });
  });

  it('are told of only what the register holds, only to its keepers, and under another name', async () => {
    const told = JSON.stringify(await rows(hub.database().read, 'expertReceived').find());
    for (const secret of ['expert-1', 'passwordHash', 'none', 'administration']) {
      expect(told.replaceAll('人员 expert-1', '')).not.toContain(`"${secret}"`);
    }
    for (const as of ['operator', 'inspector', 'bidder1'] as const) {
      await expect(hub.ask(as, 'GET', '/expert-register')).rejects.toThrow('403');
    }
    await expect(hub.ask(undefined, 'GET', '/exchange/experts/standing')).rejects.toThrow('UnknownSender');
  });

  it('are not taken from anybody else, nor changed on the way', async () => {
    const stranger = keyFileSigner(path.join(folder, 'other.pem'));
    const exchange = httpExchange({ url: line.url, key: hub.signer.publicKey, sender: code, signer: stranger });
    await expect(exchange.expertStanding()).rejects.toThrow('BadSignature');
    line.weather = 'tampered';
    await decide(city.database, 'expert-3', admission, 'ZR-5');
    await expect(round()).rejects.toThrow('BadSignature');
    const incidents = await rows(city.database.read, 'exchangeIncident').findBy({ direction: 'sending' });
    expect(incidents.map(({ problem }) => problem.code)).toContain('ExpertsRefused');
    line.weather = 'fair';
    await round();
    expect(await there('expert-3')).toMatchObject({ state: 'admitted' });
  });

  it('are told of by the platform that keeps them alone', async () => {
    const { database } = hub;
    const [last] = await rows(database().read, 'expertReceived').find({ order: { number: 'DESC' }, take: 1 });
    if (!last) throw new Error('something was told');
    const { signature, hash } = last;
    const told = last.body as ExpertRecord;
    const sender = { code: '520100-guiyang', name: '另一平台' };
    const record = { ...told, sender, number: 1, previousHash: chainStart };
    expect(await receiveExpert(database(), { record, hash, signature: signature as Signature }, now())).toEqual({
      kind: 'notTheirs',
    });
    expect(await rows(database().read, 'expertReceived').countBy({ sender: sender.code })).toBe(0);
    expect(await rows(database().read, 'expert').findOneBy({ id: told.content.expert })).toMatchObject({
      origin: code,
    });
  });

  it('stay suspended when they withdraw and are admitted anew', async () => {
    await decide(hub.database(), abroad('expert-3'), { kind: 'suspension' }, 'ZT-3');
    // before the city has heard of it
    await decide(city.database, 'expert-3', { kind: 'withdrawal' }, 'ZX-3');
    line.weather = 'fair';
    await round();
    expect(await there('expert-3')).toMatchObject({ state: 'withdrawn' });
    await decide(city.database, 'expert-3', admission, 'ZR-6');
    expect(await here('expert-3')).toMatchObject({ state: 'suspended' });
    await round();
    expect(await there('expert-3')).toMatchObject({ state: 'suspended' });
    await decide(hub.database(), abroad('expert-3'), { kind: 'reinstatement' }, 'ZT-3');
    await round();
    expect(await here('expert-3')).toMatchObject({ state: 'admitted' });
    expect(await there('expert-3')).toMatchObject({ state: 'admitted' });
  });

  it('are decided about by each receiver by its own count, whichever was obeyed before', async () => {
    const [last] = await rows(city.database.read, 'expertRecord').find({ order: { number: 'DESC' }, take: 1 });
    const standing = { received: last?.number ?? 0, head: last?.hash ?? '', orders: 1 };
    const answered = { ...standing, sender: code, receiver: '520000-guizhou', at: now() };
    const ask = { kind: 'suspension', reason: '核查', caseId: 'ZT-9', caseSeq: 1 } as const;
    const order = { ...ask, number: 1, expert: abroad('expert-2'), decidedAt: now() };
    const exchange: ExpertExchange = {
      expertStanding: () => Promise.resolve(answered),
      sendExpert: () => Promise.resolve(),
      expertOrdersAfter: (number) => Promise.resolve(number < 1 ? [order] : []),
    };
    const ground = { database: city.database, signer, platform, sender: platform, channels: [], now };
    await expertSender({ ...ground, exchange }).round();
    expect(await here('expert-2')).toMatchObject({ state: 'suspended' });
    const reinstated = { ...order, kind: 'reinstatement', caseSeq: 2, number: 2 } as const;
    const next = { ...exchange, expertStanding: () => Promise.resolve({ ...answered, orders: 2 }) };
    const after = (number: number) => Promise.resolve(number === 1 ? [reinstated] : []);
    await expertSender({ ...ground, exchange: { ...next, expertOrdersAfter: after } }).round();
    expect(await here('expert-2')).toMatchObject({ state: 'admitted' });
  });

  it('are right again when one of the two was restored from a backup', async () => {
    const { database } = city;
    // the city has lost what it told: it goes on behind what the province has, and tells everybody anew
    await database.write((tx) => rows(tx, 'expertRecord').createQueryBuilder().delete().execute());
    await decide(database, 'expert-2', { kind: 'withdrawal' }, 'ZX-1');
    await round();
    expect(await there('expert-2')).toMatchObject({ state: 'withdrawn' });
    expect(await there('expert-3')).toMatchObject({ state: 'admitted' });
    // the province has lost what it heard: it is told again from there
    await hub.database().write((tx) => rows(tx, 'expertReceived').delete({ sender: code }));
    await round();
    expect(await there('expert-2')).toMatchObject({ state: 'withdrawn' });
  });
});
