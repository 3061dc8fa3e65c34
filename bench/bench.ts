/** Tells how far a benchmark is. */
export type Say = (line: string) => void;

/** How large a benchmark is: whole numbers by name, each an option of the command. */
export type Size = Readonly<Record<string, number>>;

/** A benchmark: its size in earnest, one of a minute or two that shows that it works, and the report it prints. */
export interface Bench<Of extends Size> {
  readonly full: Of;
  readonly small: Of;
  /** @throws Unmeasurable when this machine lacks something it needs */
  run(size: Of, say: Say): Promise<string>;
}

/** A benchmark whose size has been chosen. */
export interface SizedBench {
  readonly options: readonly string[];
  run(chosen: Size, isSmall: boolean, say: Say): Promise<string>;
}

/** Something that a benchmark needs is not on this machine. */
export class Unmeasurable extends Error {
  override readonly name = 'Unmeasurable';
}

/** Lets every number of a benchmark be given by the command. */
export const sized = <Of extends Size>(bench: Bench<Of>): SizedBench => ({
  options: Object.keys(bench.full),
  run: (chosen, isSmall, say) => bench.run({ ...(isSmall ? bench.small : bench.full), ...chosen }, say),
});

/** Rows as a table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
