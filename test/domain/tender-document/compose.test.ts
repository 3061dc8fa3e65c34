import { checkForm, evaluationForm } from '../../../definitions/language';
import { builtInTemplates } from '../../../definitions/tender-documents/registry';
import { openTender } from '../../../definitions/trading/open-tender';
import { canonicalJson } from '../../../domain/canonical';
import { sha256 } from '../../../domain/hash';
import { officialCalendar } from '../../../domain/official-calendar';
import { itemFaults, type Bill } from '../../../domain/tender-document/bill';
import { comparePackages } from '../../../domain/tender-document/compare-packages';
import { composePackage, type Ground } from '../../../domain/tender-document/compose';
import { differenceText } from '../../../domain/tender-document/difference-text';
import { draftFaults } from '../../../domain/tender-document/draft-faults';
import { knownFacts } from '../../../domain/tender-document/placeholders';
import { statedInForm } from '../../../domain/tender-document/stated-in-form';
import { draftFrom, type TenderDraft } from '../../../domain/tender-document/tender-draft';
import { packageFile, readPackage } from '../../../domain/tender-document/tender-package';
import { tenderPaper } from '../../../domain/tender-document/tender-paper';

const known = Object.fromEntries(knownFacts.map(({ key, title }) => [key, `某${title}`]));
const bill: Bill = {
  key: 'bill',
  title: '分部分项',
  items: [{ number: '1', code: '010101003001', name: '挖土', features: '三类土', unit: 'm3', quantity: '12.5' }],
};
const [works] = builtInTemplates;
const written = (template = works): TenderDraft => {
  if (!template) throw new Error('there are templates');
  const draft = draftFrom(template);
  return { ...draft, facts: Object.fromEntries(draft.blanks.map(({ key, example = '无' }) => [key, example])) };
};
const ground: Ground = {
  version: 1,
  replaces: undefined,
  project: {
    id: 'P',
    title: '某道路工程',
    tenderer: '某局',
    region: '530100',
    industry: '房建市政',
    unit: 'CNY',
    better: 'lower',
  },
  lots: [{ case: 'GC-1', title: '一标段' }],
  facts: known,
  boq: [bill],
  attachments: [],
};

describe.each(builtInTemplates)('the template $id', (template) => {
  it('is complete once its facts are filled in, and fits the form that files it', () => {
    const draft = written(template);
    expect(draftFaults(draft, [bill], known)).toEqual([]);
    const form = openTender.stages.documents.actions.submitDocuments.form;
    const context = {
      now: '2026-03-02T01:00:00.000Z',
      calendar: officialCalendar,
      unit: 'CNY' as const,
      rules: openTender.rules,
      given: {},
      taken: {},
      entered: {},
    };
    expect(checkForm(evaluationForm(form), draft.evaluation, context).faults).toEqual([]);
    const stated = statedInForm(composePackage(draft, ground));
    const given = { ...stated, tenderDocument: 'D1' };
    expect(checkForm(form, given, context)).toEqual({ faults: [], values: given });
  });

  it('leaves no fact open', () => {
    const { text } = packageFile(composePackage(written(template), ground));
    expect(text).not.toContain('{{');
    expect(text).toContain('某道路工程');
  });
});

