/** Milliseconds at which 50, 95 and 99 of 100 were done. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** @throws Error of an empty list */
export function percentiles(milliseconds: readonly number[]): Percentiles {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    if (value === undefined) throw new Error('Nothing was measured');
    return value;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
