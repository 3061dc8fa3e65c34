import fc from 'fast-check';
import { heldOf, paymentOf } from '../../../domain/ledger/account';
import { goOn, openAccounts, standsOf } from '../../../domain/ledger/book';
import { LedgerError, ledgerEntry, type LedgerEntry } from '../../../domain/ledger/entry';
import { postings, type LedgerEvent, type Payment, type PaymentSource } from '../../../domain/ledger/postings';

const bodies = ['b1', 'b2', 'b3'] as const;
const body = fc.constantFrom(...bodies);
const fen = fc.bigInt({ min: 1n, max: 80_000_000n });
const sources: fc.Arbitrary<PaymentSource> = fc.oneof(
  body.map((bodyId) => ({ of: 'held' as const, bodyId })),
  fc.constantFrom('t1', 't2').map((transferId) => ({ of: 'returnable' as const, transferId })),
  fc.constant({ of: 'forfeited' as const }),
);
const payments: fc.Arbitrary<Payment> = fc.record({
  id: fc.constantFrom('p1', 'p2', 'p3'),
  source: sources,
  fen,
  interestFen: fc.bigInt({ min: 0n, max: 5000n }),
});
const events: fc.Arbitrary<LedgerEvent> = fc.oneof(
  fc.record({ kind: fc.constant('held' as const), bodyId: body, fen }),
  fc.record({ kind: fc.constant('returnable' as const), transferId: fc.constantFrom('t1', 't2'), fen }),
  fc.record({ kind: fc.constant('forfeited' as const), bodyId: body, fen }),
  fc.record({ kind: fc.constantFrom('ordered' as const, 'paid' as const, 'failed' as const), payment: payments }),
);

/** A book to which whatever may be written has been written; the rest was refused whole. */
function written(of: readonly LedgerEvent[]): readonly LedgerEntry[] {
  let book: readonly LedgerEntry[] = [];
  for (const event of of) {
    try {
      book = goOn(book, postings(event));
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
    }
  }
  return book;
}

const total = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((sum, one) => sum + one, 0n);

describe('a book', () => {
  it('balances whatever happens: what the platform has is what it owes', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (of) => {
        const stands = standsOf(written(of));
        const has = (stands.get('bank') ?? 0n) + (stands.get('interest') ?? 0n);
        const owes = total([...stands].filter(([name]) => name !== 'bank' && name !== 'interest').map(([, on]) => on));
        expect(has).toBe(owes);
      }),
    );
  });

  it('never lets an account have less than nothing, after any of its entries', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (of) => {
        const book = written(of);
        for (let length = 0; length <= book.length; length += 1) {
          for (const [, on] of standsOf(book.slice(0, length))) expect(on >= 0n).toBe(true);
        }
      }),
    );
  });

  it('is closed when every deposit has gone back with its interest, in any order', () => {
    const deposits = fc.array(fc.record({ bodyId: body, fen, interestFen: fc.bigInt({ min: 0n, max: 900n }) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(deposits, fc.infiniteStream(fc.nat()), (of, order) => {
        const orders = of.map((one, index): readonly LedgerEvent[] => {
          const source = { of: 'held', bodyId: one.bodyId } as const;
          const payment = { id: `p${index}`, source, fen: one.fen, interestFen: one.interestFen };
          return [
            { kind: 'held', bodyId: one.bodyId, fen: one.fen },
            { kind: 'ordered', payment },
            { kind: 'paid', payment },
          ];
        });
        const left = orders.map((events) => [...events]);
        let book: readonly LedgerEntry[] = [];
        while (left.some((events) => events.length > 0)) {
          const waiting = left.filter((events) => events.length > 0);
          const next = waiting[Number(order.next().value) % waiting.length]?.shift();
          if (next) book = goOn(book, postings(next));
        }
        expect(openAccounts(book)).toEqual([]);
      }),
    );
  });

  it('says which accounts it is open on', () => {
    const payment: Payment = { id: 'p', source: { of: 'held', bodyId: 'b1' }, fen: 100n, interestFen: 1n };
    const held = goOn([], postings({ kind: 'held', bodyId: 'b1', fen: 100n }));
    expect(openAccounts(held)).toEqual(['bank', heldOf('b1')]);
    const ordered = goOn(held, postings({ kind: 'ordered', payment }));
    expect(openAccounts(ordered)).toEqual(['bank', paymentOf('p'), 'interest']);
    const failed = goOn(ordered, postings({ kind: 'failed', payment }));
    expect(openAccounts(failed)).toEqual(openAccounts(held));
    expect(openAccounts(goOn(ordered, postings({ kind: 'paid', payment })))).toEqual([]);
  });

  it('gives nobody back more than was paid in', () => {
    const held = goOn([], postings({ kind: 'held', bodyId: 'b1', fen: 100n }));
    const payment: Payment = { id: 'p', source: { of: 'held', bodyId: 'b1' }, fen: 101n, interestFen: 0n };
    expect(() => goOn(held, postings({ kind: 'ordered', payment }))).toThrow(LedgerError);
    const paidTwice = { ...payment, fen: 60n };
    const once = goOn(held, postings({ kind: 'ordered', payment: paidTwice }));
    const done = goOn(once, postings({ kind: 'paid', payment: paidTwice }));
    expect(() => goOn(done, postings({ kind: 'paid', payment: paidTwice }))).toThrow(LedgerError);
    expect(() => goOn(done, postings({ kind: 'ordered', payment: { ...paidTwice, id: 'q' } }))).toThrow(LedgerError);
  });

  it.each([
    [0n, 'notPositive'],
    [-1n, 'notPositive'],
    [2n ** 53n, 'tooLarge'],
  ])('takes no entry of %s fen', (amount, rule) => {
    expect(() => ledgerEntry('bank', heldOf('b1'), amount)).toThrow(expect.objectContaining({ rule }) as Error);
  });

  it('takes no entry from an account to itself', () => {
    expect(() => ledgerEntry('bank', 'bank', 1n)).toThrow(expect.objectContaining({ rule: 'sameAccount' }) as Error);
  });
});
