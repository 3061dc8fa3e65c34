import { text, type Text } from '../definitions/language';
import { hashOf } from '../domain/hash';
import type { CaseRows } from './case-rows';

/** What acts have put aside must be what they committed to. */
export function checkSealed({ events, sealed }: CaseRows): Text[] {
  const kept = new Map(sealed.map((row) => [row.id, row]));
  return events.flatMap(({ seq, json }) => {
    const named = json.act?.sealed;
    if (!named) return [];
    const row = kept.get(named.id);
    if (!row) {
      return [text(`事件 ${seq} 的封存内容缺失。`, `What event ${seq} has sealed is missing.`)];
    }
    const isIntact = row.hash === named.hash && hashOf([row.salt, row.values]) === named.hash;
    return isIntact
      ? []
      : [text(`事件 ${seq} 的封存内容与其承诺不符。`, `What event ${seq} has sealed is not what it committed to.`)];
  });
}
