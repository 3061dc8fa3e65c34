import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Reader, Rule } from './environment-reader';

/** The two fonts of PDF documents: TrueType or OpenType files. */
export interface PdfFonts {
  readonly regular: string;
  readonly bold: string;
}

/** TrueType, OpenType with PostScript outlines, and Apple's TrueType. */
const heads: readonly string[] = ['00010000', '4f54544f', '74727565'];

function headOf(file: string): string | undefined {
  try {
    const opened = openSync(file, 'r');
    try {
      const head = Buffer.alloc(4);
      readSync(opened, head, 0, head.length, 0);
      return head.toString('hex');
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
}

function faultOf(file: string): Rule | undefined {
  const head = headOf(file);
  if (head === undefined) {
    return [
      'PDF 文件的字体文件不存在或不可读；不设则使用随平台安装的思源黑体',
      'the font of PDF documents is not there or cannot be read; unset it to use the one installed with the platform',
    ];
  }
  if (heads.includes(head)) return undefined;
  return ['须为 TTF 或 OTF 字体文件', 'must be a font file, TTF or OTF'];
}

/** Noto Sans SC (OFL-1.1), which is installed with the platform. */
const installed = (name: string): string =>
  path.resolve(__dirname, '../node_modules/@expo-google-fonts/noto-sans-sc', name);

/** Which fonts PDF documents are made with; they must have the Chinese signs. */
export function readPdfFonts({ raw, refuse }: Reader): PdfFonts {
  const font = (variable: string, name: string): string => {
    const file = raw(variable) ?? installed(name);
    const fault = faultOf(file);
    if (fault) refuse(variable, fault, file);
    return file;
  };
  return {
    regular: font('PDF_FONT', '400Regular/NotoSansSC_400Regular.ttf'),
    bold: font('PDF_FONT_BOLD', '700Bold/NotoSansSC_700Bold.ttf'),
  };
}
