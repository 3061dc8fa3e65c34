import { rows } from '../../database/database';
import { text } from '../../definitions/language/text';
import { bad, care, good, type Check } from './finding';

const lateSeconds = 60;
const veryLateSeconds = 600;

/** What has still to be told to cases, and how long the oldest of it has waited. */
export const checkOutbox: Check = async ({ database }) => {
  const now = new Date().toISOString();
  const found = await rows(database.read, 'outbox')
    .createQueryBuilder('message')
    .select('COUNT(*)', 'count')
    .addSelect('MIN(message.since)', 'since')
    .where('message.since <= :now', { now })
    .getRawOne<{ readonly count: number | string; readonly since: string | null }>();
  const age = found?.since ? Math.max(0, Math.round((Date.parse(now) - Date.parse(found.since)) / 1000)) : 0;
  const count = Number(found?.count ?? 0);
  const says = text(`${count} 项待送，最早的已等 ${age} 秒`, `${count} to be delivered, the oldest waits for ${age} s`);
  if (age < lateSeconds) return good(says);
  const todo = text(
    'Temporal 不可用，或某个项目无法送达：先看 Temporal，再看故障事项。',
    'Temporal is away, or a case cannot be told: look at Temporal first, then at the incidents.',
  );
  return age < veryLateSeconds ? care(says, todo) : bad(says, todo);
};
