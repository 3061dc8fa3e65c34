import type { EntityManager } from 'typeorm';
import { rows, type Database } from './database';
import type { GateRow } from './rows';
import { tables } from './tables';

/** Why the gate lets nothing in. */
export type GateRefusal = 'GateClosed' | 'CaseSuspended' | 'DeadlinePassed';

/**
 * Reads the gate of a case under a lock that lasts until the end of the transaction: shared for those who write
 * entries, exclusive for closing. On SQLite every writing transaction holds the one write lock already.
 */
export async function lockGate(
  tx: EntityManager,
  dialect: Database['dialect'],
  caseId: string,
  lock: 'shared' | 'exclusive',
): Promise<GateRow | undefined> {
  if (dialect === 'mysql') {
    // MariaDB does not know MySQL's younger FOR SHARE; both know this
    const locking = lock === 'shared' ? 'LOCK IN SHARE MODE' : 'FOR UPDATE';
    await tx.query(`SELECT case_id FROM ${tables.gate.name} WHERE case_id = ? ${locking}`, [caseId]);
  }
  return (await rows(tx, 'gate').findOneBy({ caseId })) ?? undefined;
}

/** Whether an entry received at that instant gets in; its own earlier closing time counts, where it has one. */
export function gateRefusal(gate: GateRow | undefined, action: string, receivedAt: string): GateRefusal | undefined {
  if (!gate) return 'GateClosed';
  if (gate.suspended) return 'CaseSuspended';
  const closesAt = gate.closes[action] ?? gate.closesAt;
  if (closesAt !== null && receivedAt >= closesAt) return 'DeadlinePassed';
  return gate.open ? undefined : 'GateClosed';
}

/** Closes the gate of a stay for good. Done again it changes nothing. */
export async function closeGate(
  tx: EntityManager,
  dialect: Database['dialect'],
  caseId: string,
  visit: number,
): Promise<void> {
  const gate = await lockGate(tx, dialect, caseId, 'exclusive');
  if (gate?.visit === visit && gate.open) await rows(tx, 'gate').update({ caseId }, { open: false });
}
