import { readLastBackup } from './last-backup';
import { counted, text } from '../../definitions/language/text';
import { bad, care, good, type Check } from './finding';

const hourMs = 3_600_000;

/** When the last backup was made, as the backup itself has noted. */
export const checkBackup: Check = async ({ configuration: { dataDir } }) => {
  const made = await readLastBackup(dataDir);
  const todo = text(
    '运行 npm run backup，或让数据库自己的备份写下时间（见 docs/operations.md）。',
    'Run npm run backup, or let the backup of the database note its time, see docs/operations.md.',
  );
  if (made === undefined) return care(text('没有备份记录', 'No backup is known'), todo);
  const hours = Math.max(0, Math.round((Date.now() - Date.parse(made)) / hourMs));
  const says = text(`${hours} 小时前备份`, `The last backup was made ${counted(hours, 'hour')} ago`);
  if (hours <= 26) return good(says);
  return hours <= 7 * 24 ? care(says, todo) : bad(says, todo);
};
