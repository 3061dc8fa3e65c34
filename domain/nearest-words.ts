/** How many letters must be added, taken away or changed to make one word of the other; capitals count as small letters. */
function distance(one: string, other: string): number {
  const [from, to] = [one.toLowerCase(), other.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [at, wanted] of Array.from(to).entries()) {
      const changed = (row[at] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The words, those most like a given one first; alike ones in their order. */
export const nearestFirst = (word: string, words: readonly string[]): string[] =>
  words
    .map((each) => ({ each, apart: distance(word.slice(0, 60), each) }))
    .sort((one, other) => one.apart - other.apart)
    .map(({ each }) => each);
