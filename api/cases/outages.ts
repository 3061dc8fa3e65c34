import { Between, In, IsNull } from 'typeorm';
import type { z } from 'zod';
import { sha256 } from '../../domain/hash';
import { sideBySide } from '../../domain/side-by-side';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import { tenderActions } from '../../database/tender-facts';
import type { affectedSchema, outageResultSchema, outageSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal, refuse } from '../http/refusal';
import { takeAct } from './take-act';

/** So many cases are postponed at once. */
const casesAtOnce = 8;

type OutageResult = z.input<typeof outageResultSchema>['results'][number];

/** Open cases of the acting centre whose published deadline lies in the period. */
async function affectedRows(deps: ApiDependencies, me: SignedIn, from: string, to: string): Promise<CaseRow[]> {
  if (!me.ability.can('create', 'Outage')) throw refuse.notAllowed();
  const found = await rows(deps.database.read, 'case').find({
    where: { deadlineAt: Between(from, to), closing: IsNull() },
    order: { deadlineAt: 'ASC', id: 'ASC' },
  });
  if (found.length === 0) return [];
  const { body, role } = me.membership;
  const caseId = In(found.map((row) => row.id));
  const parties = await rows(deps.database.read, 'party').findBy({ caseId, bodyId: body.id, role });
  const own = new Set(parties.map((party) => party.caseId));
  return found.filter((row) => own.has(row.id));
}

/** Which cases an outage of that period touches. */
export async function affectedCases(
  deps: ApiDependencies,
  me: SignedIn,
  from: string,
  to: string,
): Promise<z.input<typeof affectedSchema>> {
  const found = await affectedRows(deps, me, from, to);
  return {
    items: found.flatMap((row) =>
      row.deadlineAt === null
        ? []
        : [
            {
              caseId: row.id,
              code: row.id,
              title: row.lot ? `${row.title} · ${row.lot}` : row.title,
              deadlineAt: row.deadlineAt,
            },
          ],
    ),
  };
}

/** Postpones every case that an outage touches, each with its own act, notice and result. */
export async function postponeForOutage(
  deps: ApiDependencies,
  me: SignedIn,
  outage: z.output<typeof outageSchema>,
): Promise<z.input<typeof outageResultSchema>> {
  if (outage.from >= outage.to) {
    throw refuse.invalidField('to', 'afterFrom', {
      zh: '结束时间应晚于开始时间。',
      en: 'The end must be later than the beginning.',
    });
  }
  const wanted = outage.caseIds && new Set(outage.caseIds);
  const found = (await affectedRows(deps, me, outage.from, outage.to)).filter((row) => !wanted || wanted.has(row.id));
  const results = await sideBySide(found, casesAtOnce, async (row): Promise<OutageResult> => {
    const key = sha256(`${outage.key}/${row.id}`).slice(0, 32);
    const form = { reason: outage.reason, newDeadline: outage.newDeadline };
    try {
      await takeAct(deps, me, row.id, { action: tenderActions.postponement, form, key });
      return { caseId: row.id, code: row.id, ok: true };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { caseId: row.id, code: row.id, ok: false, message: error.faults?.[0]?.message ?? error.text };
    }
  });
  return { results };
}
