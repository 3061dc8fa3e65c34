/** Lets work be done in turns. */
export interface Turns {
  /** How many wait. */
  readonly waiting: number;
  /** Does the work when it is its turn; undefined when too much of the same sender waits already. */
  take<T>(sender: string, work: () => Promise<T>): Promise<T> | undefined;
}

/**
 * Works so many at once and lets the senders that wait take turns, each with one piece of work: whoever sends a thousand
 * waits for their own thousand, and everybody else for one of them.
 */
export function openTurns(atOnce: number, mostWaiting: number): Turns {
  // a map keeps the order in which its keys were set: the first sender is next
  const lines = new Map<string, (() => void)[]>();
  let working = 0;

  const next = (): void => {
    const [first] = lines;
    if (!first || working >= atOnce) return;
    const [sender, line] = first;
    lines.delete(sender);
    const begin = line.shift();
    if (line.length > 0) lines.set(sender, line);
    working += 1;
    begin?.();
  };
  const done = (): void => {
    working -= 1;
    next();
  };

  return {
    get waiting() {
      return [...lines.values()].reduce((sum, line) => sum + line.length, 0);
    },
    take<T>(sender: string, work: () => Promise<T>): Promise<T> | undefined {
      const line = lines.get(sender) ?? [];
      if (line.length >= mostWaiting) return undefined;
      const turn = new Promise<void>((begin) => line.push(begin));
      lines.set(sender, line);
      next();
      return turn.then(work).finally(done);
    },
  };
}
