import fc from 'fast-check';
import {
  askedFields,
  checkForm,
  limitOf,
  workingDays,
  type Fault,
  type Field,
  type Form,
  type FormContext,
} from '../../definitions/language';
import { openTenderJapan } from '../../definitions/trading/open-tender-japan';
import { hashOf } from '../../domain/hash';
import { context, forms, members, valid, word } from './forms';

const formOf = new Map(forms);

/** What is wrong with a form of the open tender when these values are changed. */
function faultsOf(
  name: string,
  changes: Readonly<Record<string, unknown>>,
  at: FormContext = context,
): readonly Fault[] {
  return checkForm(formOf.get(name) ?? {}, { ...valid[name], ...changes }, at).faults;
}

const rulesOf = (faults: readonly Fault[]): readonly string[] => faults.map(({ path, rule }) => `${path} ${rule}`);

const single = (field: Field, value: unknown, at: FormContext = context): readonly string[] =>
  rulesOf(checkForm({ x: field }, { x: value }, at).faults);

const sheet = (bid: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  sheet: { bids: [{ bid: 'bid-1', verdict: 'accepted', scores: { quality: '1' }, ...bid }] },
});

describe('a form', () => {
  it.each(forms)('passes when it is filled in as the law wants it: %s', (name) => {
    expect(faultsOf(name, {})).toEqual([]);
  });

  it('is tidied: trimmed, empty fields left out, amounts and instants in one form', () => {
    expect(checkForm(formOf.get('start') ?? {}, valid['start'], context).values).toMatchObject({
      title: '学校',
      estimate: '1000000.00',
      lots: [{ title: '一标段', estimate: '5.00' }, { title: '二标段' }],
    });
    expect(checkForm(formOf.get('start') ?? {}, valid['start'], context).values).not.toHaveProperty('funds');
    expect(checkForm(formOf.get('submitBid') ?? {}, valid['submitBid'], context).values).toEqual({
      price: '900000.50',
      bidDocument: 'doc-2',
    });
  });

  it.each([null, 7, 'text', [], true, undefined])('is refused as a whole when it is %p', (values) => {
    expect(rulesOf(checkForm({}, values, context).faults)).toEqual([' notAForm']);
  });

  it('must have what is required', () => {
    expect(rulesOf(faultsOf('submitBid', { price: undefined, bidDocument: ' ' }))).toEqual([
      'price required',
      'bidDocument required',
    ]);
  });

  it('has no fields but its own', () => {
    expect(rulesOf(faultsOf('submitBid', { ghost: 1 }))).toEqual(['ghost unknownField']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('refuses the key %s', (key) => {
    const values: unknown = JSON.parse(`{"${key}": {"price": "1"}}`);
    expect(rulesOf(checkForm({ note: { type: 'text', title: word, optional: true } }, values, context).faults)).toEqual(
      [`${key} unknownField`],
    );
    const row = { lots: [JSON.parse(`{"title": "x", "${key}": 1}`) as unknown] };
    expect(rulesOf(faultsOf('start', row))).toEqual([`lots.0.${key} unknownField`]);
  });

  it('does not ask for what does not apply, and refuses it', () => {
    const form = formOf.get('issueAddendum') ?? {};
    expect(askedFields(form, { affectsBids: false })).not.toContain('bidDeadline');
    expect(askedFields(form, { affectsBids: true })).toContain('bidDeadline');
    expect(rulesOf(faultsOf('issueAddendum', { affectsBids: false }))).toEqual(['bidDeadline notAsked']);
    expect(rulesOf(faultsOf('issueAddendum', { bidDeadline: undefined }))).toEqual(['bidDeadline required']);
    expect(faultsOf('issueAddendum', { affectsBids: false, bidDeadline: undefined })).toEqual([]);
  });
});

describe('a text', () => {
  it('keeps to its length, counted in characters as people count', () => {
    const field = { type: 'text', title: word, atMost: 2 } as const;
    expect(single(field, '𠮷野')).toEqual([]);
    expect(single(field, '吉野家')).toEqual(['x tooLong']);
  });

  it('keeps to its pattern, and to one line where it has one', () => {
    const field = { type: 'text', title: word, matches: '^[a-z]+$' } as const;
    expect([single(field, 'abc'), single(field, 'Abc'), single(field, 'a\nb')]).toEqual([
      [],
      ['x wrongPattern'],
      ['x oneLine'],
    ]);
    expect(single({ type: 'text', title: word, multiline: true }, 'a\r\nb')).toEqual([]);
  });

  it('holds nothing that cannot be shown', () => {
    for (const odd of ['a\u0000b', 'a\ud800b', 'a\u0007b'])
      expect(single({ type: 'text', title: word }, odd)).toEqual(['x unreadable']);
  });
});

describe('an amount', () => {
  it.each([
    ['1,000', 'notAnAmount'],
    ['1e3', 'notAnAmount'],
    ['-1', 'negativeAmount'],
    ['1.005', 'tooManyDecimals'],
    ['99999999999999999999', 'tooLarge'],
    [1000, 'wrongType'],
  ])('is a plain decimal text: not %p', (value, rule) => {
    expect(rulesOf(faultsOf('submitBid', { price: value }))).toEqual([`price ${rule}`]);
  });

  it('is read in the unit that the first form itself states', () => {
    expect(rulesOf(faultsOf('start', { unit: 'JPY', estimate: '100.5', lots: [] }))).toEqual([
      'estimate tooManyDecimals',
    ]);
  });

  it('is money where it must be, even in a case whose bids are rates', () => {
    expect(faultsOf('start', { unit: '%', estimate: '1000000.29', lots: [] })).toEqual([]);
    expect(rulesOf(faultsOf('start', { unit: '%', estimate: '90.2950', lots: [] }))).toEqual([
      'estimate tooManyDecimals',
    ]);
  });

  it('keeps to its share of another amount, to the last fen', () => {
    expect(faultsOf('submitDocuments', { bidSecurity: '20000.00' })).toEqual([]);
    const [fault] = faultsOf('submitDocuments', { bidSecurity: '20000.01' });
    expect(fault).toMatchObject({
      path: 'bidSecurity',
      rule: 'aboveShare',
      params: { limit: '20,000.00', percent: 2 },
    });
    expect(fault?.message.zh).toContain('《招标投标法实施条例》第二十六条');
  });

  it('is not rounded up when its share is no whole fen', () => {
    const given = { 'start.estimate': '0.99' };
    expect(rulesOf(faultsOf('submitDocuments', { bidSecurity: '0.02' }, { ...context, given }))).toEqual([
      'bidSecurity aboveShare',
    ]);
    expect(faultsOf('submitDocuments', { bidSecurity: '0.01' }, { ...context, given })).toEqual([]);
  });

  it('must be the award price where it has to be, and cannot be while there is none', () => {
    expect(rulesOf(faultsOf('signContract', { contractPrice: '900000.01' }))).toEqual(['contractPrice notAwardPrice']);
    const { awardPrice: _none, ...without } = context;
    expect(rulesOf(faultsOf('signContract', {}, without))).toEqual(['contractPrice notAwardPrice']);
  });

  it('is not asked where the law forbids it, and refused with the article', () => {
    const form = formOf.get('submitDocuments') ?? {};
    expect(askedFields(form, {}, context)).not.toContain('floor');
    const [fault] = faultsOf('submitDocuments', { floor: '1' });
    expect(fault).toMatchObject({ path: 'floor', rule: 'notAllowed' });
    expect(fault?.message.en).toBe(
      '"Floor price" must not be given (Floor price allowed: no) (Implementing Regulation, art. 27).',
    );
    expect(faultsOf('submitDocuments', { floor: '1' }, { ...context, rules: openTenderJapan.rules })).toEqual([]);
  });
});

describe('a date', () => {
  const bidDeadline = formOf.get('publishNotice')?.['bidDeadline'] as Field;

  it('lies any time on the twentieth day after the notice, the day of the notice not counted', () => {
    expect(faultsOf('publishNotice', { bidDeadline: '2026-12-13T16:00:00Z' })).toEqual([]);
    const [fault] = faultsOf('publishNotice', { bidDeadline: '2026-12-13T15:59:59Z' });
    expect(fault).toMatchObject({ path: 'bidDeadline', rule: 'tooEarly' });
    expect(fault?.message).toEqual({
      zh: '“投标截止（开标）时间”（2026-12-13 23:59）过早：最早 2026-12-14，2026-11-24 后20日（《招标投标法》第二十四条）。',
      en: '"Bid deadline and opening" (2026-12-13 23:59) is too early: at least 2026-12-14, 20 days after 2026-11-24 (Tendering Law, art. 24).',
    });
  });

  it('of a signature is not yet to come', () => {
    expect(rulesOf(faultsOf('signContract', { signedOn: '2026-11-25' }))).toEqual(['signedOn tooLate']);
  });

  it('counts the day in Shanghai, not in London', () => {
    const late = { ...context, now: '2026-11-24T16:30:00.000Z' };
    expect(limitOf(bidDeadline, late)?.atLeast?.value).toBe('2026-12-14T16:00:00.000Z');
  });

  it('tells its limit before anything is filled in', () => {
    expect(limitOf(bidDeadline, context)?.atLeast).toMatchObject({
      value: '2026-12-13T16:00:00.000Z',
      provisional: false,
      period: { count: 20, unit: 'days' },
      sentence: { en: 'at least 2026-12-14, 20 days after 2026-11-24' },
    });
    expect(limitOf({ type: 'boolean', title: word }, context)).toBeUndefined();
  });

  it('has a provisional limit when the holidays of the year are not published', () => {
    const rules = { ...context.rules, bidPeriod: { ...openTenderJapan.rules.bidPeriod, value: workingDays(40) } };
    const limit = limitOf(bidDeadline, { ...context, rules })?.atLeast;
    expect(limit?.provisional).toBe(true);
    expect(limit?.sentence.zh).toContain('暂定');
  });

  it('never moves a deadline forward to an earlier time', () => {
    const at = { ...context, deadline: '2026-12-20T01:00:00Z' };
    expect(rulesOf(faultsOf('postpone', { newDeadline: '2026-12-19T01:00:00Z' }, at))).toEqual([
      'newDeadline tooEarly',
    ]);
    expect(faultsOf('postpone', { newDeadline: '2026-12-20T01:00:00Z' }, at)).toEqual([]);
    expect(rulesOf(faultsOf('issueAddendum', {}, at))).toEqual(['bidDeadline tooEarly']);
    expect(rulesOf(faultsOf('postpone', { newDeadline: '2026-11-24T02:59:59Z' }))).toEqual(['newDeadline tooEarly']);
  });

  it('counts minutes by the clock, and from other fields, acts and stages', () => {
    const rules = context.rules;
    const field = (after: 'now' | { field: string } | { taken: string } | { entered: string }): Field => ({
      type: 'dateTime',
      title: word,
      atMost: { period: { rule: 'openingAnswerPeriod' }, after },
    });
    const at = { ...context, rules, taken: { open: context.now }, entered: { hall: context.now } };
    const last = '2026-11-24T04:00:00.000Z';
    expect(limitOf(field('now'), at)?.atMost?.value).toBe(last);
    expect(limitOf(field({ taken: 'open' }), at)?.atMost?.value).toBe(last);
    expect(limitOf(field({ entered: 'hall' }), at)?.atMost?.value).toBe(last);
    expect(limitOf(field({ field: 'from' }), at, { from: context.now })?.atMost?.value).toBe(last);
    expect(limitOf(field({ field: 'from' }), at)).toBeUndefined();
    expect(single(field('now'), '2026-11-24T04:00:00.001Z')).toEqual(['x tooLate']);
  });

  it('may be the last day of a limit that moves over a holiday', () => {
    const field: Field = { type: 'date', title: word, atMost: { period: { rule: 'publicityPeriod' }, after: 'now' } };
    const at = { ...context, now: '2026-09-29T03:00:00.000Z' };
    expect(limitOf(field, at)?.atMost?.value).toBe('2026-10-08');
  });

  it.each(['2026-02-30', '2026-2-3', '', '20260101', 20260101])('is a day that exists: not %p', (value) => {
    expect(single({ type: 'date', title: word }, value)).toHaveLength(1);
  });

  it.each(['2026-12-14', '2026-12-14T09:00:00+08:00', '2026-12-14T25:00:00Z'])(
    'is an instant in UTC: not %p',
    (value) => {
      expect(single({ type: 'dateTime', title: word }, value)).toEqual(['x notAnInstant']);
    },
  );
});

describe('numbers, choices, ids', () => {
  it('keeps a number within its bounds', () => {
    const field: Field = { type: 'number', title: word, atLeast: { rule: 'fewestBids' }, atMost: 9 };
    expect([2, 3, 9, 10].map((value) => single(field, value))).toEqual([['x tooSmall'], [], [], ['x tooGreat']]);
    for (const odd of ['3', Number.NaN, 1e-7, 1e21, Infinity]) expect(single(field, odd)).toEqual(['x wrongType']);
  });

  it('takes only the options of a choice', () => {
    for (const odd of ['ghost', 'toString', 1, null])
      expect(rulesOf(faultsOf('submitDocuments', { method: odd }))).toHaveLength(1);
  });

  it('takes no text for yes or no', () => {
    expect(single({ type: 'boolean', title: word }, 'true')).toEqual(['x wrongType']);
  });

  it('takes ids, codes and lists of documents', () => {
    expect(single({ type: 'document', title: word }, '../secret')).toEqual(['x notAnId']);
    expect(single({ type: 'document', title: word, many: true }, ['a', 'a'])).toEqual(['x.1 twice']);
    expect(single({ type: 'document', title: word, many: true }, ['a', 1])).toEqual(['x.1 notAnId']);
    expect(single({ type: 'region', title: word }, 'Kunming!')).toEqual(['x notARegion']);
  });
});

describe('the criteria', () => {
  const row = { id: 'quality', title: '质量', max: 100, kind: 'scored' };

  it('are required for comprehensive scoring only', () => {
    expect(rulesOf(faultsOf('submitDocuments', { criteria: [] }))).toEqual(['criteria required']);
    expect(faultsOf('submitDocuments', { criteria: [], method: 'lowestPrice' })).toEqual([]);
  });

  it('add up to 100 exactly', () => {
    const criteria = [0.1, 0.2, 99.7].map((max, index) => ({ ...row, id: `c${index}`, max }));
    expect(faultsOf('submitDocuments', { criteria })).toEqual([]);
    expect(faultsOf('submitDocuments', { criteria: [{ ...row, max: 99 }] })[0]?.message.en).toBe(
      '"Criteria" must add up to 100 ("Points" of all rows), and adds up to 99.',
    );
  });

  it('have a key each', () => {
    const half = { ...row, max: 50 };
    expect(rulesOf(faultsOf('submitDocuments', { criteria: [half, half] }))).toEqual(['criteria.1 twice']);
  });

  it('name the row where something is wrong', () => {
    expect(rulesOf(faultsOf('submitDocuments', { criteria: [row, { ...row, max: 101 }, 7] }))).toEqual([
      'criteria.1.max tooGreat',
      'criteria.2 wrongType',
    ]);
  });
});

describe('a committee', () => {
  it.each([
    [3, 0, 'members tooFew'],
    [4, 2, 'members evenCommittee'],
    [3, 2, 'members tooFewExperts'],
    [4, 3, 'members tooFewExperts'],
  ])('of %d experts and %d representatives is refused', (experts, representatives, fault) => {
    expect(rulesOf(faultsOf('formCommittee', { members: members(experts, representatives) }))).toEqual([fault]);
  });

  it.each([
    [5, 0],
    [4, 1],
    [5, 2],
    [6, 3],
  ])('of %d experts and %d representatives has two thirds of experts', (experts, representatives) => {
    expect(faultsOf('formCommittee', { members: members(experts, representatives) })).toEqual([]);
  });

  it('says how many experts it needs, and by which article', () => {
    expect(faultsOf('formCommittee', { members: members(3, 2) })[0]?.message.en).toBe(
      '"Members" must have at least 2/3 experts, which is 4 of 5, and has 3 (Tendering Law, art. 37).',
    );
  });

  it('has nobody twice', () => {
    const twice = [...members(4, 0), { userId: 'expert-0', kind: 'representative' }];
    expect(rulesOf(faultsOf('formCommittee', { members: twice }))).toEqual(['members.4 twice']);
  });

  it('lets only a member be replaced, and only by somebody else', () => {
    expect(rulesOf(faultsOf('replaceMember', { member: 'u9', substitute: 'u2' }))).toEqual([
      'member notAppointed',
      'substitute alreadyAppointed',
    ]);
  });
});

describe('a score sheet', () => {
  it('is not handed in by an expert who has an interest, who is told what to do', () => {
    const [fault] = faultsOf('submitSheet', { noConflict: false });
    expect(fault?.rule).toBe('mustBeYes');
    expect(fault?.message.en).toContain('ask the centre to appoint a replacement');
    expect(fault?.message.zh).toContain('请联系交易中心更换');
  });

  it.each([
    ['misses a bid', sheet({}), 'sheet missingBid'],
    ['has a score above the most', sheet({ scores: { quality: '61' } }), 'sheet.bids.0.scores.quality overMax'],
    [
      'scores the price',
      sheet({ scores: { quality: '1', price: '1' } }),
      'sheet.bids.0.scores.price computedCriterion',
    ],
    ['rejects without a reason', sheet({ verdict: 'rejected' }), 'sheet.bids.0 missingReason'],
    ['has a strange verdict', sheet({ verdict: 'maybe' }), 'sheet.bids.0.verdict notAnOption'],
    ['has a strange score', sheet({ scores: { quality: 1 } }), 'sheet.bids.0.scores.quality wrongType'],
    ['is no sheet', { sheet: 'yes' }, 'sheet wrongType'],
  ])('is refused when it %s', (_, values, fault) => {
    expect(rulesOf(faultsOf('submitSheet', values))).toContain(fault);
  });

  it('needs every verdict, and a reason for a rejection, also where nothing is scored', () => {
    const { criteria: _none, ...unscored } = context;
    const verdicts = (...given: string[]) => ({
      noConflict: true,
      sheet: { bids: given.map((verdict, index) => ({ bid: `bid-${index + 1}`, verdict, scores: {} })) },
    });
    expect(rulesOf(faultsOf('submitSheet', verdicts('accepted'), unscored))).toEqual(['sheet missingBid']);
    expect(rulesOf(faultsOf('submitSheet', verdicts('accepted', 'rejected'), unscored))).toEqual([
      'sheet.bids.1 missingReason',
    ]);
    expect(rulesOf(faultsOf('submitSheet', verdicts('accepted', 'accepted'), unscored))).toEqual([]);
  });
});

describe('the award', () => {
  it('goes to a candidate', () => {
    expect(rulesOf(faultsOf('confirmAward', { winner: 'bid-9' }))).toEqual(['winner unknownBid']);
    const { bids: _none, ...without } = context;
    expect(rulesOf(faultsOf('confirmAward', {}, without))).toEqual(['winner unknownBid']);
  });
});

describe('whatever is sent', () => {
  const all = Object.entries(valid);
  const anyForm = fc.constantFrom(...forms);
  const anyValue = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', '', ' ', '9999-12-31', '9999-12-31T00:00:00Z', [], {}, null, 0, -0),
  );

  /** Values of a form with something else in some of the fields. */
  const disturbed = (name: string): fc.Arbitrary<Record<string, unknown>> =>
    fc
      .dictionary(fc.constantFrom(...Object.keys(formOf.get(name) ?? {}), 'ghost', '__proto__'), anyValue, {
        maxKeys: 3,
      })
      .map((changes) => ({ ...valid[name], ...changes }));

  const isSettled = (form: Form, values: unknown): void => {
    const { faults, values: tidied } = checkForm(form, values, context);
    for (const { message } of faults) {
      expect(message.zh).toMatch(/。$/);
      expect(message.en).toMatch(/\.$/);
    }
    if (faults.length > 0) return;
    expect(checkForm(form, tidied, context)).toEqual({ faults: [], values: tidied });
    expect(hashOf(tidied)).toMatch(/^[0-9a-f]{64}$/);
  };

  it('is either refused in sentences, or tidied into values that pass again and can be hashed', () => {
    expect(all).toHaveLength(forms.length);
    fc.assert(
      fc.property(
        anyForm.chain(([name, form]) => fc.oneof(anyValue, disturbed(name)).map((values) => [form, values] as const)),
        ([form, values]) => isSettled(form, values),
      ),
      { numRuns: 1000 },
    );
  });
});
