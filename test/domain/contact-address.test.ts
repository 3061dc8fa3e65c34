import { maskAddress, readEmail, readPhone, withoutAddresses } from '../../domain/contact-address';

describe('an e-mail address', () => {
  it.each([
    ['li.si@example.com', 'li.si@example.com'],
    [' Li.Si+tender@Example.COM ', 'Li.Si+tender@example.com'],
    ['a@b-c.example.cn', 'a@b-c.example.cn'],
  ])('is read: %s', (given, address) => expect(readEmail(given)).toBe(address));

  it.each([
    '',
    'li.si',
    'li.si@example',
    '@example.com',
    'li si@example.com',
    'li..si@example.com',
    '.li@example.com',
    'li@-example.com',
    'li@example.com\r\nBcc: other@example.com',
    'li@example.com,other@example.com',
    '李四@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b.'.repeat(130)}com`,
  ])('is refused: %j', (given) => expect(readEmail(given)).toBeUndefined());
});

describe('a telephone number', () => {
  it.each([
    ['13800000000', '+8613800000000'],
    ['138 0000-0000', '+8613800000000'],
    ['+86 138 0000 0000', '+8613800000000'],
    ['0086 13800000000', '+8613800000000'],
    ['+81 90-0000-0000', '+819000000000'],
  ])('is read: %s', (given, number) => expect(readPhone(given)).toBe(number));

  it.each(['', '12800000000', '1380000000', '138000000001', '+86 10 0000 0000', '0871-0000000', '+0123456789', 'tel'])(
    'is refused: %j',
    (given) => expect(readPhone(given)).toBeUndefined(),
  );
});

describe('what others see of an address', () => {
  it('is its beginning or its end', () => {
    expect(maskAddress('li.si@example.com')).toBe('l***@example.com');
    expect(maskAddress('+8613800000001')).toBe('+86 *** 0001');
  });

  it('is nothing in what a gateway says of it', () => {
    expect(
      withoutAddresses('550 <li.si@example.com> is unknown, li.si@example.com, +8613800000001, 138 0000 0001'),
    ).toBe('550 <***> is unknown, ***, ***, ***');
  });
});
