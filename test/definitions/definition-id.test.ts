import { definitionId, type Process } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';
import { openTenderJapan } from '../../definitions/trading/open-tender-japan';
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
    expect(definitionId(openTender)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not depend on the order of keys', () => {
    expect(definitionId(reversed(openTender) as Process)).toBe(definitionId(openTender));
  });

  it('survives being stored as JSON', () => {
    expect(definitionId(JSON.parse(JSON.stringify(openTender)) as Process)).toBe(definitionId(openTender));
  });

  it.each([
    ['a number of the law', { 'rules.fewestBids.value': 4 }],
    ['a word', { 'stages.award.title.en': 'Awarding' }],
    ['an arrow', { 'stages.bidding.ends.tooFewBids': 'withdrawn' }],
    ['a field', { 'start.form.funds': undefined }],
  ])('changes with %s', (_, change) => {
    expect(definitionId(changed<Process>(openTender, change))).not.toBe(definitionId(openTender));
  });

  it('is another one under another law', () => {
    expect(definitionId(openTenderJapan)).not.toBe(definitionId(openTender));
  });
});
