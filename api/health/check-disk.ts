import { statfs } from 'node:fs/promises';
import { text } from '../../definitions/language/text';
import { bad, care, good, type Check } from './finding';

const gigabyte = 1024 ** 3;

/** How much room is left where the data folder is. */
export const checkDisk: Check = async ({ configuration: { dataDir } }) => {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const percent = Math.round((bavail / Math.max(1, blocks)) * 100);
  const gigabytes = (free / gigabyte).toFixed(1);
  const says = text(
    `${dataDir} 余 ${gigabytes} GB（${percent}%）`,
    `${gigabytes} GB (${percent}%) are free at ${dataDir}`,
  );
  const todo = text(
    '清理或扩大磁盘：磁盘满时平台停止接收。',
    'Free or enlarge the disk: a full disk stops the platform.',
  );
  if (free < gigabyte || percent < 2) return bad(says, todo);
  return free < 5 * gigabyte || percent < 10 ? care(says, todo) : good(says);
};
