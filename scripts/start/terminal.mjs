const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const paint = (code) => (text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const faint = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);
export const blue = paint(36);

/** A failure that needs no stack: its message says what is wrong and what to do. */
export class SetupError extends Error {}

/** Prints one line in both languages. */
export function say(zh, en) {
  console.log(`${zh} ${faint(`· ${en}`)}`);
}

/** Columns that a text takes in a terminal; Chinese characters take two. */
export function columns(text) {
  let sum = 0;
  // eslint-disable-next-line no-control-regex -- escape sequences of colours take no column
  for (const character of text.replace(/\u001b\[\d+m/g, '')) {
    sum += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  }
  return sum;
}

/** Draws a box around the lines. */
export function box(lines) {
  const width = Math.max(...lines.map(columns));
  const rule = '─'.repeat(width + 4);
  const rows = lines.map((line) => `│  ${line}${' '.repeat(width - columns(line))}  │`);
  return [`╭${rule}╮`, ...rows, `╰${rule}╯`].join('\n');
}

const clock = (since) => {
  const seconds = Math.round((Date.now() - since) / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
};

/**
 * Shows that something long is under way: a line that counts the time in a terminal, a line every 30 seconds elsewhere.
 * `note` may be set to what is being done right now.
 */
export function progress(zh, en) {
  const since = Date.now();
  const live = process.stdout.isTTY === true;
  const state = { note: '' };
  const line = () => {
    const width = (process.stdout.columns ?? 100) - 2;
    const whole = `${zh} · ${en}  ${clock(since)}  ${state.note}`;
    let cut = '';
    for (const character of whole) {
      if (columns(cut) >= width - 1) break;
      cut += character;
    }
    return cut;
  };
  if (!live) say(zh, en);
  const timer = setInterval(
    () => {
      if (live) process.stdout.write(`\r\u001b[2K${line()}`);
      else console.log(line());
    },
    live ? 250 : 30_000,
  );
  return {
    note(text) {
      state.note = text;
    },
    /** Ends the display, with a tick and the time taken, or a cross. */
    end(ok = true) {
      clearInterval(timer);
      if (live) process.stdout.write('\r\u001b[2K');
      console.log(`${ok ? green('✓') : red('✗')} ${zh} ${faint(`· ${en} ${clock(since)}`)}`);
    },
  };
}
