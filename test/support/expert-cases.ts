import { randomUUID } from 'node:crypto';
import type { ActReceipt, ExpertFile } from '../../api/contract';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { registerDefinitions } from '../../definitions/registry';
import { client } from './driver';
import type { Platform } from './platform';
import type { PersonName } from './world';

type Form = Readonly<Record<string, unknown>>;

/** Publishes the processes that decide about experts, and drives their cases as people do. */
export async function expertCases(platform: Platform) {
  const api = client(platform);
  await publishDefinitions(platform.database, registerDefinitions, platform.deps.clock.now());

  const open = async (as: PersonName, process: string, form: Form): Promise<string> => {
    const sent = { process, jurisdiction: 'CN', form, key: randomUUID() };
    const { cases } = await api.send<{ cases: { id: string }[] }>(as, 'post', '/cases', sent);
    return cases[0]?.id ?? '';
  };
  const act = (as: PersonName, caseId: string, action: string, form: Form = {}): Promise<ActReceipt> =>
    api.send(as, 'post', `/cases/${caseId}/acts`, { action, form, key: randomUUID() });

  return {
    api,
    open,
    act,
    /** Waits, in real time, until the register says so. */
    async untilRegistered(id: string, holds: (file: ExpertFile) => boolean): Promise<ExpertFile> {
      for (const end = Date.now() + 20_000; ;) {
        const file = await api.get<ExpertFile>('administration', `/expert-register/${id}`);
        if (holds(file)) return file;
        if (Date.now() > end) throw new Error(`The register holds ${JSON.stringify(file)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    /** Puts people into the register as they were before cases decided. */
    async register(ids: readonly string[]): Promise<void> {
      const since = platform.deps.clock.now();
      await platform.database.write(async (tx) => {
        for (const id of ids) {
          await rows(tx, 'expert').insert({
            ...{ id, specialities: ['A080104', 'A0601'], region: '530100', title: '高级工程师' },
            ...{ state: 'admitted', suspendedUntil: null, since },
          });
        }
      });
    },
    /** An expert is suspended by one person and another. */
    async suspend(expert: string, decision: Form = {}): Promise<string> {
      const id = await open('administration', 'expertSuspension', { expert, reason: '举报核查' });
      await act('administrationColleague', id, 'decide', { basis: '条例第七十一条', ...decision });
      return id;
    },
  };
}
