import { appendAudit } from '../../database/audit';
import { rows } from '../../database/database';
import type { BodyRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { actorOf } from '../audit/record';
import { isOfficialRole } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import { refuse } from '../http/refusal';
import { propose } from '../proposals/propose';
import { bodyTitle, isSameBody, type BodyChange } from './body-proposals';
import { refuseTaken, storeBody } from './store-body';

/**
 * Registers a body of the market: alone, since nobody has a right by it before somebody confirms an account there.
 * @throws Refusal `Conflict` when its code or name is registered
 */
export async function registerBody({ database, clock }: ApiDependencies, me: SignedIn, row: BodyRow): Promise<void> {
  const entry = { ...actorOf(me), kind: 'body', at: clock.now(), region: row.region, subject: row.id } as const;
  try {
    await database.write(async (tx) => {
      await refuseTaken(tx, row);
      await storeBody(tx, row, undefined);
      await appendAudit(tx, [{ ...entry, content: { title: bodyTitle({ after: row }) } }]);
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // two at once
    await refuseTaken(database.read, row);
    throw error;
  }
}

/** The smallest region that holds both, as far as the digits of its code tell. */
function regionAround(one: string, other: string): string {
  const levels = [6, 4, 2].map((digits) => [one, other].map((code) => code.slice(0, digits).padEnd(6, '0')));
  return levels.find(([a, b]) => a === b)?.[0] ?? one;
}

/**
 * Proposes a body, or another state of one. @returns the id of the proposal
 * @throws Refusal `Conflict` when nothing would change, its code or name is registered, or another change of it waits
 */
export async function proposeBody(deps: ApiDependencies, me: SignedIn, change: BodyChange): Promise<string> {
  const { before, after } = change;
  if (before && isSameBody(before, after)) {
    throw refuse.conflict('Conflict', text('没有任何改动。', 'Nothing would change.'));
  }
  const isOffice = [...(before?.kinds ?? []), ...after.kinds].some(isOfficialRole);
  return deps.database.write(async (tx) => {
    await refuseTaken(tx, after);
    const waiting = await rows(tx, 'proposal').findBy({ subject: after.id, state: 'waiting' });
    if (waiting.some(({ expiresAt }) => expiresAt === null || expiresAt > deps.clock.now())) {
      throw refuse.conflict(
        'Conflict',
        text(
          '该单位已有一项变更在等待复核，请先处理。',
          'Another change of this body waits for confirmation: decide over that first.',
        ),
      );
    }
    const row = await propose(tx, deps, me, {
      kind: isOffice ? 'office' : 'body',
      subject: after.id,
      region: regionAround(before?.region ?? after.region, after.region),
      content: change,
      title: bodyTitle(change),
    });
    return row.id;
  });
}
