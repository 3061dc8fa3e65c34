import { z } from 'zod';
import { text } from '../../definitions/language/text';
import { caseFilters, noticeQuery, taskQuery, type View, type ViewContent } from '../contract';
import { refuse } from '../http/refusal';

const noPage = { cursor: true, limit: true } as const;

/** What each list takes as filters. */
const filters: Readonly<Record<View['list'], z.ZodType>> = {
  cases: z.strictObject(caseFilters),
  tasks: taskQuery.omit(noPage).strict(),
  notices: noticeQuery.omit(noPage).strict(),
};

/** @throws Refusal `InvalidInput` where the list would not take the filters of a view */
export function checkViewFilter(list: View['list'], { filter }: ViewContent): void {
  const checked = filters[list].safeParse(filter);
  if (checked.success) return;
  const [issue] = checked.error.issues;
  const name = issue && 'keys' in issue ? issue.keys.join(', ') : (issue?.path.join('.') ?? '');
  throw refuse.invalidField(
    `content.filter.${name}`,
    'notAFilter',
    text(`此清单没有这样的筛选条件：${name}`, `This list takes no such filter: ${name}`),
  );
}
