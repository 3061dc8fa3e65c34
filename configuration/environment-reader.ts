/** One wrong variable: its value (secrets hidden) and the rule, in both languages. */
export interface ConfigurationFault {
  readonly variable: string;
  readonly value: string | undefined;
  readonly zh: string;
  readonly en: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type Rule = readonly [zh: string, en: string];

/** Reads single variables and collects what is wrong with them; an empty value counts as unset. */
export function environmentReader(env: Environment) {
  const faults: ConfigurationFault[] = [];
  const raw = (variable: string) => env[variable]?.trim() || undefined;

  const refuse = (variable: string, [zh, en]: Rule, shown = raw(variable)) => {
    faults.push({ variable, value: shown, zh, en });
  };

  const number = <Unset>(variable: string, unset: Unset, fits: (value: number) => boolean, rule: Rule) => {
    const text = raw(variable);
    if (text === undefined) return unset;
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (fits(value)) return value;
    refuse(variable, rule);
    return unset;
  };

  const port = (variable: string, unset: number) =>
    number(variable, unset, (value) => Number.isInteger(value) && value >= 1 && value <= 65_535, [
      '须为 1 至 65535 的整数',
      'must be a whole number from 1 to 65535',
    ]);

  const oneOf = <Word extends string>(variable: string, words: readonly Word[], unset: Word): Word => {
    const text = raw(variable);
    if (text === undefined) return unset;
    const word = words.find((each) => each === text);
    if (word === undefined)
      refuse(variable, [`须为其中之一：${words.join('、')}`, `must be one of ${words.join(', ')}`]);
    return word ?? unset;
  };

  return { faults, raw, refuse, number, port, oneOf };
}

export type Reader = ReturnType<typeof environmentReader>;

/** An address as a message may show it: without what stands before the host, and without parameters. */
export const withoutSecrets = (address: string): string => {
  const [, scheme = '', rest = ''] = /^([\w+-]*:\/\/)?(.*)$/s.exec(address) ?? [];
  const shown = rest.includes('@')
    ? `***@${rest.slice(rest.lastIndexOf('@') + 1)}`
    : rest.replace(/^([^/:]*:)(?!\d+(?:\/|$)).*$/s, '$1***'); // what should be a port may be a password
  return `${scheme}${shown.replace(/\?.*$/s, '?…')}`;
};

/** A part of an address without its escapes; undefined when they are wrong. */
export const decoded = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
};
