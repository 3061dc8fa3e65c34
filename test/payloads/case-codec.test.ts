import { randomBytes } from 'node:crypto';
import { ActivityFailure, defaultPayloadConverter, type Payload, type SerializationContext } from '@temporalio/common';
import { caseCipher } from '../../payloads/case-cipher';
import { clientCodec, workerCodec } from '../../payloads/case-codec';
import { failureConverter } from '../../payloads/encoded-failures';

const key = (id: string) => ({ id, secret: randomBytes(32).toString('base64') });
const [k1, k2] = [key('k1'), key('k2')];
const never = () => Promise.resolve(false);
const of = (caseId: string): SerializationContext => ({ type: 'workflow', namespace: 'default', workflowId: caseId });
const activityOf = (caseId: string): SerializationContext => ({
  type: 'activity',
  namespace: 'default',
  workflowId: caseId,
  activityId: '1',
  isLocal: false,
});
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (payloads: readonly Payload[]): unknown =>
  payloads.map((one) => defaultPayloadConverter.fromPayload(one))[0];
const textOf = (payload: Payload | undefined): string => Buffer.from(payload?.data ?? []).toString('latin1');

const act = { action: 'suspend', key: 'CANARY' };
const worker = workerCodec(caseCipher([k1]), never);
const client = clientCodec(caseCipher([k1]), never);

describe('the codec of payloads', () => {
  it('hides a payload and gives it back to its case', async () => {
    const [sealed] = await client.encode([payloadOf(act)], of('A'));
    expect(textOf(sealed)).not.toContain('CANARY');
    expect(valueOf(await worker.decode([sealed ?? {}], of('A')))).toEqual(act);
  });

  it('never writes the same payload twice in the same way', async () => {
    const [one, two] = await client.encode([payloadOf(act), payloadOf(act)], of('A'));
    expect(textOf(one)).not.toBe(textOf(two));
  });

  it('keeps what JSON cannot say: nothing, and bytes', async () => {
    const payloads = await client.encode([payloadOf(undefined), payloadOf(Uint8Array.of(0, 255))], of('A'));
    const decoded = await worker.decode(payloads, of('A'));
    expect(decoded.map((one): unknown => defaultPayloadConverter.fromPayload(one))).toEqual([
      undefined,
      Uint8Array.of(0, 255),
    ]);
  });

  it('marks what belongs to another case, whatever its metadata are made to say', async () => {
    const sealed = await client.encode([payloadOf(act)], of('A'));
    expect(valueOf(await worker.decode(sealed, of('B')))).toEqual({ untrusted: 'otherCase' });
    const renamed = sealed.map(({ metadata, data }) => ({ metadata: { ...metadata, case: Buffer.from('B') }, data }));
    expect(valueOf(await worker.decode(renamed as Payload[], of('B')))).toEqual({ untrusted: 'altered' });
  });

  it('marks the answer of an activity that is sent as an act of the same case', async () => {
    const sealed = await client.encode([payloadOf(act)], activityOf('A'));
    expect(valueOf(await worker.decode(sealed, of('A')))).toEqual({ untrusted: 'otherCase' });
  });

  it('marks plaintext, and what was altered by a single bit or cut off', async () => {
    expect(valueOf(await worker.decode([payloadOf(act)], of('A')))).toEqual({ untrusted: 'plain' });
    const [sealed] = await client.encode([payloadOf(act)], of('A'));
    const data = Uint8Array.from(sealed?.data ?? []);
    for (const index of [0, 15, data.length - 1]) {
      const altered = Uint8Array.from(data, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(valueOf(await worker.decode([{ ...sealed, data: altered }], of('A')))).toEqual({ untrusted: 'altered' });
    }
    for (const length of [0, 5, 28]) {
      const cut = await worker.decode([{ ...sealed, data: data.subarray(0, length) }], of('A'));
      expect(valueOf(cut)).toEqual({ untrusted: 'altered' });
    }
  });

  it('is an error to a client, and where an activity has answered', async () => {
    await expect(client.decode([payloadOf(act)], of('A'))).rejects.toThrow(/A was not made by this platform: plain/);
    await expect(worker.decode([payloadOf(act)], activityOf('A'))).rejects.toThrow('plain');
  });

  it('reads what earlier keys wrote, and writes with the first', async () => {
    const old = await client.encode([payloadOf(act)], of('A'));
    const rotated = workerCodec(caseCipher([k2, k1]), never);
    expect(valueOf(await rotated.decode(old, of('A')))).toEqual(act);
    const fresh = await rotated.encode([payloadOf(act)], of('A'));
    expect(valueOf(await worker.decode(fresh, of('A')))).toEqual({ untrusted: 'unknownKey' });
  });

  it('lets cases from before the key keep their plaintext, marked', async () => {
    const admits = (caseId: string) => Promise.resolve(caseId === 'old');
    const codec = workerCodec(caseCipher([k1]), admits);
    expect(valueOf(await codec.decode([payloadOf(act)], of('old')))).toEqual({ ...act, untrusted: 'plain' });
    expect(valueOf(await codec.decode([payloadOf([act])], of('old')))).toEqual([act]);
    expect(valueOf(await codec.decode([payloadOf(act)], activityOf('old')))).toEqual(act);
    expect(valueOf(await codec.decode([payloadOf(act)], of('new')))).toEqual({ untrusted: 'plain' });
  });

  it('puts messages and stacks of failures where they are encrypted', () => {
    const cause = new Error('CANARY');
    const failure = failureConverter.errorToFailure(
      new ActivityFailure('CANARY', 'publish', '1', 'IN_PROGRESS', undefined, cause),
      defaultPayloadConverter,
    );
    const { encodedAttributes: _, cause: inner, ...open } = failure;
    expect(JSON.stringify([open, { ...inner, encodedAttributes: undefined }])).not.toContain('CANARY');
    expect(failureConverter.failureToError(failure, defaultPayloadConverter).message).toBe('CANARY');
  });
});
