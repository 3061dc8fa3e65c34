import { bytesToHex } from '@noble/hashes/utils.js';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { entryViewSchema, Notice, OpeningRecord, OpeningRoom, Page, Task } from '../../api/contract';
import { publishDefinitions } from '../../database/definitions';
import { rows } from '../../database/database';
import { openTender2026Fourth } from '../../definitions/trading/open-tender-2026-4';
import type { Process } from '../../definitions/language';
import { canonicalJson } from '../../domain/canonical';
import { openPiece, restoredShare } from '../../domain/sealing/escrow';
import { newKeeperKey, openKeeperKey, type KeeperKey } from '../../domain/sealing/keeper-key';
import { sealedField } from '../../domain/sealing/sealed-field';
import type { SignedStatement } from '../../domain/sealing/statement';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { packed, sealedBidder, type SealedBidder, type SealedFile } from '../support/sealed-bidder';
import type { PersonName } from '../support/world';

const prices = { bidder1: '9013571', bidder2: '9513572', bidder3: '9713574' } as const;
type Bidder = keyof typeof prices;
const bidders = Object.keys(prices) as Bidder[];

describeWithServer('the opening of sealed bids', () => {
  let platform: Platform;
  let keepers: readonly KeeperKey[];
  beforeAll(async () => {
    platform = await startPlatform();
    const words = '三名保管人各有一把钥匙';
    keepers = await Promise.all([1, 2, 3].map(async () => openKeeperKey(await newKeeperKey(words), words)));
  });
  afterAll(() => platform.close());

  /** A tender at its bid deadline, with three sealed bids in. */
  async function atDeadline(definition: Process) {
    await platform.refreshClock();
    await publishDefinitions(platform.database, [definition], platform.deps.clock.now());
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    const people = new Map<Bidder, SealedBidder>();
    const sealed = new Map<Bidder, SealedFile>();
    for (const who of bidders) {
      await tender.enter('downloadDocuments', who, { contact: '李四' });
      const bidder = await sealedBidder(tender, who);
      const form = { price: prices[who], bidDocument: 'd1' };
      const made = await bidder.seal(await bidder.task(), form, [packed('d1', '投标文件.pdf', '%PDF-1.4\n%%EOF\n')]);
      await bidder.handIn(made.file);
      people.set(who, bidder);
      sealed.set(who, made);
    }
    await tender.passDeadline();
    await tender.until('decryption');
    const release = (who: Bidder) => people.get(who)?.release(sealed.get(who)?.share ?? '');
    const room = (as: PersonName) => tender.api.get<OpeningRoom>(as, `/cases/${tender.id}/opening-room`);
    return { tender, release, room };
  }

  const tasksOf = async (tender: Tender, as: PersonName): Promise<string[]> => {
    const { items } = await tender.api.get<Page<Task>>(as, `/tasks?scope=mine&caseId=${tender.id}`);
    return items.map(({ action }) => action);
  };

  describe('in the version that is in force', () => {
    let tender: Tender;
    let release: (who: Bidder) => Promise<unknown> | undefined;
    let room: (as: PersonName) => Promise<OpeningRoom>;
    let sealedNotice: Notice | undefined;
    beforeAll(async () => {
      ({ tender, release, room } = await atDeadline(openTender2026Fourth));
    });

    it('makes the hashes of all sealed bids public before anything is opened, and nobody’s name', async () => {
      sealedNotice = (await tender.notices('sealedBids')).find(({ kind }) => kind === 'sealedBids');
      const [table] = sealedNotice?.tables ?? [];
      const { bids } = await room('tenderer');
      expect(table?.rows.map((row) => row[2])).toEqual(bids.map(({ hash }) => hash));
      expect(table?.rows.map((row) => row[3])).toEqual(bids.map(({ file }) => file));
      expect(JSON.stringify(sealedNotice)).not.toContain('bidder');
      const kept = await rows(platform.database.read, 'sealing').findBy({ caseId: tender.id });
      expect(kept.map(({ opened }) => opened)).toEqual([null, null, null]);
    });

    it('waits until it is started: only then shares are taken, and each bidder is asked for its own', async () => {
      await expect(release('bidder1')).rejects.toThrow('ActionNotOpen');
      expect(await tasksOf(tender, 'bidder1')).toEqual([]);
      expect((await room('bidder1')).startedAt).toBeUndefined();
      await expect(tender.act('startOpening', 'supervisor')).rejects.toThrow('RoleMayNotAct');
      await tender.act('startOpening', 'agency');
      for (const who of bidders) expect(await tasksOf(tender, who)).toEqual(['releaseShare']);
      expect(await tasksOf(tender, 'bidder4')).toEqual([]);
      for (const [office, told] of [
        ['centre', 3],
        ['supervisor', 3],
        ['inspector', 3],
        ['administration', 0],
      ] as const) {
        const all = await tender.api.get<Page<Task>>(office, `/tasks?scope=all&caseId=${tender.id}`);
        expect(all.items.filter(({ action }) => action === 'releaseShare')).toHaveLength(told);
        expect(JSON.stringify(all)).not.toContain('bidder-');
      }
      const { startedAt, bids, fewest } = await room('bidder1');
      expect(startedAt).toBeDefined();
      expect({ bids: bids.length, fewest }).toEqual({ bids: 3, fewest: 3 });
    });

    it('shows who is present, bidders by number only', async () => {
      for (const who of ['tenderer', 'bidder1', 'bidder2'] as const) {
        await tender.api.send(who, 'post', `/cases/${tender.id}/attendance`);
      }
      const { bidders: counted, attendance } = await room('tenderer');
      expect(counted).toEqual({ all: 3, here: 2 });
      expect(attendance.map(({ body, here }) => [body.id, here])).toEqual([['tenderer-a', true]]);
      expect(
        (await room('tenderer')).bids.every(({ bidder, values }) => !bidder && canonicalJson(values) === '{}'),
      ).toBe(true);
      expect((await room('bidder1')).bids.filter(({ own }) => own).map(({ bidder }) => bidder?.id)).toEqual([
        'bidder-1',
      ]);
      await expect(tender.api.send('bidder4', 'post', `/cases/${tender.id}/attendance`)).rejects.toThrow();
    });

    it('takes the task away from whoever has released, and ends when all have', async () => {
      await release('bidder1');
      expect(await tasksOf(tender, 'bidder1')).toEqual([]);
      expect(await tasksOf(tender, 'bidder2')).toEqual(['releaseShare']);
      await release('bidder2');
      expect((await room('centre')).bids.filter(({ released }) => released)).toHaveLength(2);
      expect((await tender.view()).stage).toBe('decryption');
      const due = await tender.dueAt();
      await release('bidder3');
      await tender.until('opening');
      await platform.refreshClock();
      expect(platform.deps.clock.now() < due).toBe(true);
    });

    it('shows every bid on the board, to who is present and on the portal', async () => {
      const { isOpened, attendance } = await room('bidder2');
      expect(isOpened).toBe(true);
      for (const who of ['bidder2', 'bidder4'] as const) {
        const { bids } = await room(who);
        const shown = bids.map(({ bidder, values, state }) => [bidder?.id, values['price'], state]);
        expect(shown.sort()).toEqual([
          ['bidder-1', '9013571.00', 'opened'],
          ['bidder-2', '9513572.00', 'opened'],
          ['bidder-3', '9713574.00', 'opened'],
        ]);
      }
      const others = (await room('bidder4')).bids.map(({ values }) => Object.keys(values));
      expect(others).toEqual([['price'], ['price'], ['price']]);
      expect(attendance.map(({ body }) => body.id).sort()).toEqual(['bidder-1', 'bidder-2', 'tenderer-a']);
      const board = (await tender.notices('openingBoard')).find(({ kind }) => kind === 'openingBoard');
      const [opened] = board?.tables ?? [];
      const before = sealedNotice?.tables[0]?.rows.map((row) => row[2]) ?? [];
      expect(opened?.rows.map((row) => row[4]).sort()).toEqual([...before].sort());
    });

    it('keeps a record, signed, with objections and who has confirmed it', async () => {
      await tender.act('objectToOpening', 'bidder3', { objection: '第二家的报价不清楚' });
      const { actions } = await tender.view('tenderer');
      const about = actions.find(({ action }) => action === 'answerOpeningObjection')?.about?.[0]?.id;
      await tender.act('answerOpeningObjection', 'agency', { answer: '以解密结果为准' }, { about });
      await tender.enter('confirmRecord', 'bidder1');
      await tender.act('signOpeningRecord', 'tenderer');
      await tender.until('evaluation');
      const path = `/cases/${tender.id}/opening-record`;
      const { record, signature, keyId } = await tender.api.get<OpeningRecord>('supervisor', path);
      expect(await platform.deps.signer.verify(canonicalJson(record), signature, keyId)).toBe(true);
      expect(record.bids.map(({ bidder, values }) => [bidder.id, values['price']]).sort()[0]).toEqual([
        'bidder-1',
        '9013571.00',
      ]);
      expect(record.bids.every(({ releasedAt, openedAt }) => releasedAt !== undefined && openedAt !== undefined)).toBe(
        true,
      );
      expect(record.confirmed.map(({ bidder }) => bidder.id)).toEqual(['bidder-1']);
      expect(record.acts.map(({ action }) => action)).toEqual([
        'startOpening',
        'objectToOpening',
        'answerOpeningObjection',
        'signOpeningRecord',
      ]);
      expect(Object.keys(record.noted)).toEqual(['bids', 'opened']);
    });
  });

  it('is cancelled with a reason, and nothing is ever opened', async () => {
    const { tender, release } = await atDeadline(openTender2026Fourth);
    await expect(tender.act('cancelOpening', 'tenderer')).rejects.toThrow('reason');
    await tender.act('cancelOpening', 'tenderer', { reason: '项目停建' });
    await tender.until('failed');
    expect((await tender.notices('openingCancelled')).map(({ kind }) => kind)).toContain('failureNotice');
    await expect(release('bidder1')).rejects.toThrow('CaseClosed');
    const kept = await rows(platform.database.read, 'sealing').findBy({ caseId: tender.id });
    expect(kept.map(({ opened }) => opened)).toEqual([null, null, null]);
  });

  it('counts as withdrawn what the store has cut off or exchanged since it was handed in, and opens the others', async () => {
    const { tender, release } = await atDeadline(openTender2026Fourth);
    const { documents } = platform.deps;
    const fileOf = async (who: Bidder): Promise<string> => {
      const bodyId = who.replace('bidder', 'bidder-');
      const entry = await rows(platform.database.read, 'entry').findOneByOrFail({
        ...{ caseId: tender.id, bodyId, action: 'submitBid' },
      });
      return String(entry.form[sealedField]);
    };
    const contentOf = async (who: Bidder): Promise<Buffer> => {
      const pieces: Buffer[] = [];
      for await (const piece of await documents.read(await fileOf(who))) pieces.push(piece as Buffer);
      return Buffer.concat(pieces);
    };
    const exchange = async (who: Bidder, content: Buffer): Promise<void> => {
      const id = await fileOf(who);
      await documents.remove(id);
      await documents.put(id, Readable.from([content]), content.length);
    };
    await exchange('bidder1', (await contentOf('bidder1')).subarray(0, -20));
    await exchange('bidder2', await contentOf('bidder3'));
    await tender.act('startOpening', 'tenderer');
    for (const who of bidders) await release(who);
    await tender.until('opening');
    const found = await rows(platform.database.read, 'sealing').findBy({ caseId: tender.id });
    const outcomes = found.map(({ bodyId, opened }) => [bodyId, opened?.kind, opened && 'why' in opened && opened.why]);
    expect(outcomes.sort()).toEqual([
      ['bidder-1', 'unopened', expect.stringContaining('truncated')],
      ['bidder-2', 'unopened', expect.stringContaining('otherBid')],
      ['bidder-3', 'opened', false],
    ]);
    const board = (await tender.notices('openingBoard')).find(({ kind }) => kind === 'openingBoard');
    expect(board?.tables.map(({ rows: lines }) => lines.length)).toEqual([1, 2]);
  });

  it('opens for a bidder who has lost the key, where the definition has keepers and enough of them come', async () => {
    const { decryption, bidding } = openTender2026Fourth.stages;
    const escrow = { threshold: 2, keepers: keepers.map(({ publicKey }) => publicKey) };
    const { submitBid } = bidding.actions;
    const definition: Process = {
      ...openTender2026Fourth,
      version: 'with-keepers',
      stages: {
        ...openTender2026Fourth.stages,
        bidding: {
          ...bidding,
          actions: { ...bidding.actions, submitBid: { ...submitBid, sealed: { ...submitBid.sealed, escrow } } },
        },
        decryption: {
          ...decryption,
          actions: {
            ...decryption.actions,
            releaseForKeepers: {
              title: { zh: '代为解密', en: 'Open for the keepers' },
              by: 'centre',
              many: true,
              releases: 'submitBid',
              after: 'startOpening',
              secretUntil: 'opening',
            },
          },
        },
      },
    };
    const { tender, release } = await atDeadline(definition);
    await tender.act('startOpening', 'tenderer');
    await release('bidder1');
    await release('bidder2');
    const lost = await rows(platform.database.read, 'sealing').findOneByOrFail({
      caseId: tender.id,
      bodyId: 'bidder-3',
    });
    const { statement } = lost.signed as SignedStatement;
    const pieces = await Promise.all(keepers.slice(1).map((keeper) => openPiece(statement, keeper)));
    expect(() => restoredShare(statement, pieces.slice(1))).toThrow('escrowWrong');
    const share = bytesToHex(restoredShare(statement, pieces));
    await expect(tender.enter('releaseForKeepers', 'centre', { share: 'ab'.repeat(32) })).rejects.toThrow('密钥文件');
    await tender.enter('releaseForKeepers', 'centre', { share });
    await tender.until('opening');
    type Entries = Page<z.output<typeof entryViewSchema>>;
    const { items } = await tender.api.get<Entries>('centre', `/cases/${tender.id}/entries?action=submitBid`);
    expect(items.map(({ values, state }) => [values['price'], state]).sort()).toEqual([
      ['9013571.00', 'valid'],
      ['9513572.00', 'valid'],
      ['9713574.00', 'valid'],
    ]);
  });
});
