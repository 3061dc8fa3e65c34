import path from 'node:path';
import { readPdfFonts } from '../../configuration/pdf-fonts';
import { groupAmount } from '../../domain/amount';
import { bidDocumentFile } from '../../domain/bid-document/bid-document';
import { bidFaults } from '../../domain/bid-document/bid-faults';
import { bidFaultWords } from '../../domain/bid-document/bid-fault-words';
import { bidPaper } from '../../domain/bid-document/bid-paper';
import { correctBid, correctionRules } from '../../domain/bid-document/corrections';
import { billSums } from '../../domain/bid-document/price-bill';
import { readBidDocument } from '../../domain/bid-document/read-bid-document';
import { sha256 } from '../../domain/hash';
import { billsOf, readPackage, type TenderPackage } from '../../domain/tender-document/tender-package';
import { paperPrinter } from '../../pdf/print-paper';
import { environmentReader } from '../../configuration/environment-reader';
import { BadCall } from '../seal/bad-call';
import { textOf } from '../seal/files';
import { beginFolder, madeFiles, packageName, readFolder } from './folder';

/** What may be named on the command line. */
export interface Options {
  readonly tender?: string | undefined;
  readonly case?: string | undefined;
  readonly bidder?: string | undefined;
}

type Say = (zh: string, en: string) => void;
type Command = (files: readonly string[], options: Options, say: Say) => Promise<void>;

/** The bid document is not complete; what is missing was said. */
export class NotComplete extends Error {
  override readonly name = 'NotComplete';
}

/** @throws BadCall when it was not given */
function needed(value: string | undefined, what: string): string {
  if (value === undefined) throw new BadCall(`缺少 ${what}。\n${what} is missing.`);
  return value;
}

function tenderOf(file: string): { readonly tender: TenderPackage; readonly text: string } {
  const text = textOf(file);
  const tender = readPackage(text);
  if (!tender) throw new BadCall(`${file} 不是招标文件数据包。\n${file} is no package of a tender document.`);
  return { tender, text };
}

async function checked(folder: string, say: Say) {
  const { tender, text } = tenderOf(path.join(folder, packageName));
  const { bid, files, faults: sheetFaults } = await readFolder(folder, tender, sha256(text));
  const faults = [...sheetFaults, ...bidFaults(bid, tender, sha256(text)).map(bidFaultWords)];
  for (const { zh, en } of faults) say(`✗ ${zh}`, `  ${en}`);
  if (faults.length > 0) throw new NotComplete();
  return { bid, files, tender };
}

/** The commands of `npm run bid-document`, by name. None of them needs a network. */
export const commands: Readonly<Record<string, Command>> = {
  async begin([folder], options, say) {
    const into = needed(folder, 'FOLDER');
    const { tender, text } = tenderOf(needed(options.tender, '--tender'));
    const [only] = tender.lots;
    const lot = options.case ?? (tender.lots.length === 1 ? only?.case : undefined);
    const names = tender.lots.map((one) => one.case).join(', ');
    if (lot === undefined || !tender.lots.some((one) => one.case === lot)) {
      throw new BadCall(`--case 须为：${names}\n--case must be one of: ${names}`);
    }
    await beginFolder(into, tender, text, lot, needed(options.bidder, '--bidder'));
    say(
      `已建立 ${into}：填写 bid.json，在各清单 .xlsx 的“综合单价”列报价，把文件放入 attachments 下各表格的文件夹。`,
      `${into} is there: fill in bid.json, price the column 综合单价 of every .xlsx, put files into the folders below attachments.`,
    );
  },

  async check([folder], _options, say) {
    const { bid } = await checked(needed(folder, 'FOLDER'), say);
    say(`齐全。投标报价 ${groupAmount(bid.price)}。`, `It is complete. The price is ${groupAmount(bid.price)}.`);
  },

  async make([folder], _options, say) {
    const into = needed(folder, 'FOLDER');
    const { bid, files, tender } = await checked(into, say);
    const reader = environmentReader(process.env);
    const fonts = readPdfFonts(reader);
    if (reader.faults.length > 0)
      throw new BadCall(reader.faults.map(({ variable, zh, en }) => `${variable}: ${zh}\n${en}`).join('\n'));
    const pdf = await paperPrinter(fonts)(bidPaper(bid, tender, new Date().toISOString()));
    const made = madeFiles(into, bid, files, pdf);
    say(
      `已生成 ${made.join('、')}。请查看 PDF，然后用 npm run seal -- seal BID --task TASK --form ${path.join(into, 'form.json')} --key KEY 封标。`,
      `${made.join(', ')} are made. Look at the PDF, then seal it: npm run seal -- seal BID --task TASK --form ${path.join(into, 'form.json')} --key KEY`,
    );
  },

  async read([file], options, say) {
    const { tender, text } = tenderOf(needed(options.tender, '--tender'));
    const data = needed(file, 'FILE');
    const bid = readBidDocument(textOf(data));
    if (!bid) throw new BadCall(`${data} 不是投标数据文件。\n${data} is no bid document.`);
    const { unit } = tender.project;
    say(`${bid.bidder}：${groupAmount(bid.price)} ${unit}`, `SHA-256 ${bidDocumentFile(bid).sha256}`);
    const bills = billsOf(tender, bid.case);
    for (const bill of bills) {
      const priced = bid.bills.find(({ key }) => key === bill.key);
      process.stdout.write(`  ${bill.title}  ${groupAmount(billSums(bill, priced, unit).total)}\n`);
    }
    for (const { rule, item, stated, corrected } of correctBid(bid, bills, unit, correctionRules).corrections) {
      process.stdout.write(`  ${rule} ${item ?? ''} ${stated} → ${corrected}\n`);
    }
    const faults = bidFaults(bid, tender, sha256(text)).map(bidFaultWords);
    for (const { zh, en } of faults) say(`✗ ${zh}`, `  ${en}`);
    if (faults.length > 0) throw new NotComplete();
    return Promise.resolve();
  },
};
