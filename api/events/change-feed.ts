import { MoreThan } from 'typeorm';
import { rows } from '../../database/database';
import type { ChangeRow } from '../../database/rows';
import type { ApiDependencies } from '../http/dependencies';

/** Numbers are given before they are committed, so a smaller one may turn up later: so far back it is looked for. */
const lookBack = 500;
const most = 1000;

/** The rows of the change feed, read by one process: each once. */
export interface ChangeFeed {
  /** Begins now: what is there already is not told. */
  start(): Promise<void>;
  /** The changes since the last call. */
  next(): Promise<ChangeRow[]>;
  /** The changes after a number; undefined when some of them may be gone or they are too many. */
  since(id: number): Promise<ChangeRow[] | undefined>;
}

/** Reads the change feed. */
export function changeFeed({ database }: ApiDependencies): ChangeFeed {
  const after = (id: number, take: number): Promise<ChangeRow[]> =>
    rows(database.read, 'change').find({ where: { id: MoreThan(id) }, order: { id: 'ASC' }, take });
  let highest = 0;
  let seen = new Set<number>();
  return {
    async start() {
      const newest = await rows(database.read, 'change').find({ order: { id: 'DESC' }, take: lookBack });
      highest = newest[0]?.id ?? 0;
      seen = new Set(newest.map((row) => row.id));
    },
    async next() {
      const found = await after(Math.max(0, highest - lookBack), lookBack + most);
      const fresh = found.filter((row) => !seen.has(row.id));
      highest = Math.max(highest, found.at(-1)?.id ?? 0);
      for (const row of fresh) seen.add(row.id);
      if (seen.size > 4 * lookBack) seen = new Set([...seen].filter((id) => id > highest - 2 * lookBack));
      return fresh;
    },
    async since(id) {
      const kept = await rows(database.read, 'change').existsBy({ id });
      const found = kept ? await after(id, most) : [];
      return kept && found.length < most ? found : undefined;
    },
  };
}
