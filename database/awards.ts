import type { EntityManager } from 'typeorm';
import { parseAmount, type Unit } from '../domain/amount';
import { rows } from './database';
import type { CaseRow } from './rows';

/** Keeps what a case was awarded for. A later award of the same case takes its place. */
export async function saveAward(
  tx: EntityManager,
  { id: caseId, region, industry, unit }: Pick<CaseRow, 'id' | 'region' | 'industry' | 'unit'>,
  price: string,
  at: string,
): Promise<void> {
  const parts = String(parseAmount(price, unit as Unit).parts); // the form of the case offers units only
  await rows(tx, 'award').upsert({ caseId, region, industry, at, unit, parts }, ['caseId']);
}

/** Takes an award back: the winner does not sign. */
export async function forgetAward(tx: EntityManager, caseId: string): Promise<void> {
  await rows(tx, 'award').delete({ caseId });
}
