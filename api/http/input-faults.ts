import type { z } from 'zod';
import { text, type Text } from '../../definitions/language/text';
import { textSchema, type FieldFault } from '../contract';
import { fieldFault } from './refusal';

type Issue = z.core.$ZodIssue;
type Params = FieldFault['params'];

const sized: Readonly<Record<string, Text>> = {
  string: text('个字符', 'characters'),
  array: text('项', 'items'),
};

function sizeFault(issue: Issue & { code: 'too_small' | 'too_big' }): [string, Text, Params] {
  const small = issue.code === 'too_small';
  const bound = Number(small ? issue.minimum : issue.maximum);
  const of = sized[issue.origin];
  const zh = small ? '至少' : '至多';
  const en = small ? 'at least' : 'at most';
  const rule = of ? (small ? 'tooShort' : 'tooLong') : small ? 'tooSmall' : 'tooGreat';
  const said = of
    ? text(`${zh} ${bound} ${of.zh}`, `${en} ${bound} ${of.en}`)
    : text(`${zh}为 ${bound}`, `${en} ${bound}`);
  return [rule, said, { bound }];
}

function describe(issue: Issue): [string, Text, Params] {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return ['required', text('为必填项', 'is required'), {}];
      return ['wrongType', text('类型不正确', `must be of type ${issue.expected}`), { expected: issue.expected }];
    case 'too_small':
    case 'too_big':
      return sizeFault(issue);
    case 'invalid_format':
      return ['wrongPattern', text('格式不正确', `must be a valid ${issue.format}`), { format: issue.format }];
    case 'invalid_value': {
      const options = issue.values.map(String).join(', ');
      return ['notAnOption', text(`须为以下之一：${options}`, `must be one of ${options}`), { options }];
    }
    case 'unrecognized_keys':
      return ['unknownField', text('含有未知字段', `has unknown fields: ${issue.keys.join(', ')}`), {}];
    case 'custom': {
      const said = textSchema.safeParse(issue.params?.['said']);
      return ['unreadable', said.success ? said.data : text('不符合要求', 'breaks a rule'), {}];
    }
    default:
      return ['unreadable', text('不符合要求', 'breaks a rule'), {}];
  }
}

/** The issues that zod found, as faults that name field and rule in both languages. */
export const faultsOf = (error: z.ZodError, within = ''): FieldFault[] =>
  error.issues.map((issue) => {
    const path = [within, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    const [rule, said, params] = describe(issue);
    const name = path === '' ? text('请求', 'the request') : text(path, path);
    return fieldFault(path, rule, text(`${name.zh}：${said.zh}`, `${name.en}: ${said.en}`), params);
  });
