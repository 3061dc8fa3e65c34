import { industries } from '../../definitions/industries';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { latestValues, readActs } from '../../database/given';
import { knownFacts } from '../../domain/tender-document/placeholders';
import type { TenderPackage } from '../../domain/tender-document/tender-package';
import type { TenderDraft } from '../../domain/tender-document/tender-draft';
import { formatAmount, groupAmount, parseAmount, type Unit } from '../../domain/amount';
import { priceFault } from '../../domain/bid-document/price-bill';
import type { ApiDependencies } from '../http/dependencies';
import type { TenderRoomGround } from './tender-room';

/** What a case states of a tender document: the project with its names, the lots, and what texts may name. */
export interface CaseFacts {
  readonly project: TenderPackage['project'];
  readonly lots: TenderPackage['lots'];
  readonly known: Readonly<Record<string, string>>;
}

/** Reads what the case states, with what the draft says of evaluation and prices. */
export async function caseFacts(
  { database: { read } }: ApiDependencies,
  { opened: { row, definition }, cases, action }: TenderRoomGround,
  evaluation: TenderDraft['evaluation'],
): Promise<CaseFacts> {
  const given = latestValues(await readActs(read, row.id));
  const project = await rows(read, 'project').findOneByOrFail({ id: row.projectId });
  const region = await rows(read, 'region').findOneBy({ code: row.region });
  const names = await bodyNames(read, [row.tendererId, ...(row.agencyId === null ? [] : [row.agencyId])]);
  const tenderer = names.get(row.tendererId) ?? row.tendererId;
  const agency = row.agencyId === null ? undefined : (names.get(row.agencyId) ?? row.agencyId);
  const lots = cases.map(({ id, lot, title }) => ({ case: id, title: lot ?? title }));
  const form = action?.action.form ?? {};
  const method = form['method'];
  const chosen = typeof evaluation['method'] === 'string' ? evaluation['method'] : '';
  const amount = (name: string): string | undefined => {
    const value = evaluation[name];
    if (typeof value !== 'string' || value === '') return undefined;
    const field = form[name];
    const isYuan = row.unit === 'CNY' || (field?.type === 'amount' && field.money === true);
    if (isYuan) return `人民币${grouped(value, 'CNY')}元`;
    return row.unit === 'JPY' ? `${grouped(value, 'JPY')}日元` : `${value}%`;
  };
  const known: Record<string, string | undefined> = {
    project: project.title,
    lots: cases.some(({ lot }) => lot !== null) ? lots.map(({ title }) => title).join('、') : '不分标段',
    tenderer,
    agency,
    region: region?.nameZh ?? row.region,
    funds: typeof given['start.funds'] === 'string' ? given['start.funds'] : undefined,
    method: method?.type === 'choice' ? method.options[chosen]?.zh : statedMethodTitle(definition, chosen),
    ceiling: amount('ceiling') ?? '不设',
    bidSecurity: amount('bidSecurity') ?? '不要求',
  };
  return {
    project: {
      id: row.projectId,
      title: project.title,
      tenderer,
      ...(agency !== undefined && { agency }),
      region: row.region,
      industry: Object.hasOwn(industries, row.industry)
        ? industries[row.industry as keyof typeof industries].zh
        : row.industry,
      unit: row.unit as Unit,
      better: given['start.better'] === 'higher' ? 'higher' : 'lower',
    },
    lots,
    known: Object.fromEntries(
      knownFacts.flatMap(({ key }) => (known[key] === undefined ? [] : [[key, known[key]] as const])),
    ),
  };
}

/** An amount as documents have it, `4,800,000.00`; what is none yet as it was typed. */
const grouped = (value: string, unit: Unit): string =>
  priceFault(value, unit) === undefined ? groupAmount(formatAmount(parseAmount(value, unit))) : value;

/** How the definition calls a method in the form that files documents: an addendum does not ask for it again. */
function statedMethodTitle({ stages }: TenderRoomGround['opened']['definition'], chosen: string): string | undefined {
  for (const { actions = {} } of Object.values(stages)) {
    for (const { form = {} } of Object.values(actions)) {
      for (const field of Object.values(form)) {
        if (field.type === 'choice' && field.evaluates) return field.options[chosen]?.zh;
      }
    }
  }
  return undefined;
}
