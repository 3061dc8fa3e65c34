import { rows } from '../../database/database';
import { text } from '../../definitions/language/text';
import { care, good, type Check } from './finding';

const slowMs = 500;
const mostSkewMs = 2000;

/** Whether the database answers, and how soon. */
export const checkDatabase: Check = async ({ database }) => {
  const begun = performance.now();
  await rows(database.read, 'setting').count();
  const took = Math.round(performance.now() - begun);
  const kind = database.dialect === 'sqlite' ? 'SQLite' : 'MySQL';
  const says = text(`${kind}，${took} 毫秒内应答`, `${kind}, answers within ${took} ms`);
  if (took < slowMs) return good(says);
  return care(
    says,
    text('应答很慢：检查数据库所在机器的负载与磁盘。', 'It is slow: look at the load and the disk of its machine.'),
  );
};

/** Whether this machine and the database show the same time: deadlines are compared with both. */
export const checkClock: Check = async ({ database: { dialect, read } }) => {
  const sql =
    dialect === 'sqlite'
      ? "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now') AS now"
      : "SELECT DATE_FORMAT(UTC_TIMESTAMP(3), '%Y-%m-%dT%H:%i:%s.%fZ') AS now";
  const before = Date.now();
  const [answer] = await read.query<{ readonly now: string }[]>(sql);
  const middle = (before + Date.now()) / 2;
  // MySQL tells microseconds
  const there = Date.parse((answer?.now ?? '').replace(/(\.\d{3})\d+Z$/, '$1Z'));
  const skew = Math.round(Math.abs(there - middle));
  const says = text(`与数据库时钟相差 ${skew} 毫秒`, `${skew} ms apart from the clock of the database`);
  if (skew <= mostSkewMs) return good(says);
  return care(
    says,
    text('两台机器的时钟不一致：请检查 NTP 对时。', 'The clocks of the two machines differ: see to their NTP.'),
  );
};
