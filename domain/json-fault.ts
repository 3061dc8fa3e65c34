const blank = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const scalar = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.eE])|true|false|null/y;

/** What may come next. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

/**
 * Where a text stops being JSON (RFC 8259): the index of the first character that cannot stand there, or the length of
 * the text when it ends too early; undefined when it is JSON. The messages of `JSON.parse` do not always say.
 */
export function jsonFaultAt(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const afterValue = (): Expected => (open.length > 0 ? 'commaOrEnd' : 'nothing');
  for (;;) {
    take(blank);
    if (expected === 'nothing') return at < text.length ? at : undefined;
    const next = text[at];
    const closes = open.at(-1) === '{' ? '}' : ']';
    if (next === undefined) return at;
    if (next === closes && open.length > 0 && ['valueOrEnd', 'keyOrEnd', 'commaOrEnd'].includes(expected)) {
      open.pop();
      at += 1;
      expected = afterValue();
    } else if (expected === 'commaOrEnd') {
      if (next !== ',') return at;
      at += 1;
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else if (expected === 'colon') {
      if (next !== ':') return at;
      at += 1;
      expected = 'value';
    } else if (expected === 'key' || expected === 'keyOrEnd') {
      if (!take(string)) return at;
      expected = 'colon';
    } else if (next === '{' || next === '[') {
      open.push(next);
      at += 1;
      expected = next === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else {
      if (!take(string) && !take(scalar)) return at;
      expected = afterValue();
    }
  }
}
