import type { Box } from './diagram';
import { labelWidth, lineHeight } from './measures';

/** How large a label is drawn: about 11 pixels for a Chinese character and 6 for a Latin one, at most 88 a line. */
export function sizeOf(name: string | undefined): { readonly width: number; readonly height: number } | undefined {
  if (name === undefined) return undefined;
  const length = Array.from(name).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 11.5 : 5.6), 0);
  const lines = Math.ceil(length / (labelWidth - (length > labelWidth ? 10 : 0)));
  return { width: Math.round(Math.min(length + 8, labelWidth)), height: lines * lineHeight };
}

/** Where the label of a round sign stands. */
export const below = (box: Box): Box => ({
  x: box.x + box.width / 2 - labelWidth / 2,
  y: box.y + box.height + 3,
  width: labelWidth,
  height: 28,
});
