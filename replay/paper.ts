import { documentRefSchema } from '../api/contract';
import type { Session } from './session';

const utf16 = (text: string): string => {
  let hex = '';
  for (let index = 0; index < text.length; index += 1) hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return hex;
};

const columns = 34;

function wrapped(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const characters = Array.from(line);
    const rows: string[] = [];
    for (let at = 0; at < characters.length; at += columns) rows.push(characters.slice(at, at + columns).join(''));
    return rows.length === 0 ? [''] : rows;
  });
}

/** A page of text as a PDF. The font is one of those every reader brings along for Chinese. */
export function paper(title: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const body = wrapped(lines).slice(0, 40);
  const heading = wrapped([title]).slice(0, 3);
  const write = (size: number, rows: readonly string[]) =>
    rows.map((row) => `/F ${size} Tf <${utf16(row)}> Tj T*`).join('\n');
  const content = `BT 20 TL 72 770 Td\n${write(15, heading)}\nT*\n${write(11, body)}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] ' +
      '/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`);
}

/** Uploads a PDF and gives its id. */
export async function paperUpload(session: Session, name: string, pdf: Uint8Array<ArrayBuffer>): Promise<string> {
  const path = `/api/documents?name=${encodeURIComponent(`${name}.pdf`)}`;
  const { id } = await session.upload(path, pdf, 'application/pdf', documentRefSchema);
  return id;
}

/** Uploads a generated document and gives its id. */
export const upload = (session: Session, name: string, title: string, lines: readonly string[]): Promise<string> =>
  paperUpload(session, name, paper(title, lines));
