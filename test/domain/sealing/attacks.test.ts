import { canonicalJson } from '../../../domain/canonical';
import { merkleRoot } from '../../../domain/hash';
import type { BidKey } from '../../../domain/sealing/bid-key';
import { chunkCipher, chunkCount, tagLength } from '../../../domain/sealing/chunks';
import { contentKey } from '../../../domain/sealing/content-key';
import { inspectSealed, openSealed } from '../../../domain/sealing/open-sealed';
import { magic, sha256Of, textPart } from '../../../domain/sealing/sealed-file';
import { chunkSize, headerHash, mustBeFor, readHeader, type SealedHeader } from '../../../domain/sealing/sealed-header';
import { SealingFault } from '../../../domain/sealing/sealing-fault';
import { shareHash } from '../../../domain/sealing/share';
import { signStatement } from '../../../domain/sealing/statement';
import { aKey, content, opened, place, platformShare, sealed, stream, whole } from './sealed-bids';

let key: BidKey;
let another: BidKey;
let large: Awaited<ReturnType<typeof sealed>>;
beforeAll(async () => {
  [key, another] = [await aKey(), await aKey()];
  large = await sealed(content(3 * chunkSize + 100), { place, key, platformShare });
});

const fault = (code: string) => expect.objectContaining({ name: 'SealingFault', code }) as Error;

/** The pieces of a file: header, each chunk, statement. */
function cut({ file, header }: { file: Uint8Array; header: SealedHeader }) {
  const head = magic.length + textPart(header).length;
  const chunks = Array.from({ length: chunkCount(header.size) }, (_, index) => {
    const start = head + index * (chunkSize + tagLength);
    const length = Math.min(chunkSize, header.size - index * chunkSize) + tagLength;
    return file.subarray(start, start + length);
  });
  const end = head + header.size + chunks.length * tagLength;
  return { head: file.subarray(0, head), chunks, end: file.subarray(end) };
}

const put = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

