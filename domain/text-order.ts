/** Negative, zero or positive: texts in the order of their code units, which no language of a machine changes. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
