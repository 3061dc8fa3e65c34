import fc from 'fast-check';
import { checkForm, standsAlone, text, type Form, type FormContext, type Process } from '../../definitions/language';
import { definitionsInForce, offeredDefinitions } from '../../definitions/registry';

const formsOf = ({ process, version, stages, anytime }: Process): (readonly [string, Form])[] =>
  [...Object.values(stages).flatMap(({ actions = {} }) => Object.entries(actions)), ...Object.entries(anytime)].map(
    ([action, { form = {} }]) => [`${process} ${version} ${action}`, form],
  );

const title = text('项', 'Field');

/** A context in which nothing but the rules and the unit may be looked at. */
const onlyRules = ({ rules }: Process): FormContext =>
  new Proxy({ rules, unit: 'CNY' } as FormContext, {
    get(target, name) {
      if (name !== 'rules' && name !== 'unit') throw new Error(`The check looked at ${String(name)}`);
      return Reflect.get(target, name) as unknown;
    },
  });

const given = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('1', '0.5', 'document-1', ['document-1'], [{}], true, false, 7, '2026-03-01', ''),
);

describe('a form that stands alone', () => {
  const alone = [...definitionsInForce, ...offeredDefinitions].flatMap((definition) =>
    formsOf(definition)
      .filter(([, form]) => Object.keys(form).length > 0 && standsAlone(form))
      .map(([name, form]) => ({ name, form, definition })),
  );

  it('is in every definition that comes with the platform', () => {
    const all = [...definitionsInForce, ...offeredDefinitions];
    expect(new Set(alone.map(({ definition }) => definition))).toEqual(new Set(all));
  });

  it.each(alone)('$name is checked without a look at what has happened, whatever was filled in', (one) => {
    const values = fc.record(Object.fromEntries(Object.keys(one.form).map((name) => [name, given])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(values, (filled) => void checkForm(one.form, filled, onlyRules(one.definition))),
      { numRuns: 20 },
    );
  });

  it('has no date, amount, person or bid, and states no method; in a list neither', () => {
    const date: Form = { day: { type: 'date', title } };
    expect(standsAlone({ note: { type: 'text', title }, paper: { type: 'document', title } })).toBe(true);
    expect(standsAlone({ note: { type: 'text', title }, ...date })).toBe(false);
    expect(standsAlone({ rows: { type: 'list', title, of: date } })).toBe(false);
    expect(standsAlone({ price: { type: 'amount', title } })).toBe(false);
    expect(standsAlone({ method: { type: 'choice', title, options: {}, evaluates: true } })).toBe(false);
  });
});
