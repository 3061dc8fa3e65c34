const folder = 'sealed-bids';
/** Stands beside a file that was written and checked to its end. */
const wholeMark = '.whole';

/** Whether this browser has a place of its own for files that do not fit in memory, and cryptography. */
export const canSealHere = (): boolean =>
  isSecureContext && typeof Worker === 'function' && 'getDirectory' in navigator.storage;

/**
 * The folder of this browser in which the sealed files of somebody lie until they are handed in. Only ciphertext lies
 * there, and only this site reads it.
 */
export async function sealedFolder(owner: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(folder, { create: true });
  return all.getDirectoryHandle(encodeURIComponent(owner), { create: true });
}

/** Names begin with it that belong to an action of a case. */
export const sealedPrefix = (caseId: string, action: string): string => `${encodeURIComponent(`${caseId}-${action}`)}-`;

/** What a sealed file is called. */
export const sealedName = (caseId: string, action: string, version: number): string =>
  `${sealedPrefix(caseId, action)}${version}.sealed`;

/** Notes that a file is whole. */
export async function markWhole(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  await folder.getFileHandle(`${name}${wholeMark}`, { create: true });
}

/** Notes that a file is written anew: until it is whole again it counts as left unfinished. */
export async function unmarkWhole(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  await removeAll(folder, [`${name}${wholeMark}`]);
}

/** The names in a folder that begin so. */
async function namesIn(own: FileSystemDirectoryHandle, prefix: string): Promise<string[]> {
  const names: string[] = [];
  // the types of pages do not know yet that a folder can be gone through
  for await (const name of (own as unknown as { keys(): AsyncIterable<string> }).keys()) {
    if (name.startsWith(prefix)) names.push(name);
  }
  return names;
}

/** Removes files; one that another page is writing stays. */
async function removeAll(own: FileSystemDirectoryHandle, names: readonly string[]): Promise<void> {
  for (const name of names) await own.removeEntry(name).catch(() => undefined);
}

/** A sealed file that was made here and not handed in, if there is one; what was left unfinished is removed. */
export async function leftSealed(owner: string, caseId: string, action: string): Promise<File | null> {
  const own = await sealedFolder(owner);
  const names = await namesIn(own, sealedPrefix(caseId, action));
  const files = names.filter((name) => !name.endsWith(wholeMark));
  const whole = files.filter((name) => names.includes(`${name}${wholeMark}`));
  await removeAll(
    own,
    files.filter((name) => !whole.includes(name)),
  );
  const last = whole.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).at(-1);
  return last === undefined ? null : (await own.getFileHandle(last)).getFile();
}

/** Removes what was made here for an action of a case. */
export async function forgetSealed(owner: string, caseId: string, action: string): Promise<void> {
  const own = await sealedFolder(owner);
  await removeAll(own, await namesIn(own, sealedPrefix(caseId, action)));
}
