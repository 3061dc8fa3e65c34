import { magic } from './sealing/sealed-file';

/** The media type of a sealed file. */
export const sealedType = 'application/vnd.sealed-bid';

/** The kinds of documents that are taken: how their content begins, and how they are shown. */
interface Kind {
  readonly type: string;
  readonly extensions: readonly string[];
  /** Shown in the browser rather than saved. */
  readonly inline: boolean;
  fits(head: Uint8Array): boolean;
}

const begins =
  (...magic: readonly (readonly number[])[]) =>
  (head: Uint8Array): boolean =>
    magic.some((bytes) => bytes.every((byte, index) => head[index] === byte));

const zip = begins([0x50, 0x4b, 0x03, 0x04]);
const zipOrEmpty = begins([0x50, 0x4b, 0x03, 0x04], [0x50, 0x4b, 0x05, 0x06]);
/** Text has no control characters but tab, line feed, form feed and carriage return. */
const isText = (head: Uint8Array): boolean =>
  head.length > 0 && head.every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0c, 0x0d].includes(byte));

const office = 'application/vnd.openxmlformats-officedocument';

const kinds: readonly Kind[] = [
  { type: 'application/pdf', extensions: ['pdf'], inline: true, fits: begins([0x25, 0x50, 0x44, 0x46, 0x2d]) },
  { type: 'application/ofd', extensions: ['ofd'], inline: false, fits: zip },
  { type: `${office}.wordprocessingml.document`, extensions: ['docx'], inline: false, fits: zip },
  { type: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'], inline: false, fits: zip },
  {
    type: 'image/png',
    extensions: ['png'],
    inline: true,
    fits: begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg'], inline: true, fits: begins([0xff, 0xd8, 0xff]) },
  { type: 'application/zip', extensions: ['zip'], inline: false, fits: zipOrEmpty },
  {
    type: sealedType,
    extensions: ['sealed'],
    inline: false,
    fits: (head) => magic.every((byte, index) => head[index] === byte),
  },
  { type: 'application/json', extensions: ['json'], inline: false, fits: begins([0x7b]) },
  { type: 'text/plain', extensions: ['txt'], inline: true, fits: isText },
];

/** How many bytes from the beginning decide the kind. */
export const headLength = 4096;

/** The media type of a document whose name and content agree; undefined when it is of no kind that is taken. */
export function typeOf(name: string, head: Uint8Array): string | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = kinds.find((each) => each.extensions.includes(extension));
  return kind?.fits(head) ? kind.type : undefined;
}

/** Whether documents of that name and media type are taken. */
export function isTaken(name: string, type: string): boolean {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return kinds.some((kind) => kind.type === type && kind.extensions.includes(extension));
}

/** Whether a document of this type is shown in the browser. */
export const isInline = (type: string): boolean => kinds.some((kind) => kind.inline && kind.type === type);
