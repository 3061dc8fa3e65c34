import { bytesToHex } from '@noble/hashes/utils.js';
import { openBidKey, type BidKeyFile } from './bid-key';
import { packBid, unpackBid } from './bid-package';
import { randomBytes } from './bytes';
import { shareLength } from './share';
import { inspectSealed, openSealed } from './open-sealed';
import { seal } from './seal';
import { SealingFault } from './sealing-fault';

/**
 * Tests long before the opening whether a key file and its passphrase will open what is sealed with them: seals a
 * small package and opens it again from the bytes alone, with the key file opened a second time.
 * @throws SealingFault `passphraseWrong`, `keyFileWrong`, or what went wrong
 */
export async function testBidKey(file: BidKeyFile, passphrase: string): Promise<void> {
  const platform = randomBytes(shareLength);
  const place = { case: 'key-test', lot: 'key-test', bidder: 'key-test', version: 1 };
  const word = bytesToHex(randomBytes(16));
  const key = await openBidKey(file, passphrase);
  const { bytes } = await seal(packBid({ word }, []), { place, key, platformShare: platform });
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);

  const inspected = await inspectSealed(stream(pieces));
  const again = await openBidKey(file, passphrase);
  const bidder = await again.shareFor(inspected.headHash);
  const { content } = await unpackBid(openSealed(stream(pieces), inspected, { bidder, platform }));
  if (content.form.word !== word || file.publicKey !== inspected.header.signer) throw new SealingFault('keyFileWrong');
}

// eslint-disable-next-line @typescript-eslint/require-await -- what is read is a stream
async function* stream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
