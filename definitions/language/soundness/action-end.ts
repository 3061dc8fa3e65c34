import { fault, type Faults } from './definition-fault';
import type { Examined, Placed } from './examined';
import { fieldOf } from './needed-field';

/** What an action ends is an end of its stage, by a choice of its form where it depends on one. */
export function* checkActionEnd({ definition }: Examined, { at, stage, action }: Placed): Faults {
  if (action.end === undefined) return;
  if (action.many) {
    yield fault(`${at}.end`, 'manyEnds', '多方提交的操作不能结束环节', 'an entry of many cannot end the stage');
  }
  const ends = stage === undefined ? {} : (definition.stages[stage]?.ends ?? {});
  for (const end of typeof action.end === 'string' ? [action.end] : Object.values(action.end.cases)) {
    if (Object.hasOwn(ends, end)) continue;
    yield fault(`${at}.end`, 'unknownEnd', `这一环节没有结果 ${end}`, `the stage has no end ${end}`);
  }
  if (typeof action.end === 'string') return;
  const { of, cases } = action.end;
  const field = fieldOf(action.form ?? {}, of);
  if (field?.type !== 'choice') {
    const rule = field ? 'wrongField' : 'unknownField';
    return yield fault(`${at}.end.of`, rule, `${of} 不是本表单的选择项`, `${of} is no choice of the form`);
  }
  for (const option of Object.keys(cases)) {
    if (Object.hasOwn(field.options, option)) continue;
    yield fault(`${at}.end.cases.${option}`, 'unknownOption', `没有选项 ${option}`, `there is no option ${option}`);
  }
}
