import { regionPrefix, regionsUpFrom } from '../../domain/region-code';

describe('the code of a division', () => {
  it.each([
    ['530000', '53'],
    ['530100', '5301'],
    ['530102', '530102'],
  ])('%s holds everything that begins with %s', (region, prefix) => {
    expect(regionPrefix(region)).toBe(prefix);
  });

  it('names the divisions above it, the nearest first', () => {
    expect(regionsUpFrom('530102')).toEqual(['530102', '530100', '530000']);
    expect(regionsUpFrom('530100')).toEqual(['530100', '530000']);
    expect(regionsUpFrom('530000')).toEqual(['530000']);
  });
});
