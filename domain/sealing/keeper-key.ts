import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { joined, type Bytes } from './bytes';
import { protect, readKeyFile, unprotect, type KeyFile } from './protected-secret';
import { SealingFault } from './sealing-fault';

const format = 'keeper-key/1';
const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A keeper's key as it is kept in a file; only the passphrase opens it. */
export type KeeperKeyFile = KeyFile<typeof format>;

/** A keeper's key in use. */
export interface KeeperKey {
  readonly publicKey: string;
  /** The secret that this keeper shares with the owner of that public key: 32 bytes of ECDH. */
  agree(publicKey: string): Promise<Bytes>;
}

/** What two keys agree on. @throws SealingFault `escrowWrong` for a public key that is none */
async function agreed(own: Awaited<ReturnType<typeof importPrivate>>, publicKey: string): Promise<Bytes> {
  try {
    const other = await crypto.subtle.importKey('raw', joined(hexToBytes(publicKey)), ecdh, false, []);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256));
  } catch {
    throw new SealingFault('escrowWrong', 'publicKey');
  }
}

const importPrivate = (pkcs8: Bytes) => crypto.subtle.importKey('pkcs8', pkcs8, ecdh, false, ['deriveBits']);

async function newPair() {
  const pair = await crypto.subtle.generateKey(ecdh, true, ['deriveBits']);
  const publicKey = bytesToHex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { publicKey, pair };
}

/** A key for one message: what it agrees on with another, and what the other needs to agree on the same. */
export async function ephemeralAgreement(publicKey: string): Promise<{ ephemeral: string; agreed: Bytes }> {
  const { publicKey: ephemeral, pair } = await newPair();
  return { ephemeral, agreed: await agreed(pair.privateKey, publicKey) };
}

/** Makes a keeper's key and its file. @throws RangeError when the passphrase is too short */
export async function newKeeperKey(passphrase: string): Promise<KeeperKeyFile> {
  const { publicKey, pair } = await newPair();
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return { format, publicKey, protection: await protect(pkcs8, passphrase, { format, publicKey }) };
}

/** Reads a keeper's key file. @throws SealingFault `keyFileWrong` */
export const readKeeperKeyFile = (text: string): KeeperKeyFile => readKeyFile(format, text);

/** Opens a keeper's key file. @throws SealingFault `passphraseWrong`, `keyFileWrong` */
export async function openKeeperKey(file: KeeperKeyFile, passphrase: string): Promise<KeeperKey> {
  const { publicKey, protection } = file;
  const own = await importPrivate(await unprotect(protection, passphrase, { format, publicKey }));
  return { publicKey, agree: (other) => agreed(own, other) };
}
