import { compareTexts, naturalKey } from '../../domain/text-order';

describe('the natural order of login names', () => {
  const sorted = (names: readonly string[]) =>
    [...names].sort((one, other) => compareTexts(naturalKey(one), naturalKey(other)));

  it('has numbers in their order, wherever they stand', () => {
    expect(sorted(['expert10', 'expert2', 'expert1', 'centre3b', 'centre3', 'centre12', 'a2.b10', 'a2.b9'])).toEqual([
      ...['a2.b9', 'a2.b10', 'centre3', 'centre3b', 'centre12', 'expert1', 'expert2', 'expert10'],
    ]);
  });

  it('does not care for zeros in front, and is never longer than it may be', () => {
    expect(naturalKey('007')).toBe(naturalKey('7'));
    expect(naturalKey('a1'.repeat(30)).length).toBeLessThanOrEqual(120);
  });
});
