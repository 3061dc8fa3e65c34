import { valuesOf } from '../asked-fields';
import { own } from '../form-fault';
import type { Condition, Form } from '../field';
import type { Wording } from './wording';

/** What the other field of a condition must be, in words. */
export function conditionValues({ said, value, word }: Wording, condition: Condition, form: Form): string {
  const field = own(form, condition.field);
  return valuesOf(condition)
    .map((each) => {
      const option = field?.type === 'choice' ? own(field.options, String(each)) : undefined;
      return option ? said(option) : value(each);
    })
    .join(word('”或“', '" or "'));
}
