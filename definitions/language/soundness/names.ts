import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';

/** Nothing is called like something else. */
export function* checkNames({ definition, placed, actions, has }: Examined): Faults {
  for (const { name, at } of placed) {
    if (actions.get(name)?.at !== at) {
      yield fault(at, 'actionTwice', `名为 ${name} 的操作不止一个`, `another action is called ${name} too`);
    }
  }
  for (const name of Object.keys(definition.closings)) {
    if (has('stages', name)) {
      yield fault(`closings.${name}`, 'actionTwice', `已有名为 ${name} 的环节`, `a stage is called ${name} too`);
    }
  }
}
