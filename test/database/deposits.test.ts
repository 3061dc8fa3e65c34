import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { booksClosed } from '../../api/deposits/books-closed';
import { embeddedBank, type EmbeddedBank } from '../../adapters/bank/embedded-bank';
import { insertRow, rows } from '../../database/database';
import { publishDefinition } from '../../database/definitions';
import { readBook } from '../../database/ledger';
import { orderPayment, settlePayment } from '../../database/payments';
import { tellOfDeposit } from '../../database/tell-of-deposit';
import { takeTransfer } from '../../database/transfers';
import { openTenderDeposit } from '../../definitions/trading/open-tender-deposit';
import type { BankReport, IncomingTransfer } from '../../domain/bank-report';
import { hashOf } from '../../domain/hash';
import { heldOf } from '../../domain/ledger/account';
import { openAccounts, standsOf } from '../../domain/ledger/book';
import { checkLedger, readLedgerRows, type LedgerRows } from '../../verification/check-ledger';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState } from '../support/rows';

const now = '2026-03-02T01:00:00.000Z';
const knownNow = { at: now, channels: [] };
const taken = { ...knownNow, askedIn: () => Promise.resolve(undefined) };
const closesAt = '2026-03-20T01:00:00.000Z';
const own = { name: '云南某某建设有限公司', account: '6222 0000 0000 0001' };

