import Ajv from 'ajv';
import { checkForm, formSchema, type Form } from '../../definitions/language';
import { builtInDefinitions } from '../../definitions/registry';
import { context, criteria, forms, valid, word } from './forms';

/** Ajv reads the words we use as it would under 2020-12. */
function accepts(form: Form, values: unknown): boolean {
  const { $schema: _draft, ...schema } = formSchema(form, 'en');
  return new Ajv({ unknownFormats: 'ignore' }).compile(schema)(values) === true;
}

describe('the JSON Schema of a form', () => {
  it.each(forms)('accepts what the check accepts: %s', (name, form) => {
    const values = valid[name];
    const checked = checkForm(form, values, context);
    expect(checked.faults).toEqual([]);
    expect(accepts(form, checked.values)).toBe(true);
  });

  it.each(forms)('refuses a key that the form does not have: %s', (name, form) => {
    expect(accepts(form, { ...valid[name], ghost: 1 })).toBe(false);
  });

  it('asks for a field where another has the value', () => {
    const form: Form = {
      result: { type: 'choice', title: word, options: { yes: word, no: word } },
      why: { type: 'text', title: word, when: { field: 'result', is: 'no' } },
      note: { type: 'text', title: word, optional: true, requiredWhen: { field: 'result', is: 'yes' } },
      seen: { type: 'text', title: word, optional: true, when: { field: 'result', is: ['yes', 'no'] } },
    };
    expect(accepts(form, { result: 'no' })).toBe(false);
    expect(accepts(form, { result: 'no', why: 'x' })).toBe(true);
    expect(accepts(form, { result: 'no', why: 'x', seen: 'y' })).toBe(true);
    expect(accepts(form, { result: 'yes', note: 'x' })).toBe(true);
    expect(accepts(form, { result: 'yes' })).toBe(false);
    expect(accepts(form, { result: 'yes', note: 'x', why: 'x' })).toBe(false);
  });

  it('speaks both languages and names the law', () => {
    const form: Form = {
      estimate: { type: 'amount', title: { zh: '估算价', en: 'Estimate' }, article: 'IR 26 条例第二十六条' },
    };
    expect(formSchema(form, 'zh')['properties']).toMatchObject({
      estimate: { title: '估算价', 'x-article': '《招标投标法实施条例》第二十六条' },
    });
    expect(formSchema(form, 'en')['properties']).toMatchObject({
      estimate: { title: 'Estimate', 'x-article': 'Implementing Regulation, art. 26' },
    });
  });

  it('is plain data for every form of the platform', () => {
    for (const { start, stages } of builtInDefinitions) {
      for (const action of Object.values(stages).flatMap((stage) => Object.values(stage.actions ?? {}))) {
        const schema = formSchema(action.form ?? start.form);
        expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
      }
    }
    expect(criteria).toHaveLength(2);
  });
});
