import type { PublicProcess } from '../contract';
import { rows } from '../../database/database';
import type { Process } from '../../definitions/language';
import type { ApiDependencies } from '../http/dependencies';

/** The processes that are traded here with the kinds of their notices, by which everybody may look for them. */
export async function publicProcesses({ database }: ApiDependencies): Promise<PublicProcess[]> {
  // the newest version names process and notices; kinds that only older ones had stay
  const published = await rows(database.read, 'definition').find({ order: { publishedAt: 'ASC' } });
  const processes = new Map<string, Pick<Process, 'title' | 'notices'>>();
  for (const { process, json } of published) {
    const { kind, title, notices } = json as Process;
    if (kind !== 'trading') continue;
    processes.set(process, { title, notices: { ...processes.get(process)?.notices, ...notices } });
  }
  return [...processes].map(([process, { title, notices }]) => ({
    process,
    title,
    notices: Object.entries(notices).map(([kind, { title: name }]) => ({ kind, title: name })),
  }));
}
