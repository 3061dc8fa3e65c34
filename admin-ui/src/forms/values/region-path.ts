import type { Region } from '../../../../api/contract';
import type { Text } from '../../../../definitions/language';

/** The names of a division and of what it lies in, the largest first; empty when its code is not known. */
export function regionPath(regions: readonly Region[], code: string): readonly Text[] {
  const names: Text[] = [];
  for (let at = regions.find((each) => each.code === code); at && names.length < 6;) {
    names.unshift(at.name);
    const { parent } = at;
    at = parent === undefined ? undefined : regions.find((each) => each.code === parent);
  }
  return names;
}
