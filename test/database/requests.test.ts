import { rows } from '../../database/database';
import { isOtherRequest, noteSent, sentFor, type RequestKey } from '../../database/request';
import { testDatabases, type TestDatabase } from '../support/databases';

describe.each(testDatabases)('what is sent under a key, on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.close());

  const at = '2026-03-02T01:00:00.000Z';
  const key = (name: string): RequestKey => ({ kind: 'act', within: 'T-1', key: name });
  const form = { remark: 'agreed' };
  const note = (name: string, content: object, sent: object, isUnderWay: boolean) =>
    test.database.write((tx) => noteSent(tx, key(name), content, at, sent, () => Promise.resolve(isUnderWay)));

  it('is what was sent first, while that is on its way', async () => {
    expect(await note('a', form, { receivedAt: '1' }, false)).toEqual({ receivedAt: '1' });
    expect(await note('a', form, { receivedAt: '2' }, true)).toEqual({ receivedAt: '1' });
    expect(await sentFor(test.database.read, key('a'), form)).toEqual({ receivedAt: '1' });
  });

  it('is nothing for other content, and the first stays', async () => {
    await note('b', form, { receivedAt: '1' }, false);
    expect(await note('b', { remark: 'refused' }, { receivedAt: '2' }, true)).toBeUndefined();
    expect(await sentFor(test.database.read, key('b'), form)).toEqual({ receivedAt: '1' });
    expect(await sentFor(test.database.read, key('b'), { remark: 'refused' })).toBeUndefined();
  });

  it('is made anew once the first is no longer on its way', async () => {
    await note('c', form, { receivedAt: '1' }, false);
    expect(await note('c', { remark: 'refused' }, { receivedAt: '2' }, false)).toEqual({ receivedAt: '2' });
    expect(await isOtherRequest(test.database.read, key('c'), form)).toBe(true);
    expect(await sentFor(test.database.read, key('c'), form)).toBeUndefined();
  });

  it('is one for all who send at the same time', async () => {
    const sent = await Promise.all(['1', '2', '3'].map((receivedAt) => note('d', form, { receivedAt }, true)));
    expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await rows(test.database.read, 'request').findOneBy({ at })).not.toBeNull();
  });
});
