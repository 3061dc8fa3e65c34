import { randomBytes } from 'node:crypto';
import { insertRow } from '../../database/database';
import { openPayloadEncryption } from '../../payloads/payload-encryption';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

const key = (id: string) => ({ id, secret: randomBytes(32).toString('base64') });
const [k1, k2] = [key('k1'), key('k2')];
const start = '2026-03-01T00:00:00.000Z';
const later = '2026-03-02T00:00:00.000Z';

describe.each(testDatabases)('the encryption of payloads over %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
    await test.database.write(async (tx) => {
      await insertRow(tx, 'case', caseRow('old', { openedAt: '2026-02-01T00:00:00.000Z' }));
      await insertRow(tx, 'case', caseRow('young', { openedAt: later }));
    });
  });
  afterAll(() => test.close());

  it('is none without a key', async () => {
    expect(await openPayloadEncryption([], test.database, start)).toMatchObject({ client: {}, worker: {} });
  });

  it('admits plaintext of cases from before the first key only, at every later start', async () => {
    const plain = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('1') };
    for (const [keys, now] of [
      [[k1], start],
      [[k2, k1], '2026-04-01T00:00:00.000Z'],
    ] as const) {
      const { client } = await openPayloadEncryption(keys, test.database, now);
      const read = (workflowId: string) =>
        client.payloadCodecs?.[0]?.decode([plain], { type: 'workflow', namespace: 'default', workflowId });
      await expect(read('old')).resolves.toHaveLength(1);
      await expect(read('young')).rejects.toThrow('plain');
      await expect(read('unknown')).rejects.toThrow('plain');
    }
  });

  it('refuses to start without a key after there was one, and with another key under a known id', async () => {
    const starting = (...keys: (typeof k1)[]) => openPayloadEncryption(keys, test.database, later);
    await expect(starting()).rejects.toThrow(/PAYLOAD_KEY\n.*k1、k2.*\n.*k1, k2.*no open case/);
    await expect(starting(key('k2'))).rejects.toThrow(/PAYLOAD_KEY\n.*编号.*\n.*key k2 is another/);
    await expect(starting(k2)).resolves.toBeDefined();
  });
});
