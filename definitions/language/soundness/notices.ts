import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';
import { fieldOf } from './needed-field';

/** A notice prints fields that there are. */
export function* checkNotices({ definition, actions }: Examined): Faults {
  for (const [name, { fields }] of Object.entries(definition.notices)) {
    for (const [index, path] of fields.entries()) {
      const [action = '', field = '', ...rest] = path.split('.');
      const isKnown = rest.length === 0 && fieldOf(actions.get(action)?.action.form ?? {}, field);
      if (isKnown) continue;
      yield fault(`notices.${name}.fields.${index}`, 'unknownField', `没有 ${path}`, `there is no field ${path}`);
    }
  }
}
