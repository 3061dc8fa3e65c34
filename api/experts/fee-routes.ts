import { text, type Language, type Text } from '../../definitions/language';
import { specialityName } from '../../domain/drawing/specialities';
import { actorOf, record } from '../audit/record';
import { expertFeeExportQuery, expertFeeQuery, expertFeesSchema, type ExpertFees } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { sendTable, shanghaiSecond } from '../http/table';
import { expertFees, listExpertFees } from './fees';

type Item = ExpertFees['items'][number];

const columns: readonly { readonly title: Text; readonly of: (item: Item, language: Language) => string }[] = [
  { title: text('项目编号', 'Case'), of: ({ caseId }) => caseId },
  { title: text('专家', 'Expert'), of: ({ expert }) => expert },
  { title: text('工作单位', 'Employer'), of: ({ employer }) => employer },
  { title: text('专业', 'Speciality'), of: ({ speciality }, language) => specialityName(speciality)[language] },
  { title: text('签到（北京）', 'Signed in (Beijing)'), of: ({ seatedAt }) => shanghaiSecond(seatedAt) },
  { title: text('评审结束（北京）', 'Evaluation over (Beijing)'), of: ({ leftAt }) => shanghaiSecond(leftAt) },
  { title: text('评审费（元）', 'Fee (yuan)'), of: ({ fee }) => String(fee) },
];

/** Fees of experts: statistics and the settlement list of a period. */
export const expertFeeRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/expert-fees',
    summary: 'What experts are paid for the evaluations of a period, and how calls were answered',
    access: 'session',
    query: expertFeeQuery,
    response: expertFeesSchema,
    handler: ({ me, query }) => listExpertFees(deps, me, query),
  }),
  route({
    method: 'get',
    path: '/expert-fees/export',
    summary: 'The settlement list as CSV',
    access: 'session',
    query: expertFeeExportQuery,
    produces: 'text/csv',
    async handler({ me, query: { language, ...days }, res }) {
      const items = await expertFees(deps, me, days);
      const content = { what: 'expertFees', rows: items.length, filters: days };
      await record(deps.database, [{ ...actorOf(me), kind: 'export', at: deps.clock.now(), content }]);
      sendTable(res, 'expert-fees.csv', [
        columns.map(({ title }) => title[language]),
        ...items.map((item) => columns.map((column) => column.of(item, language))),
      ]);
    },
  }),
];
