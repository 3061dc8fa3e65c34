import type { Column } from './tables/table';

/** How the values of a column travel between rows and the database. */
export interface ColumnValues {
  to(value: unknown): unknown;
  from(value: unknown): unknown;
}

const asTheyAre: ColumnValues = { to: (value) => value, from: (value) => value };
const asJson: ColumnValues = {
  to: (value) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (value) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
};
/** Whole numbers above 2³¹ (sizes of files); MySQL's driver hands them over as text. */
const asNumber: ColumnValues = { to: (value) => value, from: (value) => Number(value) };
const asFlag: ColumnValues = { to: (value) => value, from: (value) => Boolean(value) };

/** By the kind of the column. */
export const columnValues: Readonly<Record<Column['kind'], ColumnValues>> = {
  text: asTheyAre,
  integer: asTheyAre,
  counter: asTheyAre,
  json: asJson,
  long: asNumber,
  boolean: asFlag,
};

/** Column names of SQL: `caseId` → `case_id`. */
export const columnName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
