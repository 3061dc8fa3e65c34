import fc from 'fast-check';
import { rows } from '../../database/database';
import { ledgerHash, post, readBook } from '../../database/ledger';
import { chainStart } from '../../domain/hash';
import { openAccounts, standsOf } from '../../domain/ledger/book';
import { LedgerError } from '../../domain/ledger/entry';
import type { LedgerEvent, Payment } from '../../domain/ledger/postings';
import { testDatabases, type TestDatabase } from '../support/databases';

const at = '2026-03-02T01:00:00.000Z';
const held = (bodyId: string, fen: bigint): LedgerEvent => ({ kind: 'held', bodyId, fen });
const refund: Payment = { id: 'p1', source: { of: 'held', bodyId: 'b1' }, fen: 500n, interestFen: 3n };

describe.each(testDatabases)('the books on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.close());

  const write = (caseId: string, cause: string, event: LedgerEvent) =>
    test.database.write((tx) => post(tx, { caseId, at, cause, event }));
  const sql = (statement: string, values: readonly unknown[] = []): Promise<unknown> =>
    test.database.write((tx) => tx.query(statement, [...values]));
  const insert = (columns: object): Promise<unknown> => {
    const row = { case_id: 'raw', number: 2, at, cause: `raw:${JSON.stringify(columns)}`.slice(0, 120), hash: 'h' };
    const whole = { ...row, debit: 'bank', credit: 'held:b2', fen: 1, ...columns };
    const marks = Object.keys(whole).map(() => '?');
    return sql(`INSERT INTO ledger_entry (${Object.keys(whole).join(', ')}) VALUES (${marks.join(', ')})`, [
      ...Object.values(whole),
    ]);
  };

  it('keep what comes in until it has gone back', async () => {
    await write('road', 'transfer:1', held('b1', 500n));
    expect(standsOf(await readBook(test.database.read, 'road')).get('held:b1')).toBe(500n);
    await write('road', 'ordered:p1', { kind: 'ordered', payment: refund });
    await write('road', 'paid:p1', { kind: 'paid', payment: refund });
    expect(openAccounts(await readBook(test.database.read, 'road'))).toEqual([]);
  });

  it('write the same cause once, however often and however much at once it comes', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => write('bridge', `transfer:b${index % 3}`, held('b1', 100n))),
    );
    expect(answers.filter(Boolean)).toHaveLength(3);
    expect(standsOf(await readBook(test.database.read, 'bridge')).get('held:b1')).toBe(300n);
  });

  it('chain every entry to the one before it', async () => {
    const found = await rows(test.database.read, 'ledgerEntry').find({
      where: { caseId: 'bridge' },
      order: { number: 'ASC' },
    });
    let previous = chainStart;
    for (const row of found) {
      previous = ledgerHash(previous, row);
      expect(row.hash).toBe(previous);
    }
  });

  it('write nothing of what cannot be written whole', async () => {
    await write('school', 'transfer:s', held('b1', 500n));
    const tooMuch = { ...refund, id: 'p9', fen: 501n };
    await expect(write('school', 'ordered:p9', { kind: 'ordered', payment: tooMuch })).rejects.toThrow(LedgerError);
    expect(await readBook(test.database.read, 'school')).toHaveLength(1);
  });

  describe('by hand', () => {
    beforeAll(() => write('raw', 'transfer:raw', held('b1', 500n)));

    it.each([
      ['of nothing', { fen: 0 }],
      ['of less than nothing', { fen: -5 }],
      ['with one side only', { credit: '' }],
      ['from an account to itself', { credit: 'bank' }],
      ['to an account that there is not', { credit: 'pocket' }],
      ['out of turn', { number: 4 }],
      ['in the place of another', { number: 1 }],
      ['under a cause that was written', { cause: 'transfer:raw/1' }],
      ['that takes more than was paid in', { debit: 'held:b1', credit: 'payment:p', fen: 501 }],
      ['that takes from an empty account', { debit: 'held:b7', credit: 'payment:p', fen: 1 }],
      ['that takes more than is at the bank', { debit: 'held:b1', credit: 'bank', fen: 501 }],
    ])('take no entry %s', async (_what, columns) => {
      await expect(insert(columns)).rejects.toThrow(/ledger/);
      expect(await rows(test.database.read, 'ledgerEntry').countBy({ caseId: 'raw' })).toBe(1);
    });

    it('take no entry without an amount or with half a fen', async () => {
      await expect(insert({ fen: null })).rejects.toThrow();
      if (test.database.dialect === 'sqlite') await expect(insert({ fen: 1.5 })).rejects.toThrow(/ledger/);
      await expect(insert({ fen: 'much' })).rejects.toThrow();
    });

    it.each([
      `UPDATE ledger_entry SET fen = 400 WHERE case_id = 'raw'`,
      `UPDATE ledger_entry SET credit = 'held:b2' WHERE case_id = 'raw'`,
      `DELETE FROM ledger_entry WHERE case_id = 'raw'`,
      `REPLACE INTO ledger_entry SELECT case_id, number, at, cause, debit, credit, 400, hash FROM ledger_entry
       WHERE case_id = 'raw'`,
    ])('change and remove nothing: %s', async (statement) => {
      await expect(sql(statement)).rejects.toThrow(/ledger/);
      expect(standsOf(await readBook(test.database.read, 'raw')).get('held:b1')).toBe(500n);
    });

    it('take what is right', async () => {
      await insert({ fen: 7 });
      expect(standsOf(await readBook(test.database.read, 'raw')).get('held:b2')).toBe(7n);
    });
  });

  it('balance after any events, crashes and repetitions', async () => {
    let run = 0;
    const steps = fc.array(
      fc.record({
        event: fc.constantFrom('held', 'returnable', 'ordered', 'paid', 'failed', 'forfeited'),
        which: fc.nat(2),
        fen: fc.nat(50),
        crash: fc.boolean(),
        repeated: fc.boolean(),
      }),
      { minLength: 5, maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (of) => {
        run += 1;
        const caseId = `case-${run}`;
        const written: string[] = [];
        for (const { event: kind, which, fen, crash, repeated } of of) {
          const payment: Payment = {
            id: `${caseId}-${which}`,
            source: which === 2 ? { of: 'forfeited' } : { of: 'held', bodyId: `b${which}` },
            fen: BigInt(fen),
            interestFen: BigInt(which),
          };
          const events: Record<string, LedgerEvent> = {
            held: held(`b${which}`, BigInt(fen)),
            returnable: { kind: 'returnable', transferId: `t${which}`, fen: BigInt(fen) },
            forfeited: { kind: 'forfeited', bodyId: `b${which}`, fen: BigInt(fen) },
            ordered: { kind: 'ordered', payment },
            paid: { kind: 'paid', payment },
            failed: { kind: 'failed', payment },
          };
          const event = events[kind];
          if (!event) continue;
          const cause = `${caseId}:${kind}:${which}`;
          const once = () =>
            test.database.write(async (tx) => {
              const isNew = await post(tx, { caseId, at, cause, event });
              if (crash) throw new Error('the power went out');
              return isNew;
            });
          for (let turn = 0; turn < (repeated ? 2 : 1); turn += 1) {
            try {
              if (await once()) written.push(cause);
            } catch (error) {
              if (!(error instanceof LedgerError) && !crash) throw error;
            }
          }
        }
        expect(new Set(written).size).toBe(written.length);
        const stands = standsOf(await readBook(test.database.read, caseId));
        expect([...stands.values()].every((on) => on >= 0n)).toBe(true);
        const has = (stands.get('bank') ?? 0n) + (stands.get('interest') ?? 0n);
        const owes = [...stands].filter(([name]) => name !== 'bank' && name !== 'interest');
        expect(owes.reduce((sum, [, on]) => sum + on, 0n)).toBe(has);
      }),
      { numRuns: 15 },
    );
  });
});
