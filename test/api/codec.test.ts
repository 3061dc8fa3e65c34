import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import { rows } from '../../database/database';
import { caseCipher } from '../../payloads/case-cipher';
import { encryptPayload } from '../../payloads/encrypted-payload';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';

const secret = randomBytes(32).toString('base64');
const cipher = caseCipher([{ id: 'k1', secret }]);
const temporalPages = 'http://127.0.0.1:8233';

interface JsonPayload {
  readonly metadata: Record<string, string>;
  readonly data: string;
}

/** A payload of a case as Temporal's pages send it. */
function payloadOf(value: unknown, caseId: string, by = cipher): JsonPayload {
  const { metadata, data } = encryptPayload(by, defaultPayloadConverter.toPayload(value), { caseId, kind: 'workflow' });
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return {
    metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, bytes]) => [name, text(bytes)])),
    data: text(data ?? new Uint8Array()),
  };
}

const textOf = ({ data }: JsonPayload): string => Buffer.from(data, 'base64').toString();

describe.each(testDatabases)('the codec behind the pages of Temporal on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test, { PAYLOAD_KEY: `k1:${secret}` });
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const decode = async (login: string, payloads: readonly unknown[], origin = temporalPages): Promise<Answer> =>
    (await api.as(login))
      .post('/api/codec/decode')
      .set('origin', origin)
      .set('x-namespace', 'default')
      .send({ payloads });
  const readings = () => rows(test.database.read, 'audit').findBy({ kind: 'secretRead' });

  it('shows an operator what is encrypted, and writes down once an hour whose history was read', async () => {
    const foreign = payloadOf(
      'theirs',
      'CASE-3',
      caseCipher([{ id: 'k1', secret: randomBytes(32).toString('base64') }]),
    );
    const plain = { metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'MQ==' };
    const sent = [payloadOf({ action: 'accept' }, 'CASE-1'), payloadOf([1], 'CASE-2'), foreign, plain];
    for (let times = 0; times < 2; times += 1) {
      const answer = await decode('operator1', sent);
      expect(answer.status).toBe(200);
      expect(answer.headers['access-control-allow-origin']).toBe(temporalPages);
      expect(answer.headers['access-control-allow-credentials']).toBe('true');
      const { payloads } = answer.body as { payloads: JsonPayload[] };
      expect(payloads.slice(0, 2).map(textOf)).toEqual(['{"action":"accept"}', '[1]']);
      expect(payloads.slice(2)).toEqual([foreign, plain]);
    }
    const found = await readings();
    expect(found.map(({ caseId }) => caseId).sort()).toEqual(['CASE-1', 'CASE-2']);
    expect(found[0]).toMatchObject({ userId: 'demo-operator1', at: api.deps.clock.now() });
  });

  it('shows nothing to anybody else, and writes nothing down', async () => {
    const before = (await readings()).length;
    const payloads = [payloadOf('secret', 'CASE-4')];
    for (const login of ['tenderer1', 'centre1', 'supervisor1', 'inspector1', 'administration1', 'bidder1']) {
      expect([login, (await decode(login, payloads)).status]).toEqual([login, 403]);
    }
    const stranger: Answer = await api.stranger().post('/api/codec/decode').send({ payloads });
    expect(stranger.status).toBe(401);
    expect(await readings()).toHaveLength(before);
  });

  it('answers the pages of Temporal only', async () => {
    const payloads = [payloadOf('secret', 'CASE-5')];
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:8234', 'https://127.0.0.1:8233']) {
      const answer = await decode('operator1', payloads, origin);
      expect([origin, answer.status, answer.headers['access-control-allow-origin']]).toEqual([origin, 403, undefined]);
    }
    const asked: Answer = await api
      .stranger()
      .options('/api/codec/decode')
      .set('origin', temporalPages)
      .set('access-control-request-method', 'POST')
      .set('access-control-request-headers', 'content-type,x-namespace');
    expect(asked.status).toBe(204);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': temporalPages,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, x-namespace',
    });
  });

  it('takes no other body, and none that is too large', async () => {
    const statusOf = async (payloads: readonly unknown[]) => (await decode('operator1', payloads)).status;
    expect(await statusOf([{ data: 'not base64!' }])).toBe(422);
    expect(await statusOf(Array.from({ length: 2001 }, () => ({})))).toBe(422);
    expect(await statusOf([{ data: 'A'.repeat(9 * 1024 * 1024) }])).toBe(413);
    const encoding: Answer = await (
      await api.as('operator1')
    )
      .post('/api/codec/encode')
      .set('origin', temporalPages)
      .send({ payloads: [] });
    expect(encoding.status).toBe(404);
  });
});
