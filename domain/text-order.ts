/** Negative, zero or positive: texts in the order of their code units, which no language of a machine changes. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const longestNumber = 10;

/** A text by whose code units numbers stand in their order: `expert2` before `expert10`. At most 120 units. */
export const naturalKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(longestNumber, '0'))
    .slice(0, 120);
