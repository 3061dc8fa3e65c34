import { rows } from '../../database/database';
import type { HealthCheck, HealthPart } from '../contract';
import type { ApiDependencies } from '../http/dependencies';

const settingName = 'health';

type Standing = Readonly<Partial<Record<HealthPart, { readonly state: HealthCheck['state']; readonly since: string }>>>;

/** What this process knows while the database is away. */
let known: Standing = {};

async function readStanding({ database }: ApiDependencies): Promise<Standing> {
  try {
    const row = await rows(database.read, 'setting').findOneBy({ name: settingName });
    return (row?.value as Standing | undefined) ?? known;
  } catch {
    return known;
  }
}

/** Since when each part is in the state in which it was found, in real time; kept for all processes. */
export async function sinceWhen(
  deps: ApiDependencies,
  found: readonly Pick<HealthCheck, 'part' | 'state'>[],
  at: string,
): Promise<ReadonlyMap<HealthPart, string>> {
  const before = await readStanding(deps);
  const now = Object.fromEntries(
    found.map(({ part, state }) => {
      const former = before[part];
      return [part, { state, since: former?.state === state ? former.since : at }] as const;
    }),
  );
  known = now;
  if (found.some(({ part, state }) => before[part]?.state !== state)) {
    await deps.database
      .write((tx) => rows(tx, 'setting').upsert({ name: settingName, value: now }, ['name']))
      // the database itself may be what is wrong
      .catch((error: unknown) => deps.log.warn({ err: error }, 'how the parts are could not be kept'));
  }
  return new Map(found.map(({ part }) => [part, now[part]?.since ?? at]));
}
