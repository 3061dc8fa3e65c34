import { capitalAmount, groupAmount, parseAmount } from '../amount';
import type { Paper, PaperColumn, PaperPart, PaperRow, Said } from '../paper/paper';
import { billsOf, type BidderForm, type TenderPackage } from '../tender-document/tender-package';
import type { Bill } from '../tender-document/bill';
import { bidDocumentFile, type BidDocument, type FilledForm, type PricedBill } from './bid-document';
import { billSums, priceFault } from './price-bill';

const yesNo: Readonly<Record<string, Said>> = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } };

const shown = (form: BidderForm, key: string, value: string): Said => {
  const type = form.fields.find((field) => field.key === key)?.type;
  if (type === 'yesNo') return yesNo[value] ?? value;
  return type === 'amount' && /^[0-9.]+$/.test(value) ? groupAmount(value) : value;
};

/** 投标文件 as people read it: price, forms, priced bills and the list of what goes with it. `at`: when it is made. */
export function bidPaper(bid: BidDocument, tender: TenderPackage, at: string): Paper {
  const { text } = bidDocumentFile(bid);
  const { unit, title, tenderer } = tender.project;
  const lot = tender.lots.find((one) => one.case === bid.case)?.title;
  const bills = billsOf(tender, bid.case);
  const isMoney = unit === 'CNY' && priceFault(bid.price, unit) === undefined;
  const price = `${groupAmount(bid.price)} ${unit === 'CNY' ? '元' : unit}`;
  const filled = new Map(bid.forms.map((form) => [form.key, form]));
  return {
    title: { zh: '投标文件', en: 'Bid document' },
    subtitle: title,
    at,
    parts: [
      { kind: 'section', title: { zh: '投标一览', en: 'The bid' } },
      {
        kind: 'facts',
        facts: [
          [{ zh: '项目名称', en: 'Title' }, title],
          ...(lot === undefined || lot === title ? [] : [[{ zh: '标段', en: 'Lot' }, lot] as const]),
          [{ zh: '招标人', en: 'Tenderer' }, tenderer],
          [{ zh: '投标人', en: 'Bidder' }, bid.bidder],
          [{ zh: '投标报价', en: 'Bid price' }, price],
          ...(isMoney
            ? [
                [
                  { zh: '大写', en: 'In words' },
                  `人民币${bid.priceInWords ?? capitalAmount(parseAmount(bid.price, 'CNY'))}`,
                ] as const,
              ]
            : []),
          [{ zh: '招标文件', en: 'Tender document' }, `SHA-256 ${bid.tender}`],
        ],
      },
      ...tender.bidderForms.flatMap((form) => formParts(form, filled.get(form.key), bid)),
      ...bills.flatMap((bill) =>
        billParts(
          bill,
          bid.bills.find(({ key }) => key === bill.key),
          unit,
        ),
      ),
      { kind: 'section', title: { zh: '附件', en: 'Attachments' } },
      {
        kind: 'table',
        columns: [
          { title: { zh: '文件', en: 'File' }, share: 3 },
          { title: { zh: '字节', en: 'Bytes' }, kind: 'amount', share: 1 },
          { title: 'SHA-256', kind: 'code', share: 3 },
        ],
        rows: bid.attachments.map(({ name, size, sha256 }) => ({ cells: [name, groupAmount(String(size)), sha256] })),
      },
    ],
    data: text,
    foot: { subject: `${bid.case} · ${bid.bidder}` },
  };
}

function formParts(form: BidderForm, filled: FilledForm | undefined, { attachments }: BidDocument): PaperPart[] {
  const head: PaperPart = { kind: 'section', title: form.title };
  const says: PaperPart[] = form.text === '' ? [] : [{ kind: 'paragraph', text: form.text }];
  switch (form.kind) {
    case 'pricedBill':
      return [];
    case 'statement': {
      const isMade = filled?.isMade === true;
      const made: Said = isMade ? { zh: '已作出', en: 'Made as it stands' } : { zh: '未作出', en: 'Not made' };
      return [head, ...says, { kind: 'paragraph', text: made, isStrong: true }];
    }
    case 'fields':
      return [
        head,
        {
          kind: 'facts',
          facts: form.fields.map(({ key, title }) => [title, shown(form, key, filled?.values?.[key] ?? '')] as const),
        },
      ];
    case 'table':
      return [
        head,
        {
          kind: 'table',
          columns: form.fields.map(({ title, type }): PaperColumn => ({
            title,
            kind: type === 'amount' ? 'amount' : 'text',
          })),
          rows: (filled?.rows ?? []).map((row) => ({
            cells: form.fields.map(({ key }) => shown(form, key, row[key] ?? '')),
          })),
        },
      ];
    case 'files': {
      const own = attachments.filter((one) => one.form === form.key);
      return [
        head,
        {
          kind: 'table',
          columns: [{ title: { zh: '文件', en: 'File' } }],
          rows: own.map(({ name }) => ({ cells: [name] })),
        },
      ];
    }
  }
}

function billParts(bill: Bill, priced: PricedBill | undefined, unit: TenderPackage['project']['unit']): PaperPart[] {
  const { lines, sections, total } = billSums(bill, priced, unit);
  const rows: PaperRow[] = [];
  let section: string | undefined;
  for (const { item, priced: own, amount } of lines) {
    if (item.section !== undefined && item.section !== section) {
      section = item.section;
      const sum = sections.find(({ title }) => title === section)?.total ?? '';
      rows.push({ cells: ['', item.section, '', '', '', groupAmount(sum)], isStrong: true });
    }
    rows.push({
      cells: [
        item.number,
        [item.name, item.features].filter((said) => said !== '').join('\n'),
        item.unit,
        item.quantity,
        own ? groupAmount(own.unitPrice) : '—',
        amount === undefined ? '—' : groupAmount(amount),
      ],
    });
  }
  rows.push({ cells: ['', { zh: '合计', en: 'Total' }, '', '', '', groupAmount(total)], isStrong: true });
  return [
    { kind: 'section', title: bill.title },
    {
      kind: 'table',
      columns: [
        { title: { zh: '序号', en: 'No.' }, share: 0.8 },
        { title: { zh: '项目', en: 'Item' }, share: 4 },
        { title: { zh: '单位', en: 'Unit' }, share: 0.7 },
        { title: { zh: '工程量', en: 'Quantity' }, kind: 'amount', share: 1.2 },
        { title: { zh: '综合单价', en: 'Unit price' }, kind: 'amount', share: 1.3 },
        { title: { zh: '合价', en: 'Amount' }, kind: 'amount', share: 1.6 },
      ],
      rows,
    },
  ];
}
