/** The name of a document without folders and without signs that nobody sees; empty where nothing is left. */
export const seenName = (given: string): string =>
  (given.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
