import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { makeEntry } from '../../api/cases/make-entry';
import { findSession, beginSession } from '../../api/session/sessions';
import type { ApiDependencies } from '../../api/http/dependencies';
import type { SignedIn } from '../../api/session/signed-in';
import { standingBids } from '../../database/bids';
import { rows } from '../../database/database';
import { closeGate } from '../../database/gate';
import { builtInDefinitions } from '../../definitions/registry';
import { hashOf, merkleRoot } from '../../domain/hash';
import { caseRow, caseState } from '../support/rows';
import { testDatabases, type TestDatabase } from '../support/databases';
import { makeWorld, people } from '../support/world';

const deadline = '2026-04-01T01:00:00.000Z';
const objectionsUntil = '2026-03-22T01:00:00.000Z';
const definitionId = hashOf(builtInDefinitions.find(({ process }) => process === 'openTender'));

describe.each(testDatabases)('entries under the gate on %s', (_name, open) => {
  let test: TestDatabase;
  let deps: ApiDependencies;
  let now = '2026-03-10T01:00:00.000Z';
  const bidders = ['bidder1', 'bidder2', 'bidder3', 'bidder4', 'bidder5'] as const;
  const signedIn = new Map<string, SignedIn>();

  beforeAll(async () => {
    test = await open();
    await makeWorld(test.database);
    deps = {
      database: test.database,
      clock: { setting: { kind: 'real' }, now: () => now },
      log: pino({ level: 'silent' }),
    } as unknown as ApiDependencies; // an entry that nobody answers needs nothing else
    for (const name of bidders) {
      const { token } = await beginSession(test.database, people[name].login, 1);
      const me = await findSession(test.database, token);
      if (me) signedIn.set(name, me);
    }
  });
  afterAll(() => test.close());
  beforeEach(() => (now = '2026-03-10T01:00:00.000Z'));

  let cases = 0;
  const caseInBidding = async (gate: { suspended?: boolean; open?: boolean } = {}): Promise<string> => {
    cases += 1;
    const id = `GC530100-2026-${String(cases).padStart(5, '0')}`;
    const at = '2026-03-09T01:00:00.000Z';
    const state = caseState(id, {
      stage: 'bidding',
      visit: 5,
      visits: [{ visit: 5, stage: 'bidding', enteredAt: at }],
      deadline: { at: deadline, kind: 'given', provisional: false },
      closes: { objectToDocuments: objectionsUntil },
      takesEntries: true,
      published: ['tenderNotice'],
    });
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(
        caseRow(id, { definitionId, stage: 'bidding', isPublic: true, seq: 6, state, salt: id }),
      );
      await rows(tx, 'gate').insert({
        caseId: id,
        visit: 5,
        stage: 'bidding',
        open: true,
        suspended: false,
        closesAt: deadline,
        closes: { ...state.closes },
        ...gate,
      });
    });
    return id;
  };
  const enter = (
    by: (typeof bidders)[number],
    caseId: string,
    action: string,
    form: object,
    key: string = randomUUID(),
  ) => {
    const me = signedIn.get(by);
    if (!me) throw new Error(`${by} is not signed in`);
    return makeEntry(deps, me, caseId, { action, form: form as Record<string, unknown>, key });
  };
  const contact = (by: (typeof bidders)[number], caseId: string, key?: string) =>
    enter(by, caseId, 'downloadDocuments', { contact: `李四 ${by}` }, key);
  const entries = (caseId: string) =>
    rows(test.database.read, 'entry').find({ where: { caseId }, order: { receivedAt: 'ASC', id: 'ASC' } });

  it('loses none of fifty at once against a closing, takes none after it, and the root is that of the rows', async () => {
    const caseId = await caseInBidding();
    for (const by of bidders) await contact(by, caseId);
    const tries = Array.from({ length: 50 }, (_, index) => contact(bidders[index % 5] ?? 'bidder1', caseId));
    const closing = (async () => {
      await tries[7];
      await test.database.write((tx) => closeGate(tx, test.database.dialect, caseId, 5));
      return (await entries(caseId)).map(({ id }) => id);
    })();
    const results = await Promise.allSettled(tries);
    const seenAtClosing = await closing;
    const received = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(refused.every((reason) => reason.includes('GateClosed'))).toBe(true);
    expect(received.length + refused.length).toBe(50);
    const stored = (await entries(caseId)).map(({ id }) => id);
    expect(new Set(stored)).toEqual(new Set(seenAtClosing));
    expect(received.every((id) => stored.includes(id))).toBe(true);
    expect(stored).toHaveLength(received.length + bidders.length);
  });

  it('counts the standing bids in order of receipt, and their root can be computed again', async () => {
    const caseId = await caseInBidding();
    const made: string[] = [];
    for (const [index, by] of bidders.entries()) {
      await contact(by, caseId);
      now = `2026-03-10T01:00:0${5 - index}.000Z`;
      made.unshift(await bid(by, caseId, `90000${index}`));
    }
    const bids = await standingBids(test.database.read, caseId);
    expect(bids.map(({ id }) => id)).toEqual(made);
    const again = (await entries(caseId)).filter(({ action }) => action === 'submitBid');
    expect(merkleRoot(again.map(({ hash }) => hash))).toBe(merkleRoot(bids.map(({ hash }) => hash)));
    for (const { salt, hash, caseId: of, action, partyId: party, receivedAt, form, documents } of again) {
      expect(hashOf([salt, { caseId: of, action, party, receivedAt, form, documents }])).toBe(hash);
    }
  });

  async function bid(by: (typeof bidders)[number], caseId: string, price: string, key?: string): Promise<string> {
    return (await enter(by, caseId, 'submitBid', { price, bidDocument: await document(by) }, key)).id;
  }
  async function document(by: (typeof bidders)[number]): Promise<string> {
    const id = randomUUID();
    await test.database.write((tx) =>
      rows(tx, 'document').insert({
        id,
        caseId: null,
        name: '投标文件.pdf',
        type: 'application/pdf',
        size: 9,
        sha256: 'b'.repeat(64),
        uploadedBy: people[by].login,
        bodyId: people[by].body,
        uploadedAt: now,
      }),
    );
    return id;
  }

  it('answers the same receipt to the same key, however many ask at once, and keeps one row', async () => {
    const caseId = await caseInBidding();
    const key = randomUUID();
    const receipts = await Promise.all(Array.from({ length: 20 }, () => contact('bidder1', caseId, key)));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    expect(await entries(caseId)).toHaveLength(1);
    expect(await contact('bidder1', caseId, key)).toEqual(receipts[0]);
    expect(await rows(test.database.read, 'party').countBy({ caseId })).toBe(1);
  });

  it('refuses the key of somebody else, also when both arrive at once', async () => {
    const caseId = await caseInBidding();
    for (let round = 0; round < 5; round += 1) {
      const key = randomUUID();
      const results = await Promise.allSettled(bidders.map((by) => contact(by, caseId, key)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'KeyReused' });
      }
      expect(await rows(test.database.read, 'entry').countBy({ caseId, entryKey: key })).toBe(1);
    }
  });

  it('numbers the bids of one body without gaps and keeps exactly one of them, whoever is first', async () => {
    const caseId = await caseInBidding();
    await contact('bidder1', caseId);
    const documents = await Promise.all(Array.from({ length: 25 }, () => document('bidder1')));
    await Promise.all(
      documents.map((bidDocument, index) =>
        enter('bidder1', caseId, 'submitBid', { price: String(9_000_000 + index), bidDocument }),
      ),
    );
    const bids = (await entries(caseId)).filter(({ action }) => action === 'submitBid');
    expect(bids.map(({ version }) => version).sort((a, b) => a - b)).toEqual(documents.map((_, index) => index + 1));
    expect(bids.filter(({ state }) => state === 'valid').map(({ version }) => version)).toEqual([25]);
  });

  it('takes nothing while it is suspended, and nothing at or after the deadline', async () => {
    const suspended = await caseInBidding({ suspended: true });
    await expect(contact('bidder1', suspended)).rejects.toMatchObject({ code: 'CaseSuspended' });
    const caseId = await caseInBidding();
    now = '2026-04-01T00:59:59.999Z';
    await contact('bidder1', caseId);
    now = deadline;
    await expect(contact('bidder2', caseId)).rejects.toMatchObject({ code: 'DeadlinePassed' });
    expect(await entries(suspended)).toHaveLength(0);
    expect(await entries(caseId)).toHaveLength(1);
  });

  it('closes one action earlier than the rest where it has a time of its own', async () => {
    const caseId = await caseInBidding();
    await test.database.write((tx) =>
      rows(tx, 'gate').update({ caseId }, { closes: { downloadDocuments: objectionsUntil } }),
    );
    await contact('bidder1', caseId);
    now = '2026-03-22T01:00:00.000Z';
    await expect(contact('bidder2', caseId)).rejects.toMatchObject({ code: 'DeadlinePassed' });
    await bid('bidder1', caseId, '9000000');
  });

  it('closes once: closing again, or the gate of another stay, changes nothing', async () => {
    const caseId = await caseInBidding();
    const close = (visit: number) => test.database.write((tx) => closeGate(tx, test.database.dialect, caseId, visit));
    const isOpen = async () => (await rows(test.database.read, 'gate').findOneByOrFail({ caseId })).open;
    await close(4);
    expect(await isOpen()).toBe(true);
    await Promise.all([close(5), close(5), close(5)]);
    expect(await isOpen()).toBe(false);
    await close(5);
    expect(await isOpen()).toBe(false);
    await expect(contact('bidder1', caseId)).rejects.toMatchObject({ code: 'GateClosed' });
  });

  it('tells no event stream of what is sealed', async () => {
    const caseId = await caseInBidding();
    await contact('bidder1', caseId);
    await bid('bidder1', caseId, '9000000');
    await enter('bidder1', caseId, 'withdrawBid', {});
    expect(await rows(test.database.read, 'change').countBy({ caseId })).toBe(0);
  });
});
