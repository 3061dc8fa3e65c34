import { LessThan } from 'typeorm';
import { amendedField, findAction, newDeadlineField, type Process } from '../definitions/language';
import { rows, type Database } from '../database/database';
import type { FullAct } from '../database/given';
import type { Amendment } from '../database/notice-content';

/** What of an earlier notice counts here. */
interface Earlier {
  readonly fields: readonly { readonly path: string; readonly value: unknown }[];
  readonly amends?: Amendment;
}

interface Link {
  readonly id: string;
  readonly number: string;
  readonly hash: string;
  readonly deadline: string;
}

/**
 * The notice that the notice of an act corrects: the one that stated the published deadline, or the last that corrected
 * it since. Undefined for every other notice.
 */
export async function amendmentOf(
  database: Database,
  definition: Process,
  caseId: string,
  kind: string,
  act: FullAct | undefined,
): Promise<Amendment | undefined> {
  const action = act && findAction(definition, act.action);
  const stated = act && action?.publishes === kind ? amendedField(definition, act.action, act.stage) : undefined;
  if (!act || !action || stated === undefined) return undefined;
  const earlier = await rows(database.read, 'notice').find({
    where: { caseId, seq: LessThan(act.seq) },
    order: { seq: 'ASC' },
  });
  let last: Link | undefined;
  for (const { id, number, hash, content } of earlier) {
    const { fields, amends } = content as Earlier;
    const given = fields.find(({ path }) => path === stated)?.value;
    if (typeof given === 'string') last = { id, number, hash, deadline: given };
    else if (last && amends?.id === last.id)
      last = { id, number, hash, deadline: amends.deadline?.to ?? last.deadline };
  }
  if (!last) return undefined;
  const { deadline: from, ...link } = last;
  const to = act.form[newDeadlineField(action) ?? ''];
  return { ...link, ...(typeof to === 'string' && { deadline: { from, to } }) };
}
