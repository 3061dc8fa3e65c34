/** The sections of the room, in the order in which a tender document is written. */
export const sections = [
  'facts',
  'parts',
  'qualification',
  'evaluation',
  'bills',
  'forms',
  'attachments',
  'finish',
] as const;
export type Section = (typeof sections)[number];

const sectionOfHead: Readonly<Record<string, Section>> = {
  facts: 'facts',
  blanks: 'facts',
  parts: 'parts',
  qualification: 'qualification',
  evaluation: 'evaluation',
  boq: 'bills',
  bidderForms: 'forms',
  attachments: 'attachments',
};

/** The section in which a place of the draft is. */
export const sectionOf = (path: string): Section => sectionOfHead[path.split('.')[0] ?? ''] ?? 'finish';

/** The id of the input of a place: `parts.0.title`. */
export const inputId = (path: string): string => `tender-${path.replaceAll('.', '-')}`;

/** Brings the input of a place into view, or the nearest around it. */
export function focusPlace(path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = document.getElementById(inputId(parts.slice(0, length).join('.')));
    if (!found) continue;
    found.scrollIntoView({ block: 'center' });
    found.focus({ preventScroll: true });
    return;
  }
}

/** A key that nothing else in a draft has. */
export const newName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A list with the one at a place changed. */
export const withChanged = <T>(list: readonly T[], index: number, changed: Partial<T>): T[] =>
  list.map((one, place) => (place === index ? { ...one, ...changed } : one));

/** A list with the one at a place moved up or down. */
export function withMoved<T>(list: readonly T[], index: number, by: 1 | -1): T[] {
  const next = [...list];
  const [one] = next.splice(index, 1);
  if (one !== undefined) next.splice(index + by, 0, one);
  return next;
}
