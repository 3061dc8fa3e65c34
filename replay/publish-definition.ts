import { z } from 'zod';
import { proposalViewSchema } from '../api/contract';
import type { Process } from '../definitions/language';
import type { People } from './people';

const versions = z.object({ items: z.array(z.object({ process: z.string(), version: z.string() })) });
const proposed = z.object({ proposalId: z.string() });

/** Two people of the administration put a definition into force for new cases; where it is published it stays as it is. */
export async function publishDefinition(people: People, definition: Process): Promise<void> {
  const [first, second] = await people.demoPair('administration');
  const { items } = await first.get('/api/definitions', versions);
  const { process, version } = definition;
  if (items.some((one) => one.process === process && one.version === version)) return;
  const { proposalId } = await first.post('/api/definitions', { text: JSON.stringify(definition) }, proposed);
  await second.post(`/api/proposals/${proposalId}/confirm`, {}, proposalViewSchema);
}
