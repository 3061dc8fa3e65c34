import { createECDH, createHash, createPrivateKey } from 'node:crypto';
import { bidKeyOf, type BidKey } from '../domain/sealing/bid-key';

/** A bid key that follows from a seed, so that a run that was interrupted can open what it has sealed before. */
export async function keyFrom(seed: string): Promise<BidKey> {
  const part = (name: string): Buffer => createHash('sha256').update(`${seed}/${name}`).digest();
  const pair = createECDH('prime256v1');
  // a hash is below the order of the curve but for one in 2³² of them, where this throws
  pair.setPrivateKey(part('signing'));
  const point = pair.getPublicKey();
  const coordinate = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: part('signing').toString('base64url'),
    x: coordinate(1),
    y: coordinate(33),
  };
  const pkcs8 = createPrivateKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'der' });
  return bidKeyOf(point.toString('hex'), part('secret'), pkcs8);
}
