import { chunkSize, mustBeFor } from '../../../domain/sealing/sealed-header';
import type { BidKey } from '../../../domain/sealing/bid-key';
import { inspectSealed } from '../../../domain/sealing/open-sealed';
import { seal } from '../../../domain/sealing/seal';
import { aKey, content, opened, place, platformShare, rereadable, sealed, stream, whole } from './sealed-bids';

let key: BidKey;
beforeAll(async () => {
  key = await aKey();
});

describe('a sealed bid', () => {
  it.each([1, 1000, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize, 3 * chunkSize + 17])(
    'of %d bytes is opened again as it was, and is as long as it said',
    async (size) => {
      const bytes = content(size);
      const { file, length } = await sealed(bytes, { place, key, platformShare });
      expect(file).toHaveLength(length);
      const again = await opened(file, key);
      expect(Buffer.compare(again, bytes)).toBe(0);
    },
  );

  it('shows everybody whose it is, and nobody what it says', async () => {
    const secret = Buffer.from('报价 12345678.90 '.repeat(20));
    const { file, header } = await sealed(secret, { place, key, platformShare });
    const inspected = await inspectSealed(stream(file));
    expect(inspected.header).toEqual(header);
    expect(header).toMatchObject({ ...place, size: secret.length, signer: key.publicKey });
    expect(() => mustBeFor(header, place)).not.toThrow();
    for (const word of ['报价', '12345678']) expect(Buffer.from(file).includes(word)).toBe(false);
  });

  it('has other keys each time, so the same package looks different', async () => {
    const [one, two] = [
      await sealed(content(50), { place, key, platformShare }),
      await sealed(content(50), { place, key, platformShare }),
    ];
    expect(one.header.nonce).not.toBe(two.header.nonce);
    expect(one.signed.statement.share).not.toBe(two.signed.statement.share);
    expect(one.signed.statement.ciphertext).not.toBe(two.signed.statement.ciphertext);
  });

  it('is read whatever pieces it comes in', async () => {
    const { file } = await sealed(content(300), { place, key, platformShare });
    for (const step of [1, 7, 16, 299, 5000]) {
      expect((await inspectSealed(stream(file, step))).header.size).toBe(300);
    }
  });

  it('holds a few chunks at a time, however large the package', async () => {
    const pieces = 24;
    let made = 0;
    let taken = 0;
    let most = 0;
    const source = {
      size: pieces * chunkSize,
      async *read() {
        for (let piece = 0; piece < pieces; piece += 1) {
          made += 1;
          most = Math.max(most, made - taken);
          yield content(chunkSize);
        }
      },
    };
    const bid = await seal(source, { place, key, platformShare });
    [made, most] = [0, 0];
    for await (const piece of bid.bytes) taken += piece.length > chunkSize / 2 ? 1 : 0;
    expect(taken).toBe(pieces);
    expect(most).toBeLessThanOrEqual(2);
  });

  it('tells how far it is, once for the hash and once for the encryption', async () => {
    const heard: number[] = [];
    const bid = await seal(rereadable(content(2 * chunkSize + 5)), { place, key, platformShare }, (bytes) =>
      heard.push(bytes),
    );
    await whole(bid.bytes);
    expect(heard).toEqual([chunkSize, chunkSize, 5, chunkSize, chunkSize, 5]);
  });

  it.each([
    ['longer', (bytes: Uint8Array) => Buffer.concat([bytes, bytes])],
    ['shorter', (bytes: Uint8Array) => bytes.subarray(1)],
    ['different', (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1)],
  ])('is not finished when the package is %s the second time it is read', async (_what, change) => {
    const bytes = content(500);
    let reads = 0;
    const source = { size: bytes.length, read: () => stream(reads++ === 0 ? bytes : change(bytes)) };
    const bid = await seal(source, { place, key, platformShare });
    await expect(whole(bid.bytes)).rejects.toMatchObject({ code: 'sourceChanged' });
  });

  it.each([
    ['no case', { ...place, case: '' }],
    ['no version', { ...place, version: 0 }],
    ['half a version', { ...place, version: 1.5 }],
    ['a lot without end', { ...place, lot: 'x'.repeat(201) }],
  ])('is not begun for %s', async (_what, wrong) => {
    await expect(seal(rereadable(content(5)), { place: wrong, key, platformShare })).rejects.toMatchObject({
      code: 'notSealed',
    });
  });
});
