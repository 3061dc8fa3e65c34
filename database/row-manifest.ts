import { IsNull, type EntityManager } from 'typeorm';
import { hashOf } from '../domain/hash';
import { rows } from './database';
import { tables, type Rows } from './tables';

/** The rows that make up a case beside its events, and what tells one from another. */
const kept = {
  case: (row: Rows['case']) => row.id,
  party: (row: Rows['party']) => row.id,
  alias: (row: Rows['alias']) => row.alias,
  entry: (row: Rows['entry']) => row.id,
  sealed: (row: Rows['sealed']) => row.id,
  document: (row: Rows['document']) => row.id,
  evaluation: (row: Rows['evaluation']) => String(row.visit),
  correction: (row: Rows['correction']) => String(row.visit),
  notice: (row: Rows['notice']) => row.id,
  paper: (row: Rows['paper']) => row.id,
  certificate: (row: Rows['certificate']) => row.number,
} as const;
type KeptTable = keyof typeof kept;

/** What a closed case may still change: when it was last touched says nothing of it. */
const passing: Partial<Record<KeptTable, readonly string[]>> = { case: ['updatedAt'] };

/** The hash of every row of a closed case, by table. A table that has got more columns since is compared as it was. */
export type RowManifest = Readonly<
  Record<string, { readonly columns: readonly string[]; readonly hashes: Readonly<Record<string, string>> }>
>;

const tableNames = Object.keys(kept) as KeptTable[];

const columnsToday = (table: KeptTable): string[] =>
  Object.keys(tables[table].columns)
    .filter((column) => !passing[table]?.includes(column))
    .sort();

function whereOf(table: KeptTable, caseId: string): object {
  if (table === 'case') return { id: caseId };
  // what was uploaded for the case and never handed in is no part of it, and is forgotten
  return table === 'document' ? { caseId, unusedSince: IsNull() } : { caseId };
}

async function find(manager: EntityManager, table: KeptTable, caseId: string): Promise<Record<string, unknown>[]> {
  return rows(manager, table).find({ where: whereOf(table, caseId) }) as unknown as Promise<Record<string, unknown>[]>;
}

/** The rows of a case as they are now, over the columns that a manifest names, or over all of them. */
export async function rowManifest(manager: EntityManager, caseId: string, like?: RowManifest): Promise<RowManifest> {
  const manifest: Record<string, RowManifest[string]> = {};
  for (const table of tableNames) {
    const columns = like?.[table]?.columns ?? columnsToday(table);
    const keyOf = kept[table] as (row: unknown) => string;
    const found = await find(manager, table, caseId);
    const hashes = found.map((row) => [keyOf(row), hashOf(columns.map((column) => row[column] ?? null))] as const);
    manifest[table] = { columns, hashes: Object.fromEntries(hashes) };
  }
  return manifest;
}
