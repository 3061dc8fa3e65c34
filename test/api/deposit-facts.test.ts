import { depositFacts } from '../../api/deposits/deposit-facts';
import type { EntryRow } from '../../database/rows';
import { openTender2026Fifth } from '../../definitions/trading/open-tender-2026-5';

const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T01:00:00.000Z`;
const visit = (number: number, stage: string, enteredAt: string, leftAt?: string) => ({
  visit: number,
  stage,
  enteredAt,
  ...(leftAt !== undefined && { leftAt }),
});
const opened = [
  visit(1, 'bidding', at(1), at(21)),
  visit(2, 'decryption', at(21), at(22)),
  visit(3, 'opening', at(22)),
];
const entry = (action: string, state: EntryRow['state'], day = 5) => ({ action, state, receivedAt: at(day) });
const facts = (own: Parameters<typeof depositFacts>[2], visits = opened, taken = {}) =>
  depositFacts(openTender2026Fifth, { visits, taken }, own);

describe('what a deposit depends on', () => {
  it.each([
    ['a bid that was opened', [entry('submitBid', 'valid')], {}],
    ['none', [entry('downloadDocuments', 'valid')], { unusedSince: at(21) }],
    ['a bid without deposit', [entry('submitBid', 'unsecured')], { unusedSince: at(21) }],
    ['a bid that its bidder did not open', [entry('submitBid', 'revoked')], {}],
    ['a bid that the platform could not open', [entry('submitBid', 'unopened')], { withdrawnAt: at(22) }],
    [
      'a bid taken back',
      [entry('submitBid', 'withdrawn'), entry('withdrawBid', 'valid', 7)],
      { withdrawnAt: at(7), unusedSince: at(21) },
    ],
    [
      'a bid taken back and handed in anew, which its bidder did not open',
      [entry('submitBid', 'withdrawn'), entry('withdrawBid', 'valid', 7), entry('submitBid', 'revoked', 8)],
      {},
    ],
    [
      'a bid taken back and handed in anew without deposit',
      [entry('submitBid', 'withdrawn'), entry('withdrawBid', 'valid', 7), entry('submitBid', 'unsecured', 8)],
      { unusedSince: at(21) },
    ],
  ])('of %s', (_what, own, expected) => {
    const { withdrawnAt, unusedSince } = facts(own);
    expect({ withdrawnAt, unusedSince }).toEqual({ withdrawnAt: undefined, unusedSince: undefined, ...expected });
  });

  it('no contract holds that was sent back, and the next one does', () => {
    const before = [...opened, visit(4, 'contract', at(24), at(25)), visit(5, 'contractFiling', at(25), at(26))];
    const again = [...before, visit(6, 'contract', at(26), at(27)), visit(7, 'contractFiling', at(27))];
    const signed = (visits: typeof opened, day: number) => facts([], visits, { signContract: at(day) }).taken;
    expect(signed(before, 25)).toEqual({ signContract: at(25) });
    expect(signed(again, 25)).toEqual({});
    expect(signed(again, 27)).toEqual({ signContract: at(27) });
  });

  it('an act that was taken before its stage holds', () => {
    const visits = [...opened, visit(4, 'report', at(26))];
    expect(facts([], visits, { submitReport: at(25) }).taken).toEqual({ submitReport: at(25) });
  });
});
