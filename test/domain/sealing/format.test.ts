import { createDecipheriv, createHash, createPublicKey, hkdfSync, pbkdf2Sync, verify } from 'node:crypto';
import { merkleRoot } from '../../../domain/hash';
import { openBidKey, type BidKeyFile } from '../../../domain/sealing/bid-key';
import { chunkCipher, chunkCount, chunkLength } from '../../../domain/sealing/chunks';
import { contentKey } from '../../../domain/sealing/content-key';
import { openPiece, restoredShare } from '../../../domain/sealing/escrow';
import { openKeeperKey, type KeeperKeyFile } from '../../../domain/sealing/keeper-key';
import { inspectSealed, openSealed } from '../../../domain/sealing/open-sealed';
import { magic, sealedLength, textPart } from '../../../domain/sealing/sealed-file';
import { chunkSize, headerHash, type SealedHeader } from '../../../domain/sealing/sealed-header';
import type { SignedStatement } from '../../../domain/sealing/statement';
import { content, stream, whole } from './sealed-bids';
import oneChunk from './vectors/one-chunk.json';
import threeChunks from './vectors/three-chunks.json';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

/** Opens a sealed bid of one chunk as docs/sealed-bids.md describes it, with nothing of the library. */
function openByTheDocument(file: Buffer, bidderShare: Buffer, platformShare: Buffer): Buffer {
  expect(file.subarray(0, 8).toString('latin1')).toBe('SEALBID1');
  const head = file.subarray(12, 12 + file.readUInt32BE(8));
  const header = JSON.parse(head.toString('utf8')) as Record<string, string>;
  const size = Number(header.size);
  const chunk = file.subarray(12 + head.length, 12 + head.length + size + 16);
  const end = file.subarray(12 + head.length + chunk.length);
  const statementJson = end.subarray(4, 4 + end.readUInt32BE(0)).toString('utf8');
  expect(end).toHaveLength(4 + end.readUInt32BE(0));

  const { statement, signature } = JSON.parse(statementJson) as { statement: object; signature: string };
  const spki = Buffer.concat([
    bytes('3059301306072a8648ce3d020106082a8648ce3d030107034200'),
    bytes(header.signer ?? ''),
  ]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  // canonical JSON: the statement stands in the file as it was signed
  const signed = statementJson.slice(statementJson.indexOf('"statement":') + 12, -1);
  expect(JSON.parse(signed)).toEqual(statement);
  expect(verify('sha256', Buffer.from(signed), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature))).toBe(
    true,
  );

  const headHash = createHash('sha256').update(head).digest();
  expect(statement).toMatchObject({ header: headHash.toString('hex'), share: sha256(bidderShare) });
  expect(header.platformShare).toBe(sha256(platformShare));
  const leaf = (hash: Buffer) => createHash('sha256').update(Buffer.of(0)).update(hash).digest('hex');
  expect(statement).toMatchObject({ ciphertext: leaf(bytes(sha256(chunk))) });

  const shares = Buffer.concat([bidderShare, platformShare]);
  const key = Buffer.from(hkdfSync('sha256', shares, headHash, 'sealed-bid/1 content', 32));
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12));
  decipher.setAAD(Buffer.concat([headHash, Buffer.alloc(4), Buffer.of(1)]));
  decipher.setAuthTag(chunk.subarray(-16));
  const opened = Buffer.concat([decipher.update(chunk.subarray(0, -16)), decipher.final()]);
  expect(header.package).toBe(leaf(bytes(sha256(opened))));
  return opened;
}

describe('the format sealed-bid/1', () => {
  it('can be opened with what is written about it, by other means', () => {
    const { file, bidderShare, platformShare, package: packed } = oneChunk;
    const opened = openByTheDocument(bytes(file), bytes(bidderShare), bytes(platformShare));
    expect(opened.toString('hex')).toBe(packed);
    const manifest = JSON.parse(opened.subarray(4, 4 + opened.readUInt32BE(0)).toString('utf8')) as object;
    expect(manifest).toMatchObject({ format: 'bid-package/1', form: { price: '12345678.90', bidDocument: 'd1' } });
    expect(opened.subarray(4 + opened.readUInt32BE(0)).toString('utf8')).toBe('工期 360 天。');
  });

  it('derives the bidder’s share from a key file as it is written', () => {
    const { passphrase, keyFile, headerHash: head, bidderShare } = oneChunk;
    const { format, publicKey, protection } = keyFile;
    const { kdf, rounds, salt, nonce, sealed } = protection;
    const key = pbkdf2Sync(passphrase, bytes(salt), rounds, 32, 'sha256');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(nonce));
    decipher.setAAD(Buffer.from(JSON.stringify({ format, kdf, publicKey, rounds, salt })));
    decipher.setAuthTag(bytes(sealed).subarray(-16));
    const content = Buffer.concat([decipher.update(bytes(sealed).subarray(0, -16)), decipher.final()]);
    const { secret } = JSON.parse(content.toString('utf8')) as { secret: string };
    const share = hkdfSync('sha256', bytes(secret), bytes(head), 'sealed-bid/1 bidder share', 32);
    expect(Buffer.from(share).toString('hex')).toBe(bidderShare);
  });

  it('is still opened by today’s library, with the key file, and by two keepers', async () => {
    const file = bytes(oneChunk.file);
    const inspected = await inspectSealed(stream(file));
    expect(inspected).toMatchObject({ header: oneChunk.header, headHash: oneChunk.headerHash, ...oneChunk.signed });
    const platform = bytes(oneChunk.platformShare);
    const key = await openBidKey(oneChunk.keyFile as BidKeyFile, oneChunk.passphrase);
    const bidder = await key.shareFor(inspected.headHash);
    const opened = await whole(openSealed(stream(file), inspected, { bidder, platform }));
    expect(Buffer.from(opened).toString('hex')).toBe(oneChunk.package);
    const [, second, third] = oneChunk.keepers as KeeperKeyFile[];
    const parts = await Promise.all(
      [second, third].map(async (keeper) =>
        openPiece(inspected.statement, await openKeeperKey(keeper as KeeperKeyFile, oneChunk.passphrase)),
      ),
    );
    expect(Buffer.from(restoredShare(inspected.statement, parts)).toString('hex')).toBe(oneChunk.bidderShare);
  });

  it('is made of chunks that today’s library still encrypts to the same bytes', async () => {
    const header = threeChunks.header as SealedHeader;
    const signed = threeChunks.signed as SignedStatement;
    const packed = content(header.size);
    expect(headerHash(header)).toBe(threeChunks.headerHash);
    const shares = { bidder: bytes(threeChunks.bidderShare), platform: bytes(threeChunks.platformShare) };
    const count = chunkCount(header.size);
    const cipher = chunkCipher(await contentKey(shares, threeChunks.headerHash), threeChunks.headerHash, count);
    const chunks = await Promise.all(
      Array.from({ length: count }, (_, index) => {
        const start = index * chunkSize;
        return cipher.encrypt(index, packed.slice(start, start + chunkLength(header.size, index)));
      }),
    );
    expect(merkleRoot(chunks.map((chunk) => sha256(Buffer.from(chunk))))).toBe(signed.statement.ciphertext);
    const file = new Uint8Array(Buffer.concat([magic, textPart(header), ...chunks, textPart(signed)]));
    expect(file).toHaveLength(threeChunks.length);
    expect(sealedLength(header)).toBe(threeChunks.length);
    const opened = await whole(openSealed(stream(file), await inspectSealed(stream(file)), shares));
    expect(Buffer.compare(opened, packed)).toBe(0);
  });
});
