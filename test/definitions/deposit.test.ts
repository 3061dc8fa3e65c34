import { depositAsked, depositReturn, type Deposit, type DepositFacts } from '../../definitions/language';
import { compareDefinitions } from '../../definitions/language/compare-definitions';
import { describe as describeProcess } from '../../definitions/language/describe';
import { publicationFaults } from '../../definitions/publication';
import { openTender } from '../../definitions/trading/open-tender';
import { openTenderDeposit } from '../../definitions/trading/open-tender-deposit';
import { checkForm, type FormContext } from '../../definitions/language';
import { officialCalendar } from '../../domain/official-calendar';
import { changed } from './small-process';

const submit = 'stages.bidding.actions.submitBid';
const letter = 'stages.bidding.actions.submitGuarantee';
const security = 'stages.documents.actions.submitDocuments.form.bidSecurity';
const { deposit, rules } = openTenderDeposit;

const broken: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] = [
  ['it secures nothing that there is', { 'deposit.secures': 'nothing' }, 'deposit.secures', 'unknownAction'],
  ['it secures an act of one', { 'deposit.secures': 'issueAddendum' }, 'deposit.secures', 'notMany'],
  ['who has paid is known at once', { [`${submit}.secretUntil`]: undefined }, 'deposit.secures', 'neverSecret'],
  [
    'its amount is given nowhere',
    { 'deposit.amount': { given: ['submitDocuments', 'none'] } },
    'deposit.amount',
    'unknownField',
  ],
  ['its amount may be a rate', { [`${security}.money`]: undefined }, 'deposit.amount', 'wrongField'],
  ['the amount has no share of the law', { [`${security}.share`]: undefined }, 'deposit.amount', 'noCap'],
  [
    'the share has no bound of the law',
    { 'rules.bidSecurityMost.most': undefined },
    'deposit.amount → rules.bidSecurityMost',
    'noCap',
  ],
  ['more than two per cent are asked', { 'rules.bidSecurityMost.value': 3 }, 'rules.bidSecurityMost', 'aboveMost'],
  ['more than 800,000 yuan are asked', { 'rules.bidSecurityCap.value': 900_000 }, 'rules.bidSecurityCap', 'aboveMost'],
  [
    'it goes back after a week',
    { 'rules.depositReturnPeriod.value.count': 7 },
    'rules.depositReturnPeriod',
    'aboveMost',
  ],
  [
    'letters are known sooner than bids',
    { [`${letter}.secretUntil`]: 'evaluation' },
    'deposit.guarantee.action',
    'neverSecret',
  ],
  ['letters say no amount', { 'deposit.guarantee.amount': 'number' }, 'deposit.guarantee.amount', 'wrongField'],
  ['a failed tender keeps it', { 'deposit.returns.3.on.closed': ['terminated'] }, 'deposit.returns', 'notReturned'],
  ['a tender that ends well keeps it', { 'deposit.returns.2.on': 'unused' }, 'deposit.returns', 'notReturned'],
  [
    'it goes back at a closing that there is not',
    { 'deposit.returns.3.on.closed': ['gone'] },
    'deposit.returns.3',
    'unknownClosing',
  ],
];

describe('a definition with a deposit', () => {
  it('may be published as it comes with the platform', () => {
    expect(publicationFaults(JSON.parse(JSON.stringify(openTenderDeposit)))).toEqual([]);
  });

  it.each(broken)('may not when %s', (_what, changes, at, rule) => {
    const faults = publicationFaults(changed(openTenderDeposit, changes));
    expect(faults).toContainEqual(expect.objectContaining({ at, rule }));
  });

  it('names the article where a bound of the law is passed', () => {
    const [fault] = publicationFaults(changed(openTenderDeposit, { 'rules.bidSecurityCap.value': 900_000 }));
    expect(fault?.message.zh).toContain('第37条');
  });

  it('may not where no code looks for the deposits', () => {
    const plain = changed(openTenderDeposit, { process: 'otherTender' });
    expect(publicationFaults(plain)).toContainEqual(
      expect.objectContaining({ at: 'stages.bidding', rule: 'missingCode' }),
    );
  });

  it('is printed and compared in words', () => {
    const printed = describeProcess(openTenderDeposit, 'zh');
    expect(printed).toContain('## 投标保证金');
    expect(printed).toContain('| 已办理“提交合同” | 5日 | 计息 |');
    expect(describeProcess(openTenderDeposit, 'en')).toContain('A letter of guarantee may take its place');
    const said = compareDefinitions(openTender, openTenderDeposit).find(({ property }) => property?.en === 'Deposit');
    expect(said?.to?.en).toContain('with interest');
    expect(said?.to?.zh).toContain('不予退还');
  });
});

