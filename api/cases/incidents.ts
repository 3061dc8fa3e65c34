import type { z } from 'zod';
import type { CaseState } from '../../definitions/language';
import type { Mending } from '../../workflows/runtime/case-input';
import { rows } from '../../database/database';
import type { mendSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { archiveIncident, mendArchive } from '../archive/archive-incidents';
import { isTemporalAway } from '../outbox/temporal-away';

/** Real milliseconds that an operator waits for the case to be told. */
const patienceMs = 5000;

const mustManage = (me: SignedIn): void => {
  if (!me.ability.can('manage', 'Incident')) throw refuse.notAllowed();
};

/** Lets the case try again what keeps failing, or go on without it. */
export async function mendIncident(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  incident: string,
  { how, reason }: z.output<typeof mendSchema>,
): Promise<void> {
  mustManage(me);
  if (how === 'skip' && reason === undefined) {
    throw refuse.invalidField('reason', 'required', {
      zh: '跳过必须写明理由。',
      en: 'To skip an effect, give a reason.',
    });
  }
  if (incident === archiveIncident) return mendArchive(deps, me, caseId, how, reason);
  const row = await rows(deps.database.read, 'case').findOneBy({ id: caseId });
  const open = (row?.state as CaseState | undefined)?.incidents.find((one) => one.id === incident);
  if (!open) throw refuse.notFound();
  if (how === 'skip' && open.needed) {
    throw refuse.invalidField('how', 'needed', {
      zh: '项目缺这一步不能继续，只能重试。',
      en: 'The case cannot go on without this step: it can only be tried again.',
    });
  }
  const mending: Mending = { incident, how, ...(reason !== undefined && { reason }) };
  const handle = deps.temporal.workflow.getHandle(caseId);
  try {
    await deps.temporal.withDeadline(Date.now() + patienceMs, () => handle.signal('mend', mending));
  } catch (error) {
    throw isTemporalAway(error) ? refuse.conflict('Unavailable') : error;
  }
}