describe('a tender document', () => {
  it('is one file, named by its hash, and read again as it was', () => {
    const tender = composePackage(written(), ground);
    const { text, sha256: hash } = packageFile(tender);
    expect(hash).toBe(sha256(text));
    expect(readPackage(text)).toEqual(JSON.parse(canonicalJson(tender)));
    expect(readPackage(text.replace('12.5', '12.50 '))).toBeDefined();
    expect(readPackage(` ${text}`)).toBeUndefined();
    expect(readPackage('{"format":"other/1"}')).toBeUndefined();
    expect(readPackage('[')).toBeUndefined();
  });

  it('names what is missing where it is missing', () => {
    const draft = written();
    const faulty: TenderDraft = {
      ...draft,
      facts: { ...draft.facts, duration: ' ' },
      parts: draft.parts.map((part, index) => {
        const [first, ...others] = part.clauses;
        return index === 0 && first ? { ...part, clauses: [{ ...first, text: '见 {{nothing}}' }, ...others] } : part;
      }),
      qualification: [],
      bidderForms: draft.bidderForms.map((form) => (form.kind === 'table' ? { ...form, fields: [] } : form)),
    };
    const paths = draftFaults(faulty, [], { ...known, funds: '' }).map(({ path, rule }) => `${path} ${rule}`);
    expect(paths).toEqual(
      expect.arrayContaining([
        'facts.duration blankEmpty',
        'facts.funds blankEmpty',
        'parts.0.clauses.0.text unknownName',
        'qualification required',
        'bidderForms.4.fields noFields',
        'boq billUnpriced',
      ]),
    );
  });

  it('says in words in what it differs from the one that it replaces', () => {
    const before = composePackage(written(), ground);
    const changed = written();
    const after = composePackage(
      { ...changed, facts: { ...changed.facts, warranty: '36个月' }, qualification: changed.qualification.slice(1) },
      {
        ...ground,
        version: 2,
        replaces: packageFile(before).sha256,
        boq: [{ ...bill, items: bill.items.map((one) => ({ ...one, quantity: '13' })) }],
      },
    );
    const said = comparePackages(before, after).map((one) => differenceText(one).zh);
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/^条款“合同条款及格式 · 缺陷责任与保修”由“.*24个月.*”改为“.*36个月/);
    expect(said[1]).toBe('删除资格条件“资质”。');
    expect(said[2]).toContain('12.5 m3');
    expect(comparePackages(after, after)).toEqual([]);
  });

  it('tells a new title once: not of what stands below it', () => {
    const before = composePackage(written(), ground);
    const draft = written();
    const [notice, ...parts] = draft.parts;
    const [first, ...qualification] = draft.qualification;
    if (!notice || !first) throw new Error('a template has parts and conditions');
    const after = composePackage(
      {
        ...draft,
        parts: [{ ...notice, title: '新公告' }, ...parts],
        qualification: [{ ...first, title: '新条件' }, ...qualification],
      },
      { ...ground, boq: [{ ...bill, title: '新清单' }] },
    );
    expect(comparePackages(before, after).map((one) => differenceText(one).zh)).toEqual([
      `章“新公告”由“${notice.title}”改为“新公告”。`,
      expect.stringMatching(new RegExp(`^资格条件“新条件”由“${first.title}：.*”改为“新条件：`, 's')),
      '清单“新清单”由“分部分项”改为“新清单”。',
    ]);
  });

  it('is paper that shows every clause, condition, item and form', () => {
    const tender = composePackage(written(), ground);
    const paper = JSON.stringify(tenderPaper(tender, { at: '2026-03-02T01:00:00.000Z', subject: 'GC-1' }).parts);
    const wanted = [
      ...tender.parts.flatMap(({ title, clauses }) => [title, ...clauses.map((clause) => clause.title)]),
      ...tender.qualification.map(({ text }) => text),
      ...tender.bidderForms.map(({ title }) => title),
      '挖土',
      '施工组织设计',
    ];
    expect(wanted.filter((words) => !paper.includes(words))).toEqual([]);
  });
});

describe('an item of a bill', () => {
  it('needs number, name, unit and a quantity above zero', () => {
    const none = { number: '', code: '', name: '', features: '', unit: '', quantity: '' };
    expect(itemFaults(none).map(({ field }) => field)).toEqual(['number', 'name', 'unit', 'quantity']);
    const [one] = bill.items;
    expect(one && itemFaults({ ...one, ceiling: '12.34567' })).toEqual([{ field: 'ceiling', rule: 'tooManyDigits' }]);
  });
});
