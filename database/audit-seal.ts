import type { EntityManager } from 'typeorm';
import type { AuditRow } from './rows';
import { rows } from './database';

/** What a seal says: where the chain stood, and the platform's signature over it. */
export interface AuditSeal {
  readonly through: number;
  readonly hash: string;
  readonly signature: string;
  readonly keyId: string;
}

/** The text that is signed. */
export const sealText = ({ through, hash }: Pick<AuditSeal, 'through' | 'hash'>): string => `audit/${through}/${hash}`;

/** The last row of the audit. */
export async function lastAudit(manager: EntityManager): Promise<AuditRow | undefined> {
  const [last] = await rows(manager, 'audit').find({ order: { id: 'DESC' }, take: 1 });
  return last;
}
