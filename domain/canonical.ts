/** A value that has no canonical JSON; `path` says where in the value, such as `$.bids[2].price`. */
export class CanonicalError extends Error {
  override readonly name = 'CanonicalError';

  constructor(
    readonly path: string,
    what: string,
  ) {
    super(`${what} at ${path} has no canonical JSON`);
  }
}

/**
 * The one JSON text of a value (RFC 8785): no blanks, keys sorted by UTF-16 code units, numbers as ECMAScript writes
 * them. A property that is undefined is left out, as JSON leaves it out, so that a hash survives being stored.
 * @throws CanonicalError for what JSON would lose or change: bigint, NaN and infinities, functions, symbols, undefined
 *   outside a property, dates, maps and other objects with a class, broken surrogate pairs, and cycles
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', []);
}

function write(value: unknown, path: string, within: readonly object[]): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalError(path, String(value));
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new CanonicalError(path, typeof value);
  if (within.includes(value)) throw new CanonicalError(path, 'a cycle');

  const inside = [...within, value];
  if (Array.isArray(value)) {
    // Array.from also visits holes, which would otherwise vanish
    return `[${Array.from(value, (item: unknown, index) => write(item, `${path}[${index}]`, inside)).join(',')}]`;
  }
  if (!isPlain(value)) throw new CanonicalError(path, 'an object with a class');
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${writeString(key, path)}:${write(member, `${path}.${key}`, inside)}`);
  return `{${members.join(',')}}`;
}

function writeString(text: string, path: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new CanonicalError(path, 'half a surrogate pair');
  return JSON.stringify(text);
}

/** Plain in any realm: workflow sandboxes and test runners have an Object of their own. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}
