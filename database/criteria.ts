import type { Criterion } from '../domain/ranking/score-sheet';

/** The criteria of a tender document as the ranking wants them: points as decimal strings. */
export const criteriaOf = (value: unknown): Criterion[] =>
  Array.isArray(value)
    ? value.map((row: Readonly<Record<string, unknown>>) => ({
        id: String(row['id']),
        title: String(row['title'] ?? row['id']),
        max: String(row['max']),
        kind: row['kind'] === 'price' ? 'price' : 'scored',
      }))
    : [];
