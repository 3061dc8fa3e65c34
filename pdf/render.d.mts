import type { PrintLayout } from '../domain/paper/print-layout';

/** The bytes of two fonts that have the signs of the texts. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/**
 * Prints a layout. Nothing is fetched from anywhere: fonts are handed in. The same layout and fonts give the same bytes.
 * `pdfmake` is the package, of Node or of the browser.
 */
export function renderPdf(pdfmake: unknown, layout: PrintLayout, fonts: FontFiles): Promise<Uint8Array>;
