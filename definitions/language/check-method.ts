import { methodFaults, type MethodFault } from '../../domain/ranking/stated-method';
import type { Field, Form } from './field';
import { own, refuse, type Place } from './form-fault';
import { text, type Text } from './text';

const reasons: Readonly<Record<MethodFault['rule'], Text>> = {
  unknownMethod: text('不是系统能够计算的办法', 'is not a method that the platform can compute'),
  missingForMethod: text('所选评标办法须填写此项', 'is required by the evaluation method that was chosen'),
  outOfBounds: text('超出允许范围', 'is out of bounds'),
  notWhole: text('应为整数', 'must be a whole number'),
  needsCeiling: text(
    '以最高投标限价为依据，须先填写最高投标限价',
    'is a share of the ceiling price, and there is no ceiling price',
  ),
  priceInTechnical: text(
    '双信封的第一信封只评技术，不得含按报价计算的评分项',
    'cannot be computed from the price: the first of two envelopes holds none',
  ),
};

/** Whether a form states how bids are evaluated. */
export const evaluates = (form: Form): boolean =>
  Object.values(form).some((field) => field.type === 'choice' && field.evaluates);

/** Notes what keeps bids from being evaluated by what the form states, each at its field. */
export function checkMethod(form: Form, values: Readonly<Record<string, unknown>>, at: Place): void {
  for (const { path, rule } of methodFaults(values)) {
    const field = fieldAt(form, path.split('.'));
    if (field) refuse({ ...at, path }, field, rule, {}, reasons[rule]);
  }
}

/** The field at a path; numbers are rows of a list. */
function fieldAt(form: Form, [name = '', , ...rest]: readonly string[]): Field | undefined {
  const field = own(form, name);
  return rest.length > 0 && field?.type === 'list' ? fieldAt(field.of, rest) : field;
}
