import { text, type Text } from '../../definitions/language';
import type { BillField, ItemFault } from '../../domain/tender-document/bill';
import type { CellFault } from '../../domain/tender-document/bill-from-sheet';
import { namedInEnglish } from '../../domain/tender-document/named-in-english';
import type { DraftFault } from '../../domain/tender-document/draft-faults';
import type { SpreadsheetRule } from '../../spreadsheets/read-cells';
import { spreadsheetLimits } from '../../spreadsheets/limits.mjs';

const columns: Readonly<Record<BillField, Text>> = {
  number: text('序号', 'number'),
  code: text('项目编码', 'code'),
  name: text('项目名称', 'name'),
  features: text('项目特征', 'features'),
  unit: text('计量单位', 'unit'),
  quantity: text('工程量', 'quantity'),
  ceiling: text('最高限价', 'ceiling'),
};

const itemRules: Readonly<Record<ItemFault['rule'], (limit: number) => Text>> = {
  required: () => text('不能为空', 'must not be empty'),
  tooLong: (limit) => text(`最多${limit}字`, `may have at most ${limit} characters`),
  unreadable: () => text('含有无法显示的字符', 'contains characters that cannot be shown'),
  notANumber: () => text('不是数字', 'is not a number'),
  notPositive: () => text('应大于零', 'must be above zero'),
  tooManyDigits: () => text('位数过多（整数12位，小数工程量6位、单价4位）', 'has too many digits'),
  twice: () => text('与前面的项目重复', 'is that of an item before it'),
};

/** What is wrong in a cell. */
export function cellFaultText({ rule, field, limit = 0 }: CellFault): Text {
  switch (rule) {
    case 'noHeadings':
      return text(
        '没有找到表头：须有“项目名称”“计量单位”“工程量”三列。未用的工作表请删除。',
        'No headings were found: columns 项目名称, 计量单位 and 工程量 are needed. Remove sheets that are not used.',
      );
    case 'noItems':
      return text('表头下没有清单项目。', 'There are no items below the headings.');
    case 'tooManyItems':
      return text(`最多${limit}项。`, `There may be at most ${limit} items.`);
    case 'formulaError':
      return text(
        '公式结果是错误值，请在表格中改正后重新保存。',
        'The formula gives an error: mend it in the spreadsheet.',
      );
    default: {
      const { zh, en } = itemRules[rule](limit);
      const column = field === undefined ? text('', '') : columns[field];
      return text(`“${column.zh}”${zh}。`, `The ${column.en} ${en}.`);
    }
  }
}

/** What is wrong at a place of a draft. */
export function draftFaultText({ rule, what = '' }: DraftFault): Text {
  switch (rule) {
    case 'required':
      return text('必须填写。', 'This is required.');
    case 'tooLong':
      return text(`最多${what}字。`, `At most ${what} characters.`);
    case 'tooMany':
      return text(`最多${what}项。`, `At most ${what} of them.`);
    case 'unreadable':
      return text('含有无法显示的字符。', 'It contains characters that cannot be shown.');
    case 'blankEmpty':
      return text(
        `条款中用到“${what}”，尚未填写。`,
        `Clauses use "${namedInEnglish(what).en}", which is not filled in.`,
      );
    case 'unknownName':
      return text(`没有名为 {{${what}}} 的填空项。`, `There is no fact named {{${what}}}.`);
    case 'noFields':
      return text('此类表格至少要有一项填写内容。', 'A form of this kind needs at least one field.');
    case 'noOptions':
      return text('选择项至少要有两个选项。', 'A choice needs two options at least.');
    case 'billFaulty':
      return text(
        `清单“${what}”中有不合规则的项目，请重新导入。`,
        `The bill "${what}" has faulty items: import it again.`,
      );
    case 'billUnpriced':
      return text(
        '要求投标人填报清单价格，但没有导入工程量清单。',
        'Bidders are asked to price a bill of quantities, and none was imported.',
      );
    case 'twice':
      return text('标识重复。', 'The key stands twice.');
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** Why a spreadsheet is not read. */
export const spreadsheetTexts: Readonly<Record<SpreadsheetRule, Text>> = {
  tooLarge: text(
    `表格过大：文件最大 ${megabytes(spreadsheetLimits.bytes)} MB，解压后最大 ${megabytes(spreadsheetLimits.unpackedBytes)} MB。请删除图片和未用的工作表。`,
    `The spreadsheet is too large: ${megabytes(spreadsheetLimits.bytes)} MB at most, ${megabytes(spreadsheetLimits.unpackedBytes)} MB unpacked. Remove pictures and unused sheets.`,
  ),
  notASpreadsheet: text(
    '不是可读取的 .xlsx 文件，或文件已损坏、有密码。请在表格软件中另存为“Excel 工作簿 (.xlsx)”。',
    'This is no .xlsx that can be read, or it is damaged or has a password. Save it as an Excel workbook (.xlsx).',
  ),
  tooManyRows: text(
    `工作表最多 ${spreadsheetLimits.rows} 行。`,
    `A sheet may have at most ${spreadsheetLimits.rows} rows.`,
  ),
  tooManyColumns: text(
    `工作表最多 ${spreadsheetLimits.columns} 列。`,
    `A sheet may have at most ${spreadsheetLimits.columns} columns.`,
  ),
  tooSlow: text(
    '读取用时过长，已停止。请拆分为较小的表格。',
    'Reading took too long and was stopped. Split the spreadsheet into smaller ones.',
  ),
};
