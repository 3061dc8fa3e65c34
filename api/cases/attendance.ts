import { createHash } from 'node:crypto';
import { rows } from '../../database/database';
import type { AttendanceRow } from '../../database/rows';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openCase } from './case-access';
import { openingPlace } from './opening-place';

/** Real milliseconds after which somebody of whom nothing was heard is no longer present. */
const presentMs = 90_000;

/** Whether somebody is present now. */
export const isHere = ({ heardAt }: AttendanceRow): boolean => Date.now() - heardAt < presentMs;

/**
 * Notes that a person is present at the opening of a case in which they take part; their page says so again and again.
 * @throws Refusal NotFound where nothing is being opened; NotAllowed for who takes no part
 */
export async function attend(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<void> {
  const opened = await openCase(deps, me, caseId);
  openingPlace(opened);
  if (opened.state.closing !== undefined) throw refuse.notFound();
  if (opened.mine.length === 0) throw refuse.notAllowed();
  const { body } = me.membership;
  const { role } = me.membership;
  const who = { caseId, userId: me.user.id, bodyId: body.id, role };
  const id = createHash('sha256').update(JSON.stringify(who)).digest('hex').slice(0, 32);
  const [lastAt, heardAt] = [deps.clock.now(), Date.now()];
  await deps.database.write(async (tx) => {
    const { affected } = await rows(tx, 'attendance').update({ id }, { lastAt, heardAt });
    if (affected) return;
    await rows(tx, 'attendance')
      .createQueryBuilder()
      .insert()
      .values({ id, ...who, firstAt: lastAt, lastAt, heardAt })
      .orIgnore()
      .execute();
  });
}
