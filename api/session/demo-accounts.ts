import { z } from 'zod';
import { rows } from '../../database/database';
import { demoAccountsSetting, type DemoAccount } from '../../database/seed/demo-accounts';
import type { ApiDependencies } from '../http/dependencies';

export const demoAccountsSchema = z.object({
  items: z.array(
    z.object({ login: z.string(), password: z.string(), name: z.string(), role: z.string(), body: z.string() }),
  ),
});

/** The logins of the demo world, where it was seeded and this is no production. */
export async function readDemoAccounts({ configuration, database }: ApiDependencies): Promise<DemoAccount[]> {
  if (configuration.environment === 'production') return [];
  const setting = await rows(database.read, 'setting').findOneBy({ name: demoAccountsSetting });
  return (setting?.value as DemoAccount[] | undefined) ?? [];
}
