import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical';
import { joined, randomBytes, type Bytes } from './bytes';
import { derived } from './content-key';
import { protect, readKeyFile, unprotect, type KeyFile } from './protected-secret';

const format = 'bid-key/1';

/** A bidder's key as it is kept in a file; only the passphrase opens it. */
export type BidKeyFile = KeyFile<typeof format>;

/** A bidder's key in use. It has nothing to do with the login, and the platform never sees it. */
export interface BidKey {
  readonly publicKey: string;
  sign(bytes: Bytes): Promise<Bytes>;
  /**
   * The bidder's share for the bid with this header's hash: HKDF-SHA-256 of the secret in the key file. Given away, it
   * tells nothing of the shares of other bids.
   */
  shareFor(headHash: string): Promise<Bytes>;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A bid key from what its file keeps: the secret of 32 bytes and the signing key as PKCS #8. */
export async function bidKeyOf(publicKey: string, secret: Uint8Array, pkcs8: Uint8Array): Promise<BidKey> {
  const signing = await crypto.subtle.importKey('pkcs8', joined(pkcs8), ecdsa, false, ['sign']);
  return {
    publicKey,
    async sign(bytes) {
      return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signing, bytes));
    },
    shareFor: (headHash) => derived(secret, hexToBytes(headHash), 'sealed-bid/1 bidder share'),
  };
}

/**
 * Makes a new key and the file that keeps it under the passphrase. Whoever loses the file or the passphrase can open
 * nothing that was sealed with it, and nobody else can: say so before.
 * @throws RangeError when the passphrase is too short
 */
export async function newBidKey(passphrase: string): Promise<{ readonly file: BidKeyFile; readonly key: BidKey }> {
  const secret = randomBytes(32);
  const pair = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = bytesToHex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const content = utf8ToBytes(canonicalJson({ secret: bytesToHex(secret), signing: bytesToHex(pkcs8) }));
  const protection = await protect(content, passphrase, { format, publicKey });
  return { file: { format, publicKey, protection }, key: await bidKeyOf(publicKey, secret, pkcs8) };
}

/** Reads a key file. @throws SealingFault `keyFileWrong` */
export const readBidKeyFile = (text: string): BidKeyFile => readKeyFile(format, text);

/** Opens a key file. @throws SealingFault `passphraseWrong`, `keyFileWrong` */
export async function openBidKey({ publicKey, protection }: BidKeyFile, passphrase: string): Promise<BidKey> {
  const content = await unprotect(protection, passphrase, { format, publicKey });
  const { secret, signing } = JSON.parse(new TextDecoder().decode(content)) as { secret: string; signing: string };
  return bidKeyOf(publicKey, hexToBytes(secret), hexToBytes(signing));
}
