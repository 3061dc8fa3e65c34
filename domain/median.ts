/** So many of the same length. */
export interface Step {
  readonly value: number;
  readonly count: number;
}

/** The middle one of values that were counted by steps, of an even number the mean of the middle two; undefined of none. */
export function medianOf(steps: readonly Step[]): number | undefined {
  const inOrder = [...steps].sort((one, other) => one.value - other.value);
  const all = inOrder.reduce((sum, { count }) => sum + count, 0);
  const at = (place: number): number | undefined => {
    let passed = 0;
    return inOrder.find(({ count }) => (passed += count) > place)?.value;
  };
  const [lower, upper] = [at(Math.floor((all - 1) / 2)), at(Math.floor(all / 2))];
  return lower === undefined || upper === undefined ? undefined : (lower + upper) / 2;
}
