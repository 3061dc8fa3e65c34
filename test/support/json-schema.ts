interface Schema {
  readonly [keyword: string]: unknown;
}

/** Keywords that describe and do not bind. */
const silent = new Set([
  ...['$schema', 'id', 'title', 'description', 'definitions', 'codelist', 'openCodelist', 'default', 'deprecated'],
  ...['deprecatedVersion', 'omitWhenMerged', 'versionId', 'wholeListMerge', 'mergeStrategy', 'mergeOptions'],
]);

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const formats: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  email: /^\S+@\S+$/,
};

/** What a value breaks of a JSON Schema of draft 4, path and rule; a keyword that it does not know is a fault of its own. */
export function schemaFaults(root: Schema, value: unknown): string[] {
  const faults: string[] = [];

  const resolve = (pointer: string): Schema =>
    pointer
      .replace(/^#\//, '')
      .split('/')
      .reduce<Schema>((at, key) => at[key] as Schema, root);

  const properties = (schema: Schema, object: Readonly<Record<string, unknown>>, path: string): void => {
    const named = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
    const patterns = Object.entries((schema['patternProperties'] ?? {}) as Readonly<Record<string, Schema>>);
    for (const [key, member] of Object.entries(object)) {
      const own = named[key];
      if (own) check(own, member, `${path}.${key}`);
      for (const [pattern, other] of patterns) {
        if (new RegExp(pattern, 'u').test(key)) check(other, member, `${path}.${key}`);
      }
    }
  };

  const bounds: Readonly<Record<string, (bound: never, value: unknown) => boolean>> = {
    type: (types: string | string[], one) => {
      const is = typeOf(one);
      return [types].flat().some((type) => type === is || (type === 'number' && is === 'integer'));
    },
    enum: (allowed: unknown[], one) => allowed.includes(one),
    required: (names: string[], one) => typeOf(one) !== 'object' || names.every((name) => name in (one as object)),
    minLength: (least: number, one) => typeof one !== 'string' || one.length >= least,
    minItems: (least: number, one) => !Array.isArray(one) || one.length >= least,
    uniqueItems: (_: true, one) =>
      !Array.isArray(one) || new Set(one.map((each) => JSON.stringify(each))).size === one.length,
    pattern: (pattern: string, one) => typeof one !== 'string' || new RegExp(pattern, 'u').test(one),
    format: (format: string, one) => typeof one !== 'string' || (formats[format]?.test(one) ?? false),
  };

  const check = (schema: Schema, one: unknown, path: string): void => {
    if (typeof schema['$ref'] === 'string') {
      if (schema['$ref'].startsWith('#/')) check(resolve(schema['$ref']), one, path);
      return;
    }
    for (const [keyword, bound] of Object.entries(schema)) {
      if (silent.has(keyword) || ['properties', 'patternProperties', 'items'].includes(keyword)) continue;
      const holds = bounds[keyword];
      if (!holds) faults.push(`${path}: the keyword ${keyword} is not known`);
      else if (!holds(bound as never, one)) faults.push(`${path}: ${keyword} ${JSON.stringify(bound)}`);
    }
    if (typeOf(one) === 'object') properties(schema, one as Record<string, unknown>, path);
    if (Array.isArray(one) && schema['items']) {
      one.forEach((each, index) => check(schema['items'] as Schema, each, `${path}[${index}]`));
    }
  };

  check(root, value, '$');
  return faults;
}
