/**
 * The http(s) address of another platform as it is kept, without account, parameters or a slash at its end; undefined
 * when it is none.
 */
export function readHttpAddress(given: string): string | undefined {
  if (!URL.canParse(given)) return undefined;
  const { protocol, username, password, search, hash } = new URL(given);
  const isPlain = [username, password, search, hash].every((part) => part === '');
  return isPlain && /^https?:$/.test(protocol) ? given.replace(/\/+$/, '') : undefined;
}
