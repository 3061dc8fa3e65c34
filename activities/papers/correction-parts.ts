import type { AskedCorrections } from '../../database/corrections';
import type { Process } from '../../definitions/language';
import { groupAmount } from '../../domain/amount';
import type { Confirmation } from '../../domain/bid-document/evaluated-price';
import type { Correction } from '../../domain/bid-document/corrections';
import type { PaperPart, Said } from '../../domain/paper/paper';

const answers: Readonly<Record<Confirmation, Said>> = {
  accepted: { zh: '接受', en: 'Accepted' },
  refused: { zh: '不接受', en: 'Refused' },
  silent: { zh: '逾期未答复', en: 'No answer in time' },
};

/** So many corrections of one bid are printed; all stand in the data of the paper. */
const mostLines = 200;

/** 报价修正: what the committee corrected, what it left, and what the bidders said. Nothing where nothing was found. */
export function correctionParts(
  corrected: readonly AskedCorrections[],
  nameOf: ReadonlyMap<string, string>,
  definition: Process,
): PaperPart[] {
  if (corrected.length === 0) return [];
  const lineOf = (bid: string, { rule, bill, item, stated, corrected: right }: Correction, decision: Said) => ({
    cells: [
      nameOf.get(bid) ?? bid,
      [bill?.title, item, definition.rules[rule]?.title.zh ?? rule].filter((said) => said !== undefined).join(' '),
      groupAmount(stated),
      groupAmount(right),
      decision,
    ],
  });
  return [
    { kind: 'section', title: { zh: '报价修正', en: 'Corrections of prices' } },
    {
      kind: 'table',
      columns: [
        { title: { zh: '投标人', en: 'Bidder' }, share: 3 },
        { title: { zh: '投标报价', en: 'As stated' }, kind: 'amount', share: 1.6 },
        { title: { zh: '修正后的报价', en: 'As corrected' }, kind: 'amount', share: 1.6 },
        { title: { zh: '投标人确认', en: 'The bidder' }, share: 1.4 },
      ],
      rows: corrected.map(({ bid, stated, corrected: right, confirmation }) => ({
        cells: [
          nameOf.get(bid) ?? bid,
          groupAmount(stated),
          groupAmount(right),
          confirmation ? answers[confirmation] : { zh: '未作修正', en: 'Not corrected' },
        ],
      })),
    },
    {
      kind: 'table',
      columns: [
        { title: { zh: '投标人', en: 'Bidder' }, share: 2 },
        { title: { zh: '修正', en: 'Correction' }, share: 3.4 },
        { title: { zh: '原值', en: 'As stated' }, kind: 'amount', share: 1.4 },
        { title: { zh: '修正值', en: 'By the rule' }, kind: 'amount', share: 1.4 },
        { title: { zh: '评标委员会', en: 'The committee' }, share: 2 },
      ],
      rows: corrected.flatMap(({ bid, taken, refused }) => [
        ...taken.slice(0, mostLines).map((one) => lineOf(bid, one, { zh: '修正', en: 'Corrected' })),
        ...refused.map((one) => lineOf(bid, one, { zh: `不修正：${one.reasons.join('；')}`, en: 'Left as stated' })),
      ]),
    },
  ];
}
