import { currentCalendar } from '../../database/calendar';
import { text } from '../../definitions/language/text';
import { dateOf } from '../../domain/calendar';
import { bad, care, good, type Check } from './finding';

/** Whether the days off are known as far as limits reach; the State Council publishes a year in the November before. */
export const checkCalendar: Check = async ({ database, clock }) => {
  const today = dateOf(clock.now());
  const year = Number(today.slice(0, 4));
  const { lastYear } = await currentCalendar(database.read);
  const says = text(`节假日已公布到 ${lastYear} 年`, `Days off are published up to ${lastYear}`);
  const todo = text(
    '国务院办公厅通知发布后，由管理部门在“节假日历”中录入；在此之前期限为暂定。',
    'Once the State Council has published it, the administration enters it under Working days; until then dates are provisional.',
  );
  if (lastYear < year) return bad(says, todo);
  return lastYear === year && today.slice(5) >= '11-15' ? care(says, todo) : good(says);
};
