import { newKey } from '../api/client';

const prefix = 'here-';
const files = new Map<string, File>();

/** Whether a form names by it a file that has not left this machine. */
export const isLocalFile = (id: string): boolean => id.startsWith(prefix);

/** Gives a file an id by which a form can name it while the page is open; nothing of it is read or sent. */
export function nameLocalFile(file: File): string {
  const id = `${prefix}${newKey()}`;
  files.set(id, file);
  return id;
}

/** The file of that id; none when it was chosen before the page was opened. */
export const localFile = (id: string): File | undefined => files.get(id);

/** All files that a value names, lists and rows included. */
export function localFilesIn(value: unknown): readonly (readonly [id: string, file: File])[] {
  if (typeof value === 'string') {
    const file = isLocalFile(value) ? files.get(value) : undefined;
    return file ? [[value, file]] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value as Record<string, unknown>).flatMap(localFilesIn);
}

/** A value without the files that are not at hand any longer. */
export function withoutLostFiles(value: unknown): unknown {
  const isLost = (each: unknown): boolean => typeof each === 'string' && isLocalFile(each) && !files.has(each);
  if (isLost(value)) return undefined;
  if (Array.isArray(value)) return value.filter((each) => !isLost(each)).map(withoutLostFiles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutLostFiles(each)]));
}
