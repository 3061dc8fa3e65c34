/**
 * Codes of administrative divisions (GB/T 2260): six digits that go by pairs, province, prefecture and county; `530000`
 * is a province, `530100` a prefecture in it, `530102` a county in that.
 */

/** What the codes of a division and of everything within it begin with: 530000 → `53`, 530100 → `5301`. */
export const regionPrefix = (region: string): string => region.replace(/(00){1,2}$/, '');

/** A division and those above it, the nearest first. */
export const regionsUpFrom = (region: string): readonly string[] => [
  ...new Set([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`]),
];
