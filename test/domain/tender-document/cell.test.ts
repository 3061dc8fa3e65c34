import { plainDecimal, withoutGroups } from '../../../domain/tender-document/cell';

describe('a number in a cell', () => {
  it.each([
    ['1,234', '1234'],
    ['12,345,678.50', '12345678.50'],
    ['-1,000', '-1000'],
  ])('is read without the commas between its thousands: %s', (written, read) => {
    expect(withoutGroups(written)).toBe(read);
  });

  it.each(['1,5', '1,23', '1,2345', '1234,567', '12,34,567', '1.5,000'])(
    'is none with any other comma: %s',
    (written) => {
      expect(plainDecimal(withoutGroups(written))).toBeUndefined();
    },
  );
});
