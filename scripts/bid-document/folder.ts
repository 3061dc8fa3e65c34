import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  bidDocumentFile,
  type BidAttachment,
  type BidDocument,
  type FilledForm,
  type PricedBill,
  type PriceSource,
} from '../../domain/bid-document/bid-document';
import { composeBid, isSumOfBills } from '../../domain/bid-document/compose-bid';
import { priceCellWords } from '../../domain/bid-document/price-cell-words';
import { pricesFromSheet } from '../../domain/bid-document/price-sheet';
import { statedInForms } from '../../domain/bid-document/stated-in-forms';
import { sha256 } from '../../domain/hash';
import { billsOf, type BidderForm, type TenderPackage } from '../../domain/tender-document/tender-package';
import { readCells, SpreadsheetRefused } from '../../spreadsheets/read-cells';
import { writtenBy } from '../../spreadsheets/written-by.mjs';
import { writePriceSheets } from '../../spreadsheets/write-prices';
import { BadCall } from '../seal/bad-call';

/** The package of the tender document in the folder of a bid. */
export const packageName = 'tender.json';
const bidName = 'bid.json';
const pricesName = 'prices.xlsx';
const attachmentsName = 'attachments';

/** What the bidder fills in by hand. */
interface FilledBid {
  readonly case: string;
  readonly bidder: string;
  /** Where there are no bills, or a rate is bid; else the sum of the bills. */
  readonly price?: string;
  readonly forms: readonly FilledForm[];
}

const emptyForm = ({ key, kind, fields }: BidderForm): FilledForm[] => {
  const values = Object.fromEntries(fields.map((field) => [field.key, '']));
  if (kind === 'statement') return [{ key, isMade: false }];
  if (kind === 'fields') return [{ key, values }];
  return kind === 'table' ? [{ key, rows: [values] }] : [];
};

/**
 * Makes the folder of a bid: the package, a file to fill in, a spreadsheet to price, a folder for the files of each form.
 * @throws BadCall when it is there already
 */
export async function beginFolder(
  folder: string,
  tender: TenderPackage,
  text: string,
  lot: string,
  bidder: string,
): Promise<void> {
  if (existsSync(folder)) throw new BadCall(`${folder} 已存在，不覆盖。\n${folder} is there already and is kept.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, packageName), text);
  const bills = billsOf(tender, lot);
  const bid: FilledBid = {
    case: lot,
    bidder,
    ...(!isSumOfBills(tender, lot) && { price: '' }),
    forms: tender.bidderForms.flatMap(emptyForm),
  };
  writeFileSync(path.join(folder, bidName), `${JSON.stringify(bid, null, 2)}\n`);
  if (bills.length > 0) {
    writeFileSync(
      path.join(folder, pricesName),
      await writePriceSheets(
        bills.map((bill) => ({ bill, priced: undefined })),
        tender.project.unit,
      ),
    );
  }
  for (const { key, kind } of tender.bidderForms) {
    if (kind === 'files') mkdirSync(path.join(folder, attachmentsName, key), { recursive: true });
  }
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A file that goes with the bid, and where it lies. */
export interface AttachedFile extends BidAttachment {
  readonly path: string;
}

/** Reads what the bidder has put into the folder. @throws BadCall for files that cannot be read at all */
export async function readFolder(
  folder: string,
  tender: TenderPackage,
  tenderHash: string,
): Promise<{ readonly bid: BidDocument; readonly files: readonly AttachedFile[]; readonly faults: readonly Words[] }> {
  const filled = readFilled(path.join(folder, bidName));
  const files = attachedFiles(folder);
  const prices = await readPrices(folder, tender, filled.case);
  const bid = composeBid(tender, tenderHash, {
    case: filled.case,
    bidder: filled.bidder,
    price: filled.price,
    forms: filled.forms,
    bills: prices.bills,
    attachments: files.map(({ path: _, ...one }) => one),
    preparation: { sources: prices.sources },
  });
  return { bid, files, faults: prices.faults };
}

function readFilled(file: string): FilledBid {
  if (!existsSync(file)) throw new BadCall(`没有文件 ${file}。\nThere is no file ${file}.`);
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<FilledBid> | null;
    if (typeof value?.case === 'string' && typeof value.bidder === 'string' && Array.isArray(value.forms)) {
      return value as FilledBid; // its forms are checked against the tender document
    }
  } catch {
    // said below
  }
  throw new BadCall(`${file} 应为 JSON，含 case、bidder 和 forms。\n${file} must be JSON with case, bidder and forms.`);
}

function attachedFiles(folder: string): AttachedFile[] {
  const root = path.join(folder, attachmentsName);
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: form }) =>
      readdirSync(path.join(root, form), { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name }) => {
          const content = readFileSync(path.join(root, form, name));
          return { form, name, sha256: sha256(content), size: content.length, path: path.join(root, form, name) };
        }),
    );
}

async function readPrices(folder: string, tender: TenderPackage, lot: string) {
  const file = path.join(folder, pricesName);
  const bills = billsOf(tender, lot);
  const sources: PriceSource[] = [];
  const priced: PricedBill[] = [];
  const faults: Words[] = [];
  if (bills.length === 0 || !existsSync(file)) return { bills: priced, sources, faults };
  const content = readFileSync(file);
  try {
    for (const sheet of await readCells(content)) {
      const read = pricesFromSheet(sheet, bills, tender.project.unit);
      faults.push(...read.faults.map(priceCellWords));
      if (read.bill !== undefined) priced.push({ key: read.bill, items: read.items });
    }
  } catch (error) {
    if (!(error instanceof SpreadsheetRefused)) throw error;
    throw new BadCall(
      `${file}：不是可读取的 .xlsx（${error.rule}）。\n${file} is no spreadsheet that can be read (${error.rule}).`,
    );
  }
  sources.push({ name: pricesName, sha256: sha256(content), ...writtenBy(content) });
  return { bills: priced, sources, faults };
}

/** Writes what is handed in: data, PDF, and the form that `npm run seal` takes. Answers the files. */
export function madeFiles(
  folder: string,
  bid: BidDocument,
  files: readonly AttachedFile[],
  pdf: Uint8Array,
): readonly string[] {
  const at = (name: string) => path.join(folder, name);
  writeFileSync(at('bid-document.json'), bidDocumentFile(bid).text);
  writeFileSync(at('bid-document.pdf'), pdf);
  const form = {
    price: bid.price,
    ...statedInForms(bid.forms),
    bidDocument: 'bid-document.pdf',
    bidData: 'bid-document.json',
    ...(files.length > 0 && { bidAttachments: files.map((file) => path.relative(folder, file.path)) }),
  };
  writeFileSync(at('form.json'), `${JSON.stringify(form, null, 2)}\n`);
  return [at('bid-document.json'), at('bid-document.pdf'), at('form.json')];
}