describe.each(testDatabases)('deposits on %s', (_name, open) => {
  let test: TestDatabase;
  let folder: string;
  let count = 0;
  beforeAll(async () => {
    test = await open();
    folder = mkdtempSync(path.join(tmpdir(), 'deposits-'));
    await test.database.write((tx) => publishDefinition(tx, openTenderDeposit, now));
  });
  afterAll(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A case whose bidding is open, with a sub-account for some bidders. */
  async function biddingCase(bodies: readonly string[], bank: EmbeddedBank): Promise<string> {
    count += 1;
    const caseId = `case-${count}`;
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow(caseId, { definitionId: hashOf(openTenderDeposit) }));
      const gate = { stage: 'bidding', visit: 5, open: true, suspended: false, closesAt, closes: {} };
      await insertRow(tx, 'gate', { caseId, ...gate });
      for (const bodyId of bodies) {
        const { number, bank: name } = await bank.openAccount(`${caseId}/${bodyId}`, own.name);
        // every case has a bank of its own here, and all of them count from one
        await rows(tx, 'depositAccount').delete({ number });
        const payer = { payerName: own.name, payerAccount: own.account };
        const id = `${caseId}/${bodyId}`;
        await insertRow(tx, 'depositAccount', { id, caseId, bodyId, number, bank: name, ...payer, openedAt: now });
      }
    });
    return caseId;
  }

  const accountOf = async (caseId: string, bodyId: string): Promise<string> =>
    (await rows(test.database.read, 'depositAccount').findOneByOrFail({ caseId, bodyId })).number;
  const take = (transfer: IncomingTransfer, taking: 'open' | 'counting' = 'open') =>
    test.database.write((tx) => takeTransfer(tx, test.database.dialect, transfer, taking, taken));
  const standOf = async (caseId: string, bodyId: string) =>
    standsOf(await readBook(test.database.read, caseId)).get(heldOf(bodyId)) ?? 0n;

  describe('that come in', () => {
    let bank: EmbeddedBank;
    let caseId: string;
    let account: string;
    let told = 0;
    beforeAll(async () => {
      bank = embeddedBank({ file: path.join(folder, `verdicts-${Math.random()}.db`), now: () => now });
      caseId = await biddingCase(['b1'], bank);
      account = await accountOf(caseId, 'b1');
    });
    afterAll(() => bank.close());
    const transfer = (changes: Partial<IncomingTransfer> = {}): IncomingTransfer => {
      told += 1;
      return { id: `${caseId}/t${told}`, account, payer: own, fen: 100n, bookedAt: now, ...changes };
    };

    it.each([
      ['from the bidder itself', {}, 'held'],
      [
        'under its name with other brackets and blanks',
        { payer: { name: '云南某某建设 有限公司', account: '6222000000000001' } },
        'held',
      ],
      ['from another account of the bidder', { payer: { ...own, account: '6222000000000002' } }, 'otherPayer'],
      ['from somebody else', { payer: { ...own, name: '张三' } }, 'otherPayer'],
      ['at the deadline', { bookedAt: closesAt }, 'late'],
      ['a moment before it', { bookedAt: '2026-03-20T00:59:59.999Z' }, 'held'],
    ] as const)('%s', async (_what, changes, verdict) => {
      expect(await take(transfer(changes))).toBe(verdict);
    });

    it('keep a case from its end once the bids are opened; before that nobody learns of them by trying to end it', async () => {
      const row = await rows(test.database.read, 'case').findOneByOrFail({ id: caseId });
      const state = caseState(caseId, { stage: 'archiving' });
      const ended = (entered: readonly string[]) =>
        booksClosed(
          { database: test.database },
          { row, state, definition: openTenderDeposit, openness: { entered, published: [] } },
          openTenderDeposit.stages.archiving.actions.archive,
        );
      await expect(ended(['bidding'])).resolves.toBeUndefined();
      await expect(ended(['bidding', 'opening'])).rejects.toThrow('b1');
    });

    it('are told of in the console; what leaves the house names neither the case nor what came', async () => {
      const told = await biddingCase(['b9'], bank);
      await test.database.write(async (tx) => {
        const party = { id: 'p9', role: 'bidder', userId: null, kind: null, since: now, leftAt: null };
        await insertRow(tx, 'party', { ...party, caseId: told, bodyId: 'b9' });
        await insertRow(tx, 'membership', { id: 'm9', userId: 'u9', bodyId: 'b9', role: 'bidder' });
        await insertRow(tx, 'contact', { userId: 'u9', kind: 'email', address: 'u9@example.com', verifiedAt: now });
        const by = { at: now, channels: ['email'] } as const;
        await tellOfDeposit(tx, { caseId: told, bodyId: 'b9', news: 'held', cause: 'transfer:9' }, by);
      });
      const { read } = test.database;
      const [notification] = await rows(read, 'notification').findBy({ userId: 'u9' });
      expect(notification).toMatchObject({ path: `/cases/${told}`, caseId: null });
      const [delivery] = await rows(read, 'delivery').findBy({ userId: 'u9' });
      expect(delivery).toMatchObject({ caseId: null, content: { path: '/notifications' } });
      expect(JSON.stringify(delivery?.content)).not.toMatch(new RegExp(`${told}|到账`));
    });

    it('for an account that there is not are not taken', async () => {
      expect(await take(transfer({ account: '123' }))).toBeUndefined();
    });

    it('are the same however often they are told of, and what is no deposit is ordered back once', async () => {
      const late = transfer({ bookedAt: closesAt });
      const before = await rows(test.database.read, 'bankPayment').countBy({ caseId });
      expect(await Promise.all([take(late), take(late), take(late)])).toEqual(['late', 'late', 'late']);
      expect(await rows(test.database.read, 'bankPayment').countBy({ caseId })).toBe(before + 1);
    });

    it('after the gate was closed count only while it is being counted, if they were booked in time', async () => {
      await test.database.write((tx) => rows(tx, 'gate').update({ caseId }, { open: false }));
      const isIn = (stage: string) => test.database.write((tx) => rows(tx, 'case').update({ id: caseId }, { stage }));
      await isIn('bidding');
      await expect(take(transfer(), 'open')).rejects.toThrow('being counted');
      expect(await take(transfer(), 'counting')).toBe('held');
      expect(await take(transfer({ bookedAt: closesAt }), 'counting')).toBe('late');
      await isIn('opening');
      expect(await take(transfer(), 'open')).toBe('late');
    });
  });

  describe('are verified', () => {
    let ledger: LedgerRows;
    beforeAll(async () => {
      const bank = embeddedBank({ file: path.join(folder, 'verified.db'), now: () => now });
      const caseId = await biddingCase(['b1'], bank);
      const account = await accountOf(caseId, 'b1');
      bank.close();
      const came = { account, fen: 100n, bookedAt: now };
      await take({ ...came, id: `${caseId}/own`, payer: own });
      await take({ ...came, id: `${caseId}/stranger`, payer: { name: '张三', account: '1' } });
      const source = { of: 'held', bodyId: 'b1' } as const;
      const payment = { caseId, bodyId: 'b1', source, fen: 40n, interestFen: 1n, to: own, batchId: null };
      const [told] = await test.database.write((tx) => orderPayment(tx, payment, now));
      const refused = { state: 'refused', why: 'the account is closed' } as const;
      await test.database.write((tx) => settlePayment(tx, told?.subject ?? '', refused, knownNow));
      ledger = await readLedgerRows(test.database.read, caseId);
    });

    const found = (changes: (ledger: LedgerRows) => Partial<LedgerRows>) =>
      checkLedger({ ...ledger, ...changes(ledger) }).map(({ en }) => en);
    const differs = /is not what a transfer/;
    const broken = /does not match its hash/;
    const missing = /entries are missing/;

    it('and found right', () => {
      expect(ledger.book).toHaveLength(7);
      expect(found(() => ({}))).toEqual([]);
    });

    it.each([
      [
        'an amount that was changed',
        ({ book }) => ({ book: book.map((row) => ({ ...row, fen: row.fen + 1 })) }),
        differs,
      ],
      [
        'an account that was changed',
        ({ book }) => ({ book: book.map((row) => ({ ...row, credit: 'held:b2' })) }),
        broken,
      ],
      ['an entry that was removed', ({ book }) => ({ book: book.slice(1) }), broken],
      ['the last entry, removed', ({ book }) => ({ book: book.slice(0, -1) }), missing],
      [
        'a transfer that was never booked',
        ({ transfers }) => ({ transfers: transfers.map((row) => ({ ...row, id: 'x' })) }),
        missing,
      ],
      ['a transfer that was removed', () => ({ transfers: [] }), differs],
      [
        'a payment that says another amount',
        ({ payments }) => ({ payments: payments.map((row) => ({ ...row, fen: 1 })) }),
        differs,
      ],
      [
        'a refusal that counts as paid',
        ({ payments }) => ({ payments: payments.map((row) => ({ ...row, state: 'paid' as const })) }),
        missing,
      ],
    ] satisfies readonly (readonly [string, (ledger: LedgerRows) => Partial<LedgerRows>, RegExp])[])(
      'which finds %s',
      (_what, changes, words) => {
        expect(found(changes).join()).toMatch(words);
      },
    );
  });

  it('agree with the books of the bank after anything that banks and platforms do', async () => {
    const step = fc.record({
      does: fc.constantFrom('pay', 'stranger', 'late', 'order', 'send', 'report', 'again', 'outage', 'close', 'crash'),
      body: fc.constantFrom('b1', 'b2'),
      fen: fc.integer({ min: 1, max: 1000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const file = path.join(folder, `bank-${Math.random()}.db`);
        let bank = embeddedBank({ file, now: () => now });
        const caseId = await biddingCase(['b1', 'b2'], bank);
        let crashes = false;
        const report = async (one: BankReport) => {
          await test.database.write(async (tx) => {
            if (one.kind === 'transfer') {
              await takeTransfer(tx, test.database.dialect, one.transfer, 'open', taken);
            } else if (one.payment.state !== 'pending') await settlePayment(tx, one.id, one.payment, knownNow);
            if (crashes) throw new Error('the power went out');
          });
        };
        /** As the outbox does: every payment that is under way, in any state of the world. */
        const send = async () => {
          for (const row of await rows(test.database.read, 'bankPayment').findBy({ caseId, state: 'ordered' })) {
            const from = await accountOf(caseId, row.bodyId);
            const to = { name: row.toName, account: row.toAccount };
            const order = { id: row.id, from, to, fen: BigInt(row.fen), interestFen: BigInt(row.interestFen) };
            const settled = await bank.pay(order).catch(() => ({ state: 'pending' }) as const);
            if (settled.state === 'pending' || crashes) continue;
            await test.database.write((tx) => settlePayment(tx, row.id, settled, knownNow));
          }
        };
        for (const { does, body, fen } of steps) {
          const account = await accountOf(caseId, body);
          const payer = does === 'stranger' ? { name: '张三', account: '1' } : own;
          if (does === 'pay' || does === 'stranger' || does === 'late') {
            const bookedAt = does === 'late' ? closesAt : now;
            bank.payIn({ account, payer, fen: BigInt(fen), bookedAt });
          } else if (does === 'order') {
            const held = await standOf(caseId, body);
            const part = BigInt(fen) < held ? BigInt(fen) : held;
            const source = { of: 'held', bodyId: body } as const;
            const payment = { caseId, bodyId: body, source, fen: part, interestFen: 1n, to: own, batchId: null };
            if (part > 0n) await test.database.write((tx) => orderPayment(tx, payment, now));
          } else if (does === 'send') await send();
          else if (does === 'report') await bank.reportAll(report).catch(() => undefined);
          else if (does === 'again') bank.reportAgain();
          else if (does === 'outage') bank.setOutage(fen % 2 === 0);
          else if (does === 'close') bank.closeAccount('1');
          else {
            crashes = !crashes;
            bank.close();
            bank = embeddedBank({ file, now: () => now });
          }
        }
        crashes = false;
        bank.setOutage(false);
        for (let round = 0; round < 3; round += 1) {
          await bank.reportAll(report);
          await send();
        }
        const book = await readBook(test.database.read, caseId);
        expect(standsOf(book).get('bank') ?? 0n).toBe(bank.balance());
        expect(openAccounts(book).filter((account) => account.startsWith('payment:'))).toEqual([]);
        expect(checkLedger(await readLedgerRows(test.database.read, caseId))).toEqual([]);
        bank.close();
      }),
      { numRuns: 20 },
    );
  });
});
