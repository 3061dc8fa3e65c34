import standard from './specialities-cn.json';
import english from './specialities-en.json';

/** A class, group or speciality of the national tree; a code begins with that of what it belongs to. */
export interface Speciality {
  readonly code: string;
  readonly name: string;
}

/** Where the tree is from. */
export const specialitySource: string = standard.source;

const twoDigits = (index: number): string => String(index + 1).padStart(2, '0');

/** The tree in its order, each with all that belongs to it behind it. */
export const specialities: readonly Speciality[] = standard.classes.flatMap(({ code, name, groups }) => [
  { code, name },
  ...Object.entries<readonly string[]>(groups).flatMap(([group, members], index) => {
    const groupCode = `${code}${twoDigits(index)}`;
    return [
      { code: groupCode, name: group },
      ...members.map((member, place) => ({ code: `${groupCode}${twoDigits(place)}`, name: member })),
    ];
  }),
]);

const names: ReadonlyMap<string, string> = new Map(specialities.map(({ code, name }) => [code, name]));
const lengths = [1, 3, 5] as const;

/** Whether a code is in the tree, or the direction (two more digits) of a speciality that is. */
export const isSpeciality = (code: string): boolean =>
  names.has(code) || (/^[A-Z][0-9]{6}$/.test(code) && names.has(code.slice(0, 5)));

/** Whether who knows `own` knows what `asked` names: it is the same, or belongs to it. */
export const isWithin = (own: string, asked: string): boolean => own.startsWith(asked);

/** The English of a name of the tree: ours, for want of an official one. */
const inEnglish = (name: string): string =>
  (Object.hasOwn(english, name) ? english[name as keyof typeof english] : undefined) ?? name;

/** What a code is called, from its class down: `工程 · 工程施工 · 建筑工程`; a direction by its digits. */
export function specialityName(code: string): { readonly zh: string; readonly en: string } {
  const known = lengths.flatMap((length) => (code.length >= length ? (names.get(code.slice(0, length)) ?? []) : []));
  const joined = (parts: readonly string[]) => [...parts, ...(code.length > 5 ? [code] : [])].join(' · ') || code;
  return { zh: joined(known), en: joined(known.map(inEnglish)) };
}
