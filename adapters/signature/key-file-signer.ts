import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Signer } from '../../activities/ports/signer';

/** @throws Error when it is no Ed25519 key */
function readPublicKey(base64: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' });
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`An Ed25519 key is needed, not ${key.asymmetricKeyType ?? '?'}`);
  return key;
}

const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** Signs with an Ed25519 key kept in a file that only its owner may read; makes the key on first use. */
export function keyFileSigner(file: string): Signer {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    try {
      writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
  }
  const key = createPrivateKey(readFileSync(file));
  const keyId = keyIdOf(createPublicKey(key));
  return {
    keyId,
    algorithm: 'Ed25519',
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    keyIdOf: (publicKey) => keyIdOf(readPublicKey(publicKey)),
    isSignedBy(publicKey, text, signature) {
      try {
        const bytes = Buffer.from(signature, 'base64');
        return Promise.resolve(verify(null, Buffer.from(text), readPublicKey(publicKey), bytes));
      } catch {
        return Promise.resolve(false);
      }
    },
    sign: (text) => Promise.resolve(sign(null, Buffer.from(text), key).toString('base64')),
    verify: (text, signature, signedBy) =>
      Promise.resolve(
        signedBy === keyId && verify(null, Buffer.from(text), createPublicKey(key), Buffer.from(signature, 'base64')),
      ),
  };
}
