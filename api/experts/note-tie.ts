import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../../database/audit';
import { insertRow, rows } from '../../database/database';
import { text } from '../../definitions/language';
import { actorOf } from '../audit/record';
import type { expertTieInputSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { expertFile } from './expert-file';

/** Notes a tie of an expert to a body, declared by the expert or found out. @throws Refusal NotFound, InvalidInput */
export async function noteTie(
  { database, clock }: ApiDependencies,
  me: SignedIn,
  id: string,
  { kind, bodyId, until }: z.infer<typeof expertTieInputSchema>,
): Promise<void> {
  await expertFile(database.read, me, id);
  if (!(await rows(database.read, 'body').existsBy({ id: bodyId }))) {
    throw refuse.invalidField('bodyId', 'unknownBody', text('没有这个单位。', 'There is no such body.'));
  }
  const noted = { notedAt: clock.now(), notedBy: me.user.id };
  await database.write(async (tx) => {
    await insertRow(tx, 'expertTie', {
      ...{ id: randomUUID(), userId: id, bodyId, kind, until: until ?? null },
      ...noted,
    });
    const content = { expert: { tie: kind, body: bodyId } };
    await appendAudit(tx, [{ ...actorOf(me), kind: 'account', at: noted.notedAt, subject: id, content }]);
  });
}
