/** The ways in which one name is typed: letters, digits and brackets come in two widths. */
export function spellings(name: string): readonly string[] {
  const narrow = name.normalize('NFKC');
  return [...new Set([name, narrow, narrow.replace(/\(/g, '（').replace(/\)/g, '）')])];
}
