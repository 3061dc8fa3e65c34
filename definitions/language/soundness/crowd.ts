import { fault, type Faults } from './definition-fault';
import type { Examined, Placed } from './examined';
import { needAction } from './needed-names';

/** Entries of many stand under the gate of their stage. */
export function* checkCrowd(examined: Examined, { at, action }: Placed): Faults {
  for (const word of ['replaces', 'withdraws', 'needs', 'admits', 'sealed', 'releases'] as const) {
    if (action[word] !== undefined && !action.many) {
      yield fault(`${at}.${word}`, 'notMany', '只用于多方提交的操作', 'is only for entries of many');
    }
  }
  for (const word of ['withdraws', 'needs', 'releases'] as const) {
    const name = action[word];
    if (name === undefined || !(yield* needAction(examined, `${at}.${word}`, name))) continue;
    if (examined.actions.get(name)?.action.many) continue;
    yield fault(`${at}.${word}`, 'notMany', `${name} 不是多方提交的操作`, `${name} is no entry of many`);
  }
}
