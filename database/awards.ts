import type { EntityManager } from 'typeorm';
import { parseAmount, type Unit } from '../domain/amount';
import { rows } from './database';

/** Keeps what a case was awarded for. A later award of the same case takes its place. */
export async function saveAward(
  tx: EntityManager,
  caseId: string,
  { price, unit, at }: { readonly price: string; readonly unit: Unit; readonly at: string },
): Promise<void> {
  const parts = String(parseAmount(price, unit).parts);
  await rows(tx, 'award').upsert({ caseId, at, unit, parts }, ['caseId']);
}

/** Takes an award back: the winner does not sign. */
export async function forgetAward(tx: EntityManager, caseId: string): Promise<void> {
  await rows(tx, 'award').delete({ caseId });
}
