import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { PayloadKey } from '../configuration';

/** What a payload belongs to: one case, and its workflow or an activity of it. Neither can be exchanged unnoticed. */
export interface Belonging {
  readonly caseId: string;
  readonly kind: string;
}

/** A content that only the platform can read or make. */
export interface Encrypted extends Belonging {
  readonly keyId: string;
  readonly content: Uint8Array;
}

/** Encrypts what belongs to a case, so that it can be read as that case's only. */
export interface CaseCipher {
  encrypt(content: Uint8Array, belonging: Belonging): Encrypted;
  /** The content; `unknownKey` where its key is not configured, `altered` where it is not what was encrypted. */
  decrypt(encrypted: Encrypted): Uint8Array | 'unknownKey' | 'altered';
  /** Tells keys apart without telling them, by their ids. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

const secretOf = ({ secret }: PayloadKey): Buffer => Buffer.from(secret, 'base64');

/** Every case has keys of its own, so that no number of cases uses up the nonces of one. */
const keyOf = (key: PayloadKey, { caseId, kind }: Belonging): Buffer =>
  Buffer.from(hkdfSync('sha256', secretOf(key), '', JSON.stringify(['payload', kind, caseId]), 32));

/**
 * A cipher over AES-256-GCM: the first key encrypts, all of them decrypt.
 * @throws RangeError without a key
 */
export function caseCipher(keys: readonly PayloadKey[]): CaseCipher {
  const [first] = keys;
  if (!first) throw new RangeError('a cipher needs a key');
  return {
    encrypt(content, belonging) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, keyOf(first, belonging), nonce);
      const parts = [nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()];
      return { ...belonging, keyId: first.id, content: Buffer.concat(parts) };
    },
    decrypt({ keyId, content, ...belonging }) {
      const key = keys.find(({ id }) => id === keyId);
      if (!key) return 'unknownKey';
      if (content.length < nonceBytes + tagBytes) return 'altered';
      const decipher = createDecipheriv(algorithm, keyOf(key, belonging), content.subarray(0, nonceBytes));
      decipher.setAuthTag(content.subarray(-tagBytes));
      try {
        return Buffer.concat([decipher.update(content.subarray(nonceBytes, -tagBytes)), decipher.final()]);
      } catch {
        return 'altered';
      }
    },
    fingerprints: Object.fromEntries(
      keys.map((key) => [key.id, createHmac('sha256', secretOf(key)).update('fingerprint').digest('hex').slice(0, 16)]),
    ),
  };
}
