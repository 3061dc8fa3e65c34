export type Dialect = 'sqlite' | 'mysql';

/** A column: its kind, whether it may be null, and whether it belongs to the primary key. */
export interface Column {
  readonly kind: 'text' | 'json' | 'integer' | 'boolean' | 'counter' | 'long';
  readonly length?: number;
  readonly nullable?: true;
  readonly primary?: true;
}

/** A table as it stands today. Migrations keep the databases in step with it; a test compares them. */
export interface Table<Row extends object> {
  readonly name: string;
  readonly columns: { readonly [C in keyof Row & string]: Column };
  readonly unique?: readonly (readonly (keyof Row & string)[])[];
  readonly indices?: readonly (readonly (keyof Row & string)[])[];
}

/** Text of at most so many letters. */
export const string = (length: number): Column => ({ kind: 'text', length });
export const id: Column = string(64);
/** An id that is the primary key, or a part of it. */
export const key: Column = { kind: 'text', length: 64, primary: true };
export const instant: Column = string(24);
export const json: Column = { kind: 'json' };
export const integer: Column = { kind: 'integer' };
export const flag: Column = { kind: 'boolean' };
/** An integer beyond 32 bits. */
export const long: Column = { kind: 'long' };
/** The column, which may be null. */
export const maybe = <C extends Column>(column: C): C & { readonly nullable: true } => ({ ...column, nullable: true });
/** The column, as a part of the primary key. */
export const primary = <C extends Column>(column: C): C & { readonly primary: true } => ({ ...column, primary: true });
/** A table whose columns are those of its row, which the compiler checks. */
export const table = <Row extends object>(definition: Table<Row>): Table<Row> => definition;
