/** A sentence or word in both languages of the platform. Chinese is the binding one. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** Writes a {@link Text}: Chinese first, English second. */
export const text = (zh: string, en: string): Text => ({ zh, en });

/** A number with what it counts, in English: `1 worker`, `2 workers`. No sentence writes a plural behind a number itself. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
