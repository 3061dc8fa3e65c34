const colour = process.stderr.isTTY && process.env.NO_COLOR === undefined;
const live = process.stderr.isTTY;

/** Prints a line for people; results alone go to stdout. */
export function tell(line: string): void {
  process.stderr.write(`${live ? '\r\u001b[2K' : ''}${line}\n`);
}

const paint =
  (code: number) =>
  (text: string): string =>
    colour ? `\u001b[${code}m${text}\u001b[0m` : text;

export const green = paint(32);
export const red = paint(31);
export const yellow = paint(33);
export const faint = paint(2);

const barWidth = 28;
const quietInterval = 15_000;

/** A bar that shows how far many plays are: redrawn in a terminal, a line now and then elsewhere. */
export function progressBar(total: number, quiet: boolean) {
  let done = 0;
  let failed = 0;
  let note = '';
  const since = Date.now();
  const line = () => {
    const filled = Math.round((done / Math.max(total, 1)) * barWidth);
    const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
    const seconds = Math.round((Date.now() - since) / 1000);
    return `${bar} ${done}/${total}${failed > 0 ? red(` ✗${failed}`) : ''} ${seconds}s ${faint(note)}`;
  };
  const draw = () => {
    if (live) process.stderr.write(`\r\u001b[2K${line().slice(0, (process.stderr.columns || 100) + 20)}`);
    else tell(line());
  };
  const timer = quiet ? undefined : setInterval(draw, live ? 200 : quietInterval);
  return {
    note(text: string): void {
      note = text;
    },
    step(ok: boolean): void {
      done += 1;
      if (!ok) failed += 1;
    },
    end(): void {
      clearInterval(timer);
      if (!quiet) {
        draw();
        if (live) process.stderr.write('\n');
      }
    },
  };
}
