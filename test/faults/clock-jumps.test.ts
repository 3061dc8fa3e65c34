import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, rows, type Database } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { logIn, newKey, type HttpPerson } from '../support/http-person';
import { startProcesses, type Processes } from '../support/processes';
import { quickTender } from '../support/quick-tender';
import { hasTemporal } from '../support/temporal';

const hour = 3_600_000;

(hasTemporal ? describe : describe.skip)('a platform whose API has a clock that jumps', () => {
  let folder: string;
  let platform: Processes;
  let database: Database;
  let tenderer: HttpPerson;
  let bidder: HttpPerson;
  const clockFile = () => path.join(folder, 'clock');
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clock-jumps-'));
    writeFileSync(clockFile(), '0');
    const preload = path.join(__dirname, '..', 'support', 'jumping-clock.mjs');
    platform = await startProcesses({
      env: { NODE_OPTIONS: `--import ${preload}`, CLOCK_FILE: clockFile(), CLOCK_OF: 'server.ts' },
    });
    database = await openDatabase({ kind: 'sqlite', file: `${platform.dataDir}/platform.db` });
    await publishDefinitions(database, [quickTender], new Date().toISOString());
    tenderer = await logIn(platform.url, 'tenderer1');
    bidder = await logIn(platform.url, 'bidder1');
  }, 240_000);
  afterAll(async () => {
    await database.close();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const jump = async (ms: number): Promise<void> => {
    writeFileSync(clockFile(), String(ms));
    const read = `${clockFile()}.read`;
    rmSync(read, { force: true });
    process.kill(platform.pid('server'), 'SIGUSR2');
    for (const end = Date.now() + 20_000; !existsSync(read); await sleep(20)) {
      if (Date.now() > end) throw new Error('The clock did not jump');
    }
  };

  /** A tender that takes bids for so many seconds. */
  async function openTender(seconds: number): Promise<{ caseId: string; deadline: number }> {
    const form = { title: `Case ${newKey()}`, region: '530102', industry: 'construction', unit: 'CNY' };
    const { process: name, jurisdiction } = quickTender;
    const started = await tenderer.post<{ cases: readonly { id: string }[] }>('/cases', {
      ...{ process: name, jurisdiction, form, key: newKey() },
    });
    const caseId = started.cases[0]?.id ?? '';
    const deadline = Date.now() + seconds * 1000;
    const bidDeadline = new Date(deadline).toISOString();
    await tenderer.post(`/cases/${caseId}/acts`, { action: 'publishNotice', form: { bidDeadline }, key: newKey() });
    return { caseId, deadline };
  }

  const bid = (caseId: string, price: string, key = newKey()) =>
    bidder.post<{ receivedAt: string }>(`/cases/${caseId}/entries`, { action: 'submitBid', form: { price }, key });
  const stageOf = async (caseId: string) => (await rows(database.read, 'case').findOneByOrFail({ id: caseId })).stage;
  const bids = (caseId: string) =>
    rows(database.read, 'entry').find({ where: { caseId, action: 'submitBid' }, order: { version: 'ASC' } });

  async function untilTaken(caseId: string, price: string, key: string): Promise<void> {
    for (const end = Date.now() + 60_000; ; await sleep(500)) {
      try {
        await bid(caseId, price, key);
        return;
      } catch (error) {
        if (Date.now() > end || !String(error).includes('503')) throw error;
      }
    }
  }

  it.each([
    ['forwards', hour],
    ['backwards', -hour],
  ])(
    'refuses nobody as too late and receives nothing at a wrong time when it jumps %s',
    async (_where, ms) => {
      const { caseId } = await openTender(900);
      await bid(caseId, '100');
      await jump(ms);
      const key = newKey();
      await expect(bid(caseId, '99', key)).rejects.toThrow('503');
      await expect(
        tenderer.post(`/cases/${caseId}/acts`, { action: 'confirm', form: {}, key: newKey() }),
      ).rejects.toThrow('503');
      // who is signed in stays so, and reads on
      await expect(bidder.get(`/cases/${caseId}`)).resolves.toMatchObject({ stage: 'bidding' });
      await expect(fetch(`${platform.url}/healthz`).then((answer) => answer.json())).resolves.toMatchObject({
        clock: false,
      });
      expect(await stageOf(caseId)).toBe('bidding');
      await jump(0);
      await untilTaken(caseId, '99', key);
      const kept = await bids(caseId);
      expect(kept.map(({ form }) => form['price'])).toEqual(['100.00', '99.00']);
      const [first, second] = kept.map(({ receivedAt }) => receivedAt);
      expect(String(first) < String(second)).toBe(true);
      expect(Math.abs(Date.parse(String(second)) - Date.now())).toBeLessThan(30_000);
    },
    180_000,
  );

  it('takes no bid after the deadline by a clock that was set back, and closes neither early nor late', async () => {
    const { caseId, deadline } = await openTender(20);
    await bid(caseId, '100');
    await jump(-hour);
    await sleep(Math.max(0, deadline - 2000 - Date.now()));
    expect(await stageOf(caseId)).toBe('bidding');
    await sleep(Math.max(0, deadline + 200 - Date.now()));
    await expect(bid(caseId, '1')).rejects.toThrow('503');
    for (const end = Date.now() + 60_000; (await stageOf(caseId)) !== 'opening'; await sleep(200)) {
      if (Date.now() > end) throw new Error('The bidding did not close');
    }
    await jump(0);
    for (const end = Date.now() + 60_000; ; await sleep(500)) {
      const refused = await bid(caseId, '1').then(() => 'taken', String);
      if (refused.includes('503') && Date.now() < end) continue;
      expect(refused).toContain('DeadlinePassed');
      break;
    }
    const kept = await bids(caseId);
    expect(kept).toHaveLength(1);
    expect(Date.parse(kept[0]?.receivedAt ?? '')).toBeLessThan(deadline);
  }, 180_000);
});
