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
  return write(value, { within: [], keys: [] });
}

/** How a value is reached: the objects around it, the outermost first, and under which key each holds the next. */
interface Way {
  readonly within: object[];
  readonly keys: (string | number)[];
}

/** Such as `$.bids[2].price`; only a fault needs it. */
const pathOf = ({ keys }: Way): string =>
  ['$', ...keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))].join('');

function write(value: unknown, way: Way): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value, way);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalError(pathOf(way), String(value));
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new CanonicalError(pathOf(way), typeof value);
  const { within, keys } = way;
  if (within.includes(value)) throw new CanonicalError(pathOf(way), 'a cycle');

  within.push(value);
  const parts: string[] = [];
  if (Array.isArray(value)) {
    // by their numbers, so that holes are visited too, which would otherwise vanish
    for (let index = 0; index < value.length; index += 1) {
      keys.push(index);
      parts.push(write(value[index], way));
      keys.pop();
    }
    within.pop();
    return `[${parts.join(',')}]`;
  }
  if (!isPlain(value)) throw new CanonicalError(pathOf(way), 'an object with a class');
  const members = value as Readonly<Record<string, unknown>>;
  // without an order of its own, `sort` takes that of the code units
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    const name = writeString(key, way);
    keys.push(key);
    parts.push(`${name}:${write(member, way)}`);
    keys.pop();
  }
  within.pop();
  return `{${parts.join(',')}}`;
}

function writeString(text: string, way: Way): string {
  // halves are looked for only where there are pairs
  if (/[\ud800-\udfff]/.test(text) && /\p{Surrogate}/u.test(text)) {
    throw new CanonicalError(pathOf(way), 'half a surrogate pair');
  }
  return JSON.stringify(text);
}

/** Plain in any realm: workflow sandboxes and test runners have an Object of their own. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}
