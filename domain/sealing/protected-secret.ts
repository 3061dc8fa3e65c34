import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical';
import { isHexOf, joined, randomBytes, type Bytes } from './bytes';
import { isPublicKey } from './sealed-header';
import { SealingFault } from './sealing-fault';

/** Rounds of PBKDF2 with SHA-256 for a new key file: about half a second on an ordinary machine of 2026. */
export const passphraseRounds = 600_000;
const mostRounds = 10_000_000;

/** Characters that a passphrase has at least. */
export const shortestPassphrase = 10;

/** What is read from a file: nothing of it is known before it is checked. */
type Unchecked<T> = { readonly [Name in keyof T]?: unknown };

/** A secret under a passphrase: PBKDF2-SHA-256, then AES-256-GCM with what stands beside it as associated data. */
export interface ProtectedSecret {
  readonly kdf: 'PBKDF2-SHA-256';
  readonly rounds: number;
  /** 16 random bytes. */
  readonly salt: string;
  readonly cipher: 'AES-256-GCM';
  /** 12 random bytes. */
  readonly nonce: string;
  readonly sealed: string;
}

async function keyOf(passphrase: string, { salt, rounds }: Pick<ProtectedSecret, 'salt' | 'rounds'>) {
  // the same letters are the same passphrase, whatever keyboard they were typed on
  const bytes = joined(utf8ToBytes(passphrase.normalize('NFKC')));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const settings = { name: 'PBKDF2', hash: 'SHA-256', salt: joined(hexToBytes(salt)), iterations: rounds };
  return crypto.subtle.deriveKey(settings, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const settings = (nonce: string, beside: unknown) => ({
  name: 'AES-GCM',
  iv: joined(hexToBytes(nonce)),
  additionalData: joined(utf8ToBytes(canonicalJson(beside))),
});

/**
 * Protects a secret with a passphrase; `about` stands in clear beside it and cannot be changed unnoticed.
 * @throws RangeError when the passphrase is too short
 */
export async function protect(secret: Uint8Array, passphrase: string, about: object): Promise<ProtectedSecret> {
  if (passphrase.length < shortestPassphrase) {
    throw new RangeError(`a passphrase has ${shortestPassphrase} characters at least`);
  }
  const beside = { kdf: 'PBKDF2-SHA-256', rounds: passphraseRounds, salt: bytesToHex(randomBytes(16)) } as const;
  const nonce = bytesToHex(randomBytes(12));
  const key = await keyOf(passphrase, beside);
  const sealed = await crypto.subtle.encrypt(settings(nonce, { ...about, ...beside }), key, joined(secret));
  return { ...beside, cipher: 'AES-256-GCM', nonce, sealed: bytesToHex(new Uint8Array(sealed)) };
}

/**
 * The secret again.
 * @throws SealingFault `passphraseWrong`, also when anything was changed; `keyFileWrong` for weaker or unknown protection
 */
export async function unprotect(given: ProtectedSecret, passphrase: string, about: object): Promise<Bytes> {
  const { kdf, rounds, salt, nonce, sealed } = checked(given);
  const key = await keyOf(passphrase, { salt, rounds });
  try {
    const beside = settings(nonce, { ...about, kdf, rounds, salt });
    return new Uint8Array(await crypto.subtle.decrypt(beside, key, joined(hexToBytes(sealed))));
  } catch {
    throw new SealingFault('passphraseWrong');
  }
}

/** A key in a file, under a passphrase. */
export interface KeyFile<Format extends string> {
  readonly format: Format;
  /** An uncompressed point of P-256. */
  readonly publicKey: string;
  readonly protection: ProtectedSecret;
}

/** @throws SealingFault `keyFileWrong` for protection that is weaker than ours, or unknown */
function checked(given: Unchecked<ProtectedSecret>): ProtectedSecret {
  const { kdf, rounds, salt, cipher, nonce, sealed } = given;
  const isStrong = Number.isInteger(rounds) && Number(rounds) >= passphraseRounds && Number(rounds) <= mostRounds;
  const isKnown = kdf === 'PBKDF2-SHA-256' && cipher === 'AES-256-GCM' && isStrong;
  const isWhole =
    isHexOf(16, salt) && isHexOf(12, nonce) && typeof sealed === 'string' && /^(?:[0-9a-f]{2})+$/.test(sealed);
  if (!isKnown || !isWhole) throw new SealingFault('keyFileWrong');
  return { kdf, rounds: Number(rounds), salt, cipher, nonce, sealed };
}

/** Reads a key file of that format. @throws SealingFault `keyFileWrong` */
export function readKeyFile<Format extends string>(format: Format, text: string): KeyFile<Format> {
  try {
    const file = JSON.parse(text) as Unchecked<KeyFile<Format>> | null;
    if (file?.format === format && isPublicKey(file.publicKey)) {
      return { format, publicKey: file.publicKey, protection: checked(file.protection as Unchecked<ProtectedSecret>) };
    }
  } catch {
    // no JSON, or no protection in it
  }
  throw new SealingFault('keyFileWrong');
}
