import { noteIncident } from '../../exchange/incidents';
import type { ApiDependencies } from '../http/dependencies';
import type { Refusal } from '../http/refusal';

/** Writes down, for the operators here too, that something of that sender is refused; answers the refusal. */
export async function receivingRefusal(
  { database, clock }: ApiDependencies,
  sender: string,
  refusal: Refusal,
  number?: number,
): Promise<Refusal> {
  const first = refusal.faults?.[0]?.message;
  const said = first ? { zh: `${refusal.text.zh}${first.zh}`, en: `${refusal.text.en} ${first.en}` } : refusal.text;
  const problem = { code: refusal.code, ...said, ...(number !== undefined && { number }) };
  await database.write((tx) => noteIncident(tx, sender, 'receiving', problem, clock.now()));
  return refusal;
}
