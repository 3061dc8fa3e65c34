import { randomBytes } from 'node:crypto';
import { hashOf } from '../domain/hash';

/** A salted commitment: it proves the values later and tells nothing about them before, however few they could be. */
export const commit = (values: unknown, salt = randomBytes(16).toString('hex')): { salt: string; hash: string } => ({
  salt,
  hash: hashOf([salt, values]),
});