describe('a sealed bid that was tampered with', () => {
  it('is found out whichever bit was turned', async () => {
    const { file } = await sealed(content(90), { place, key, platformShare });
    const unnoticed: string[] = [];
    for (let at = 0; at < file.length; at += 1) {
      for (const bit of [1, 128]) {
        const changed = file.slice();
        changed[at] = (changed[at] ?? 0) ^ bit;
        const isOpened = await inspectSealed(stream(changed)).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject({ name: 'SealingFault' });
            return false;
          },
        );
        if (isOpened) unnoticed.push(`${at}:${bit}`);
      }
    }
    expect(unnoticed).toEqual([]);
  });

  it('is found out wherever it was cut off', async () => {
    const { file } = await sealed(content(90), { place, key, platformShare });
    for (let length = 0; length < file.length; length += 1) {
      await expect(inspectSealed(stream(file.subarray(0, length)))).rejects.toEqual(fault('truncated'));
    }
  });

  it('is found out when anything follows it', async () => {
    await expect(inspectSealed(stream(put(large.file, Uint8Array.of(0))))).rejects.toEqual(fault('tooLong'));
  });

  it('is let go of at once, so that its file is closed', async () => {
    let isLeft = false;
    async function* watched() {
      try {
        yield* stream(put(large.file, new Uint8Array(200_000)));
      } finally {
        isLeft = true;
      }
    }
    await expect(inspectSealed(watched())).rejects.toEqual(fault('tooLong'));
    expect(isLeft).toBe(true);

    isLeft = false;
    const inspected = await inspectSealed(stream(large.file));
    const bidder = await another.shareFor(inspected.headHash);
    await expect(whole(openSealed(watched(), inspected, { bidder, platform: platformShare }))).rejects.toThrow();
    expect(isLeft).toBe(true);
  });

  it.each([
    ['exchanged', (chunks: Uint8Array[]) => [chunks[1], chunks[0], ...chunks.slice(2)]],
    ['one of them twice', (chunks: Uint8Array[]) => [chunks[0], chunks[0], ...chunks.slice(2)]],
  ])('is found out with its chunks %s, without a share and with one', async (_what, arrange) => {
    const { head, chunks, end } = cut(large);
    const changed = put(head, ...(arrange(chunks) as Uint8Array[]), end);
    await expect(inspectSealed(stream(changed))).rejects.toEqual(fault('rootDiffers'));
    // and when the file is exchanged between the two readings
    const inspected = await inspectSealed(stream(large.file));
    const bidder = await key.shareFor(inspected.headHash);
    const opening = whole(openSealed(stream(changed), inspected, { bidder, platform: platformShare }));
    await expect(opening).rejects.toEqual(fault('chunkChanged'));
  });

  it('is found out when a chunk is missing, though header and signature were made anew by its own bidder', async () => {
    const { head, chunks, end } = cut(large);
    await expect(inspectSealed(stream(put(head, ...chunks.slice(0, -1), end)))).rejects.toThrow(SealingFault);
    // the bidder signs a shorter header over the first three chunks: the third was not encrypted as a last one
    const shorter: SealedHeader = { ...large.header, size: 3 * chunkSize };
    const hashes = await Promise.all(chunks.slice(0, 3).map((chunk) => sha256Of(chunk.slice())));
    const signed = await signStatement(key, {
      ...large.signed.statement,
      header: headerHash(shorter),
      ciphertext: merkleRoot(hashes),
      share: shareHash(await key.shareFor(headerHash(shorter))),
    });
    const file = put(magic, textPart(shorter), ...chunks.slice(0, 3), textPart(signed));
    await expect(opened(file, key)).rejects.toEqual(fault('chunkChanged'));
  });

  it('has chunks that know whether they are the last', async () => {
    const key = await contentKey({ bidder: platformShare, platform: platformShare }, headerHash(large.header));
    const [asThree, asFour] = [3, 4].map((count) => chunkCipher(key, headerHash(large.header), count));
    const chunk = await asFour?.encrypt(2, new Uint8Array(10));
    await expect(asThree?.decrypt(2, chunk ?? new Uint8Array())).rejects.toEqual(fault('chunkChanged'));
    await expect(asFour?.decrypt(2, chunk ?? new Uint8Array())).resolves.toEqual(new Uint8Array(10));
  });

  it.each([
    ['case', { ...place, case: 'case-2' }],
    ['lot', { ...place, lot: '二标段' }],
    ['bidder', { ...place, bidder: 'body-8' }],
    ['version', { ...place, version: 2 }],
  ])('is no bid of another %s: as it is, and with the header rewritten', async (field, other) => {
    expect(() => mustBeFor(large.header, other)).toThrow(fault('otherBid'));
    const { chunks, end } = cut(large);
    const header = { ...large.header, [field]: other[field as keyof typeof other] };
    await expect(inspectSealed(stream(put(magic, textPart(header), ...chunks, end)))).rejects.toEqual(
      fault('rootDiffers'),
    );
  });

  it('cannot be handed in by another bidder as his own: he signs it, and cannot open it', async () => {
    const { chunks } = cut(large);
    const header: SealedHeader = { ...large.header, bidder: 'body-8', signer: another.publicKey };
    const headHash = headerHash(header);
    const statement = {
      ...large.signed.statement,
      header: headHash,
      share: shareHash(await another.shareFor(headHash)),
    };
    const file = put(magic, textPart(header), ...chunks, textPart(await signStatement(another, statement)));
    await expect(inspectSealed(stream(file))).resolves.toMatchObject({ headHash });
    await expect(opened(file, another)).rejects.toEqual(fault('chunkChanged'));
    // nor with the share that its bidder releases, should he know it beforehand
    const share = await key.shareFor(headerHash(large.header));
    const stolen = { ...statement, share: shareHash(share) };
    const again = put(magic, textPart(header), ...chunks, textPart(await signStatement(another, stolen)));
    const inspected = await inspectSealed(stream(again));
    const opening = whole(openSealed(stream(again), inspected, { bidder: share, platform: platformShare }));
    await expect(opening).rejects.toEqual(fault('chunkChanged'));
  });

  it('is found out with a statement of another bid, and with one that somebody else has signed', async () => {
    const { head, chunks } = cut(large);
    const other = await sealed(content(3 * chunkSize + 100), { place, key, platformShare });
    await expect(inspectSealed(stream(put(head, ...chunks, cut(other).end)))).rejects.toEqual(fault('rootDiffers'));
    const forged = await signStatement(another, large.signed.statement);
    await expect(inspectSealed(stream(put(head, ...chunks, textPart(forged))))).rejects.toEqual(
      fault('signatureWrong'),
    );
  });

  it('cannot say one thing to one and another to others: what is decrypted is what the header names', async () => {
    const promised = content(200);
    const { header } = await sealed(promised, { place, key, platformShare });
    const headHash = headerHash(header);
    const bidder = await key.shareFor(headHash);
    const cipher = chunkCipher(await contentKey({ bidder, platform: platformShare }, headHash), headHash, 1);
    const chunk = await cipher.encrypt(
      0,
      content(200).map((byte) => byte ^ 1),
    );
    const statement = { ...large.signed.statement, header: headHash, ciphertext: merkleRoot([await sha256Of(chunk)]) };
    const signed = await signStatement(key, { ...statement, share: shareHash(bidder) });
    await expect(opened(put(magic, textPart(header), chunk, textPart(signed)), key)).rejects.toEqual(
      fault('rootDiffers'),
    );
  });

  it('gives out nothing for a wrong share of either side, and says whose it is', async () => {
    const inspected = await inspectSealed(stream(large.file));
    const bidder = await key.shareFor(inspected.headHash);
    const wrong = bidder.map((byte, at) => (at === 31 ? byte ^ 1 : byte));
    const open = (shares: { bidder: Uint8Array; platform: Uint8Array }) =>
      openSealed(stream(large.file), inspected, shares).next();
    await expect(open({ bidder: wrong, platform: platformShare })).rejects.toEqual(fault('bidderShareWrong'));
    await expect(open({ bidder: bidder.subarray(1), platform: platformShare })).rejects.toEqual(
      fault('bidderShareWrong'),
    );
    await expect(open({ bidder, platform: bidder })).rejects.toEqual(fault('platformShareWrong'));
    await expect(opened(large.file, another)).rejects.toEqual(fault('bidderShareWrong'));
    // neither half is the key: with the other half unknown the chunks stay shut
    const { chunks } = cut(large);
    const { headHash } = inspected;
    for (const shares of [
      { bidder, platform: new Uint8Array(32) },
      { bidder: new Uint8Array(32), platform: platformShare },
    ]) {
      const cipher = chunkCipher(await contentKey(shares, headHash), headHash, chunks.length);
      await expect(cipher.decrypt(0, (chunks[0] ?? new Uint8Array()).slice())).rejects.toEqual(fault('chunkChanged'));
    }
  });

  it('does not give away the share of one bid with that of another', async () => {
    const other = await sealed(content(10), { place: { ...place, version: 2 }, key, platformShare });
    const share = await key.shareFor(headerHash(large.header));
    const inspected = await inspectSealed(stream(other.file));
    const opening = openSealed(stream(other.file), inspected, { bidder: share, platform: platformShare }).next();
    await expect(opening).rejects.toEqual(fault('bidderShareWrong'));
  });
});

describe('a header', () => {
  const text = () => canonicalJson(large.header);

  it('is read as it was written', () => {
    expect(readHeader(text())).toEqual(large.header);
  });

  it.each([
    ['another version of the format', (json: string) => json.replace('sealed-bid/1', 'sealed-bid/2')],
    ['blanks', (json: string) => json.replace(':', ': ')],
    ['fields it does not know', (json: string) => json.replace('{', '{"admin":true,')],
    ['a field twice', (json: string) => json.replace('{', '{"bidder":"body-9",')],
    ['a missing field', (json: string) => json.replace(/"nonce":"[0-9a-f]+",/, '')],
    ['a size that is none', (json: string) => json.replace(/"size":\d+/, '"size":-1')],
    ['a size beyond all bounds', (json: string) => json.replace(/"size":\d+/, '"size":1e20')],
    ['no JSON', (json: string) => json.slice(1)],
    ['a list', () => '[]'],
    ['nothing', () => 'null'],
  ])('is refused with %s', (_what, change) => {
    expect(() => readHeader(change(text()))).toThrow(fault('notSealed'));
  });
});
