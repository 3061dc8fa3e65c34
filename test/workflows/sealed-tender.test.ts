import { MockActivityEnvironment } from '@temporalio/testing';
import { pino } from 'pino';
import type { z } from 'zod';
import type { entryViewSchema, Page } from '../../api/contract';
import { publishDefinitions } from '../../database/definitions';
import { changeRows, rows } from '../../database/database';
import { openTenderSealed } from '../../definitions/trading/open-tender-sealed';
import { readingCodec } from '../../payloads/payload-encryption';
import { openSealedEntry } from '../../activities/open-sealed-entry';
import { sealedActivities } from '../../activities/sealed';
import { verifyCase, type Verdict } from '../../verification/verify-case';
import { context } from '../definitions/forms';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { packed, sealedBidder, type SealedBidder, type SealedFile } from '../support/sealed-bidder';
import type { PersonName } from '../support/world';

/** Verifies a case against Temporal's history. */
async function verify({ deps, database, temporal }: Platform, caseId: string): Promise<Verdict> {
  const codec = await readingCodec(deps.configuration.payloadKeys, database);
  const { documents, signer } = deps;
  const verdict = await verifyCase({ database, temporal: temporal.client, codec, documents, signer }, caseId);
  if (!verdict) throw new Error(`There is no case ${caseId}`);
  return verdict;
}

type Entries = Page<z.output<typeof entryViewSchema>>;

const canary = 'KANARIENVOGEL';
const bidders = ['bidder1', 'bidder2', 'bidder3', 'bidder4', 'bidder5'] as const;

