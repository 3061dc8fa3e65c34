import { readFileSync } from 'node:fs';
import pdfmake from 'pdfmake';
import type { PdfFonts } from '../../configuration';
import { printLayout } from '../../domain/paper/print-layout';
import { PaperNotPrinted, type PrintPaper } from '../../pdf/print-paper';
import { renderPdf } from '../../pdf/render.mjs';

/** The package keeps what it prints with in itself: one paper at a time. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Prints papers as the platform does, byte for byte, but not each in a thread of its own, which would load the package
 * and the fonts anew: four fifths of the work.
 */
export function printHere({ regular, bold }: PdfFonts): PrintPaper {
  const print: PrintPaper = (paper) => {
    const fonts = { regular: readFileSync(regular), bold: readFileSync(bold) };
    return renderPdf(pdfmake, printLayout(paper), fonts);
  };
  return (paper) => {
    const printed = before
      .then(() => print(paper))
      .catch((cause: unknown) => {
        throw new PaperNotPrinted(String(cause), { cause });
      });
    before = printed.catch(() => undefined);
    return printed;
  };
}
