import { appendAudit } from '../../database/audit';
import { rows } from '../../database/database';
import { text } from '../../definitions/language/text';
import { actorOf } from '../audit/record';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

/** Changes one's own name as others see it: it gives no right, and from what to what is on record. */
export async function changeOwnName({ database, clock }: ApiDependencies, me: SignedIn, name: string): Promise<void> {
  const { id, name: before } = me.user;
  if (name === before) return;
  const title = text(`姓名由“${before}”改为“${name}”`, `Name changed from “${before}” to “${name}”`);
  await database.write(async (tx) => {
    await rows(tx, 'user').update({ id }, { name });
    await appendAudit(tx, [{ ...actorOf(me), kind: 'account', at: clock.now(), subject: id, content: { title } }]);
  });
}