describeWithServer('an open tender whose bids are sealed', () => {
  let platform: Platform;
  let tender: Tender;
  const people = new Map<PersonName, SealedBidder>();
  const sealed = new Map<PersonName, SealedFile>();
  const ids = new Map<PersonName, string>();
  /** All that the API has written to its log. */
  const logged: string[] = [];
  let replacedShare = '';

  const bidder = (who: PersonName): SealedBidder => people.get(who) as SealedBidder;
  const form = (price: string) => ({ price, bidDocument: 'd1', leader: `${canary} 张三` });
  const bidDocument = () => packed('d1', '投标文件.pdf', `%PDF-1.4\n${canary}\n%%EOF\n`);
  const entries = async (as: PersonName): Promise<Entries['items']> =>
    (await tender.api.get<Entries>(as, `/cases/${tender.id}/entries?action=submitBid&limit=200`)).items;

  /** Hands a bid in, sealed under a new task. */
  async function bid(who: PersonName, content: Readonly<Record<string, unknown>>): Promise<void> {
    const { task, seal, handIn } = bidder(who);
    const made = await seal(await task(), content, [bidDocument()]);
    sealed.set(who, made);
    ids.set(who, (await handIn(made.file)).id);
  }

  /** All that the database, the store and Temporal hold of the case, as one text. */
  async function everythingKept(): Promise<string> {
    const { database, deps } = platform;
    const tables = [
      'entry',
      'sealing',
      'sealed',
      'event',
      'document',
      'draft',
      'notification',
      'delivery',
      'case',
    ] as const;
    const kept: string[] = [...logged];
    for (const table of tables) kept.push(JSON.stringify(await rows(database.read, table).find()));
    for await (const id of deps.documents.ids()) {
      const parts: Buffer[] = [];
      for await (const part of await deps.documents.read(id)) parts.push(part as Buffer);
      kept.push(Buffer.concat(parts).toString('latin1'));
    }
    const { events } = await deps.temporal.workflow.getHandle(tender.id).fetchHistory();
    // payloads are base64 in a history
    const decoded = (_name: string, value: unknown) =>
      typeof value === 'string' && value.length > 20 ? Buffer.from(value, 'base64').toString('utf8') + value : value;
    for (const event of events ?? []) kept.push(JSON.stringify(event, decoded));
    return kept.join('\n');
  }

  beforeAll(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    platform = await startPlatform({ log });
    await publishDefinitions(platform.database, [openTenderSealed], platform.deps.clock.now());
    tender = await Tender.open(platform);
    await tender.reach('bidding');
    for (const who of bidders) people.set(who, await sealedBidder(tender, who));
  });
  afterAll(() => platform.close());

  it('takes bids as sealed files only, each for the case, body and task it was made for', async () => {
    for (const who of bidders) await tender.enter('downloadDocuments', who, { contact: '李四' });
    await bid('bidder1', form('9013571'));
    const { task, seal, handIn } = bidder('bidder2');
    const own = await task();
    await expect(tender.enter('submitBid', 'bidder2', form('9513572'))).rejects.toThrow('InvalidInput');
    await expect(handIn(sealed.get('bidder1')?.file ?? Buffer.alloc(0))).rejects.toThrow('不是为本项目、本单位');
    const forged = { ...own, platformShare: '00'.repeat(32) };
    await expect(handIn((await seal(forged, form('9513572'), [bidDocument()])).file)).rejects.toThrow('平台份额');
    const unknown = { ...own, place: { ...own.place, version: 99 } };
    await expect(handIn((await seal(unknown, form('9513572'), [bidDocument()])).file)).rejects.toThrow('不是为');
    const { file } = await seal(own, form('9513572'), [bidDocument()]);
    const changed = Buffer.from(file.map((byte, index) => (index === file.length - 300 ? byte ^ 1 : byte)));
    await expect(handIn(changed)).rejects.toThrow('InvalidInput');
    await expect(handIn(file.subarray(0, -1))).rejects.toThrow('不完整');
    await handIn(file);
    await expect(handIn(file)).rejects.toThrow('已经用过');
  });

  it('keeps every version, of which the last counts', async () => {
    await bid('bidder2', form('9513572'));
    await bid('bidder3', form('9913573'));
    replacedShare = sealed.get('bidder3')?.share ?? '';
    await bid('bidder3', form('9713574'));
    await bid('bidder4', form('8013575'));
    await bid('bidder5', form('much'));
    expect((await entries('bidder3')).map(({ version, state }) => `${version} ${state}`)).toEqual([
      '1 replaced',
      '2 valid',
    ]);
  });

  it('holds nothing that could be read before the shares are there, wherever one looks', async () => {
    await tender.passDeadline();
    await tender.until('decryption');
    const kept = await everythingKept();
    const readable = [canary, '9013571', '9513572', '9713574', '8013575'].filter((word) => kept.includes(word));
    expect(readable).toEqual([]);
    for (const who of ['tenderer', 'agency', 'centre', 'supervisor', 'bidder2'] as const) {
      expect((await entries(who)).filter(({ own }) => !own)).toEqual([]);
    }
  });

  it('gives a bid, its receipt and its sealings to no session but its owner’s, operators’ included', async () => {
    const entry = await rows(platform.database.read, 'entry').findOneByOrFail({ id: ids.get('bidder1') ?? '' });
    const [file = ''] = Object.keys(entry.documents);
    const own = `/cases/${tender.id}/sealings?action=submitBid`;
    for (const who of ['operator', 'bidder2', 'bidder6', 'centre', 'tenderer', 'administration'] as const) {
      const paths = [
        `/documents/${file}`,
        `/documents/${file}/content`,
        `/cases/${tender.id}/entries/${entry.id}/receipt`,
      ];
      for (const path of paths) await expect(tender.api.get(who, path)).rejects.toThrow();
      const seen = await tender.api.get<object>(who, own).catch(() => ({ items: [] }));
      expect(JSON.stringify(seen)).not.toContain(sealed.get('bidder1')?.header.nonce);
    }
    expect(JSON.stringify(await tender.api.get('bidder1', own))).toContain(sealed.get('bidder1')?.header.nonce);
  });

  it('refuses a share that opens nothing at once, and that of another bid', async () => {
    const { release } = bidder('bidder1');
    await expect(release('ab'.repeat(32))).rejects.toThrow('密钥文件');
    await expect(release(sealed.get('bidder2')?.share ?? '')).rejects.toThrow('密钥文件');
    await expect(bidder('bidder3').release(replacedShare)).rejects.toThrow('密钥文件');
    await expect(tender.enter('releaseShare', 'bidder1', { share: 'x' })).rejects.toThrow('InvalidInput');
    for (const who of ['bidder1', 'bidder2', 'bidder3', 'bidder5'] as const) {
      await bidder(who).release(sealed.get(who)?.share ?? '');
    }
    expect((await everythingKept()).includes(canary)).toBe(false);
  });

  it('gives more time when the centre says why', async () => {
    const before = await tender.dueAt();
    const until = new Date(Date.parse(before) + 20 * 60_000).toISOString();
    await expect(tender.act('extendDecryption', 'bidder1', { until, reason: '网络故障' })).rejects.toThrow(
      'RoleMayNotAct',
    );
    await tender.act('extendDecryption', 'centre', { until, reason: '平台网络故障' });
    expect(await tender.dueAt()).toBe(until);
  });

  it('opens what can be opened when the time is up; the rest is revoked, and the others go on', async () => {
    await tender.passDeadline();
    await tender.until('opening');
    const found = await entries('centre');
    expect(found.map(({ values, state }) => [values.price, state])).toEqual([
      ['9013571.00', 'valid'],
      ['9513572.00', 'valid'],
      ['9713574.00', 'valid'],
    ]);
    const own = async (who: PersonName) => (await entries(who)).find(({ id }) => id === ids.get(who));
    expect(await own('bidder4')).toMatchObject({ state: 'revoked', values: {} });
    expect(await own('bidder5')).toMatchObject({ state: 'revoked', values: {} });
    const outcomes = await rows(platform.database.read, 'sealing').findBy({ caseId: tender.id });
    const whyOf = (who: PersonName) => outcomes.find(({ entryId }) => entryId === ids.get(who))?.opened;
    expect(whyOf('bidder4')).toEqual({ kind: 'revoked', why: 'noShare' });
    expect(whyOf('bidder5')).toMatchObject({ kind: 'revoked', why: expect.stringContaining('price') as string });

    const documents = await tender.api.get<{ items: { name: string; action: string }[] }>(
      'centre',
      `/cases/${tender.id}/documents`,
    );
    expect(documents.items.filter(({ action }) => action === 'submitBid').map(({ name }) => name)).toEqual(
      Array(3).fill('投标文件.pdf'),
    );
    await expect(bidder('bidder4').release(sealed.get('bidder4')?.share ?? '')).rejects.toThrow('DeadlinePassed');
  });

  it('cannot be opened a second time: what was found stays, whatever is done to rows and file', async () => {
    const { database, deps } = platform;
    const { visits } = await tender.view();
    const visit = visits.find(({ stage }) => stage === 'decryption')?.visit ?? 0;
    const ground = { database, documents: deps.documents, largestDocument: 1_000_000, now: deps.clock.now };
    const { openSealed } = sealedActivities(ground);
    const again = (): Promise<unknown> => new MockActivityEnvironment().run(openSealed, tender.id, visit);
    const first = await again();
    const release = { caseId: tender.id, action: 'releaseShare', state: 'valid' } as const;
    await database.write((tx) => rows(tx, 'entry').update(release, { state: 'withdrawn' }));
    expect(await again()).toEqual(first);
    await database.write((tx) => rows(tx, 'entry').update({ ...release, state: 'withdrawn' }, { state: 'valid' }));
    expect(await tender.api.get('centre', `/cases/${tender.id}/opening-room`)).toMatchObject({ isOpened: true });
  });

  it('is what the first of two attempts found, where one that was thought dead ends after it', async () => {
    const { database, deps } = platform;
    const ground = { database, documents: deps.documents, largestDocument: 1_000_000, now: deps.clock.now };
    const id = ids.get('bidder1') ?? '';
    const entry = await rows(database.read, 'entry').findOneByOrFail({ id });
    const sealing = await rows(database.read, 'sealing').findOneByOrFail({ entryId: id });
    expect(sealing.opened).toMatchObject({ kind: 'opened' });
    const late = { entry, sealing, share: undefined, form: {}, context };
    expect(await openSealedEntry(ground, late)).toEqual(sealing.opened);
    expect(await rows(database.read, 'entry').findOneByOrFail({ id })).toEqual(entry);
  });

  it('is evaluated and awarded as any other, and verified to the end', async () => {
    await tender.reach('archived');
    expect((await tender.evaluation()).rows.find((row) => row.awarded)?.price).toBe('9013571.00');
    const { seq, head } = await tender.workflowState();
    expect(await tender.chain()).toEqual({ seq, head });
    expect((await verify(platform, tender.id)).findings).toEqual([]);
  });

  it('is found out by the verification when somebody changes what was opened', async () => {
    const { database } = platform;
    const before = await rows(database.read, 'sealing').findOneByOrFail({ entryId: ids.get('bidder1') ?? '' });
    const opened = { ...before.opened, form: { price: '1.00' } };
    await database.write((tx) => rows(tx, 'sealing').update({ id: before.id }, { opened }));
    const { findings } = await verify(platform, tender.id);
    expect(findings.map(({ en }) => en)).toContainEqual(expect.stringContaining('What was found in the sealed bids'));
    await database.write((tx) => changeRows(tx, 'sealing', { id: before.id }, { opened: before.opened }));
  });
});
