import type { Until } from '../field';
import type { Wording } from './wording';

/** Until when something is secret, and who knows it before. */
export function secrecy(
  { until, roles }: Wording,
  opens: Until,
  heldBy: readonly string[] | undefined,
): readonly [zh: string, en: string] {
  const place = until(opens);
  const held = heldBy && roles(heldBy);
  return [
    `“${place}”前保密${held ? `（${held}除外）` : ''}`,
    `Secret until "${place}"${held ? ` (but for: ${held})` : ''}`,
  ];
}
