import { sha256 } from '../hash';
import type { Paper, PaperColumn, PaperPart, PaperRow, Said } from './paper';

/** A node of what pdfmake prints. */
export type PrintNode = Readonly<Record<string, unknown>>;

/** A paper as pdfmake prints it: data only, so that it can be handed to a thread or a worker. */
export interface PrintLayout {
  readonly content: readonly PrintNode[];
  readonly title: string;
  /** The date in the file, an instant in UTC. */
  readonly at: string;
  readonly orientation: 'portrait' | 'landscape';
  /** What stands at the foot of every page beside its number. */
  readonly foot: readonly string[];
  /** What is attached, as a text. */
  readonly data: string;
}

const muted = '#555555';
/** So many characters without a place to break would make a column wider than the page. */
const longRun = /[!-~]{18,}/;
/** A row of so many characters may be longer than a page, and breaks. */
const longCell = 300;

const english = (said: Said): string | undefined =>
  typeof said !== 'string' && said.en !== '' && said.en !== said.zh ? said.en : undefined;
const chinese = (said: Said): string => (typeof said === 'string' ? said : said.zh);

/** Chinese, and the English behind it in a quieter type. */
function inLine(said: Said, smaller = 1): PrintNode {
  const en = english(said);
  const zh = chinese(said);
  if (en === undefined) return { text: zh };
  return { text: [zh, { text: `  ${en}`, fontSize: 10 - smaller, color: muted, bold: false }] };
}

/** Chinese, and the English on a line of its own below. */
function below(said: Said, fontSize: number): PrintNode {
  const en = english(said);
  const zh = chinese(said);
  if (en === undefined) return { text: zh };
  return { stack: [{ text: zh }, { text: en, fontSize, color: muted, bold: false }] };
}

const breaking = (said: Said, kind: PaperColumn['kind']): PrintNode =>
  kind === 'code' || longRun.test(chinese(said)) ? { wordBreak: 'break-all' } : {};

const code: PrintNode = { fontSize: 7.5, color: '#333333' };

function cell(said: Said, { kind }: PaperColumn, { isStrong = false }: Pick<PaperRow, 'isStrong'>): PrintNode {
  return {
    ...below(said, 7.5),
    ...breaking(said, kind),
    ...(kind === 'amount' && { alignment: 'right' }),
    ...(kind === 'code' && code),
    ...(isStrong && { bold: true, fillColor: '#f5f6f8' }),
  };
}

/** Widths in hundredths of the page, so that a column of long words takes nothing away from the others. */
function widths(columns: readonly PaperColumn[]): string[] {
  const all = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  return columns.map(({ share = 1 }) => `${((share / all) * 100).toFixed(3)}%`);
}

function table({ columns, rows, empty }: Extract<PaperPart, { kind: 'table' }>): PrintNode {
  if (rows.length === 0) return { ...inLine(empty ?? { zh: '无', en: 'None' }), color: muted, margin: [0, 2, 0, 6] };
  const isLong = rows.some(({ cells }) => cells.some((each) => chinese(each).length > longCell));
  const head = columns.map(({ title, kind }) => ({
    ...below(title, 7),
    bold: true,
    fillColor: '#eef1f5',
    ...(kind === 'amount' && { alignment: 'right' }),
  }));
  const body = rows.map((row) => columns.map((column, index) => cell(row.cells[index] ?? '', column, row)));
  return {
    layout: 'official',
    fontSize: 8.5,
    margin: [0, 2, 0, 8],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: !isLong,
      widths: widths(columns),
      body: [head, ...body],
    },
  };
}

function facts({ facts: pairs }: Extract<PaperPart, { kind: 'facts' }>): PrintNode {
  return {
    layout: 'official',
    margin: [0, 2, 0, 8],
    table: {
      widths: ['27%', '73%'],
      body: pairs.map(([label, value]) => [
        { ...below(label, 7.5), fillColor: '#f5f6f8', fontSize: 9 },
        { ...below(value, 8.5), ...breaking(value, 'text'), fontSize: 9.5 },
      ]),
    },
  };
}

/** Numbers the sections as they come. */
function numbering(): (level: 1 | 2) => string {
  let first = 0;
  let second = 0;
  return (level) => {
    if (level === 1) {
      first += 1;
      second = 0;
      return `${first}`;
    }
    second += 1;
    return `${first}.${second}`;
  };
}

function partNode(part: PaperPart, number: (level: 1 | 2) => string): PrintNode {
  switch (part.kind) {
    case 'section': {
      const level = part.level ?? 1;
      const en = english(part.title);
      const text = [
        `${number(level)}  ${chinese(part.title)}`,
        ...(en === undefined ? [] : [{ text: `  ${en}`, fontSize: 9, color: muted, bold: false }]),
      ];
      const top = level === 1 ? 10 : 6;
      return { text, bold: true, fontSize: level === 1 ? 12 : 10.5, margin: [0, top, 0, 4], headlineLevel: level };
    }
    case 'paragraph':
      return {
        ...below(part.text, 8.5),
        ...breaking(part.text, 'text'),
        ...(part.isStrong === true && { bold: true }),
        margin: [0, 2, 0, 4],
      };
    case 'facts':
      return facts(part);
    case 'table':
      return table(part);
    case 'scan':
      return {
        columns: [
          { qr: part.content, fit: 84, width: 92 },
          {
            stack: [below(part.caption, 8), { text: part.content, ...code, wordBreak: 'break-all' }],
            margin: [0, 6, 0, 0],
          },
        ],
        unbreakable: true,
        margin: [0, 8, 0, 4],
      };
    case 'newPage':
      return { text: '', pageBreak: 'after' };
  }
}

/** Lays a paper out for printing. */
export function printLayout(paper: Paper): PrintLayout {
  const { title, subtitle, at, orientation = 'portrait', parts, data, foot } = paper;
  const number = numbering();
  const en = english(title);
  const head: PrintNode[] = [
    { text: chinese(title), bold: true, fontSize: 19, alignment: 'center' },
    ...(en === undefined ? [] : [{ text: en, fontSize: 11, color: muted, alignment: 'center' }]),
    ...(subtitle === undefined
      ? []
      : [{ ...below(subtitle, 9), fontSize: 11, alignment: 'center', margin: [0, 6, 0, 0] }]),
    { text: '', margin: [0, 0, 0, 10] },
  ];
  return {
    content: [...head, ...parts.map((part) => partNode(part, number))],
    title: en === undefined ? chinese(title) : `${chinese(title)} ${en}`,
    at,
    orientation,
    data,
    foot: [foot.subject, `SHA-256 ${sha256(data)}`, ...(foot.address === undefined ? [] : [foot.address])],
  };
}
