import { neededFields, statedChoices } from '../../../domain/ranking/stated-method';
import { evaluates } from '../check-method';
import type { Form } from '../field';
import { fault, type Faults } from './definition-fault';
import { fieldOf, needField } from './needed-field';

/** A form that states how bids are evaluated offers only what can be computed, and asks for all that it needs. */
export function* checkEvaluatedForm(form: Form, path: string): Faults {
  if (!evaluates(form)) return;
  for (const [name, known] of Object.entries(statedChoices)) {
    const field = fieldOf(form, name);
    if (!field) continue;
    const at = `${path}.${name}`;
    if (field.type !== 'choice') {
      yield fault(at, 'wrongField', '应为选择', 'must be a choice');
      continue;
    }
    for (const option of Object.keys(field.options)) {
      if (!known.includes(option)) {
        const what = known.join(', ');
        yield fault(`${at}.options.${option}`, 'missingCode', `系统只会计算 ${what}`, `the code computes ${what} only`);
        continue;
      }
      for (const needed of neededFields[option] ?? []) {
        yield* needField(
          `${at}.options.${option}`,
          form,
          needed,
          ({ type }) => type === (needed === 'criteria' ? 'list' : 'number'),
        );
      }
    }
  }
}
