import { seenName } from '../../domain/document-name';

it.each([
  ['投标文件.pdf', '投标文件.pdf'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\bids\\bid.pdf ', 'bid.pdf'],
  ['bid\u202efdp.exe', 'bidfdp.exe'],
  ['a\r\nb\u200b.pdf', 'ab.pdf'],
  ['folder/', ''],
])('a document that calls itself %j is shown as %j', (given, seen) => {
  expect(seenName(given)).toBe(seen);
});