describe('a deposit', () => {
  const share = (amount: Deposit['amount']): Deposit => ({ ...deposit, amount });
  const twoPercent = { percent: { rule: 'bidSecurityMost' }, of: ['start', 'estimate'] } as const;
  const capped = { ...twoPercent, atMost: { rule: 'bidSecurityCap' } };

  it.each([
    [deposit.amount, { 'submitDocuments.bidSecurity': '200000.00' }, 20_000_000n],
    [deposit.amount, { 'submitDocuments.bidSecurity': '0.00' }, undefined],
    [deposit.amount, {}, undefined],
    [twoPercent, { 'start.estimate': '10000000.00' }, 20_000_000n],
    [twoPercent, { 'start.estimate': '0.99' }, 1n],
    [twoPercent, {}, undefined],
    [capped, { 'start.estimate': '40000000.01' }, 80_000_000n],
    [capped, { 'start.estimate': '39999999.00' }, 79_999_998n],
  ] as const)('of %j with %j is %s fen', (amount, given, fen) => {
    expect(depositAsked(share(amount as Deposit['amount']), rules, given)).toBe(fen);
  });

  it('is not asked for more than the cap of the law', () => {
    const { bidSecurity } = openTenderDeposit.stages.documents.actions.submitDocuments.form;
    const context = { now: '2026-03-02T01:00:00.000Z', unit: 'CNY', rules, calendar: officialCalendar } as const;
    const given = { 'start.estimate': '100000000.00' };
    const check = (value: string) =>
      checkForm({ bidSecurity }, { bidSecurity: value }, { ...context, given } as unknown as FormContext).faults;
    expect(check('800000.00')).toEqual([]);
    expect(check('800000.01')[0]?.message.zh).toContain('800,000.00');
    expect(check('800000.01')[0]?.article).toContain('第37条');
    const small = { ...context, given: { 'start.estimate': '1000000.00' } } as unknown as FormContext;
    expect(checkForm({ bidSecurity }, { bidSecurity: '20000.01' }, small).faults).toHaveLength(1);
  });

  const signed = '2026-05-01T01:00:00.000Z';
  it.each<[string, DepositFacts, number | undefined, string | undefined]>([
    ['nothing has happened', { taken: {} }, undefined, undefined],
    ['it was withdrawn', { taken: {}, withdrawnAt: '2026-03-02T01:00:00.000Z' }, 0, '2026-03-02T01:00:00.000Z'],
    [
      'it was withdrawn and the stage was over',
      { taken: {}, withdrawnAt: '2026-03-02T01:00:00.000Z', unusedSince: '2026-03-09T01:00:00.000Z' },
      0,
      '2026-03-02T01:00:00.000Z',
    ],
    ['nothing was handed in', { taken: {}, unusedSince: '2026-03-09T01:00:00.000Z' }, 1, '2026-03-09T01:00:00.000Z'],
    ['the contract was signed', { taken: { signContract: signed } }, 2, signed],
    ['the tender failed', { taken: {}, closed: { closing: 'failed', at: signed } }, 3, signed],
    ['the case was archived', { taken: {}, closed: { closing: 'archived', at: signed } }, undefined, undefined],
  ])('goes back when %s', (_what, facts, index, since) => {
    const found = depositReturn(deposit, facts);
    expect(found?.occasion).toBe(index === undefined ? undefined : deposit.returns[index]);
    expect(found?.since).toBe(since);
  });
});
