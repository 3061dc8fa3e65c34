import type { Process } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';
import { openTenderJapan } from '../../definitions/trading/open-tender-japan';
import { hashOf } from '../../domain/hash';
import { changed } from './small-process';

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}

describe('the id of a definition', () => {
  it('is a SHA-256', () => {
    expect(hashOf(openTender)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not depend on the order of keys', () => {
    expect(hashOf(reversed(openTender) as Process)).toBe(hashOf(openTender));
  });

  it('survives being stored as JSON', () => {
    expect(hashOf(JSON.parse(JSON.stringify(openTender)) as Process)).toBe(hashOf(openTender));
  });

  it.each([
    ['a number of the law', { 'rules.fewestBids.value': 4 }],
    ['a word', { 'stages.award.title.en': 'Awarding' }],
    ['an arrow', { 'stages.bidding.ends.tooFewBids': 'withdrawn' }],
    ['a field', { 'start.form.funds': undefined }],
  ])('changes with %s', (_, change) => {
    expect(hashOf(changed<Process>(openTender, change))).not.toBe(hashOf(openTender));
  });

  it('is another one under another law', () => {
    expect(hashOf(openTenderJapan)).not.toBe(hashOf(openTender));
  });
});
