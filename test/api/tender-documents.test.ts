import request from 'supertest';
import type { BillImport, CaseDocument, Notice, ProposalView, TenderRoom, TenderSaved } from '../../api/contract';
import { readConfiguration } from '../../configuration';
import { publishDefinitions } from '../../database/definitions';
import { openTender2026Sixth } from '../../definitions/trading/open-tender-2026-6';
import { sha256 } from '../../domain/hash';
import { readPackage } from '../../domain/tender-document/tender-package';
import { PrinterBusy } from '../../pdf/print-line';
import { writeBills } from '../../spreadsheets/write-bill';
import { describeWithServer } from '../support/describe-with-server';
import { client, Tender, type Client } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { printHere } from '../support/print-here';
import type { PersonName } from '../support/world';

const item = (number: string, quantity: string) => ({
  number,
  code: `01010100300${number}`,
  name: '挖沟槽土方',
  features: '三类土',
  unit: 'm3',
  quantity,
});

describeWithServer('a tender document that is written on the platform', () => {
  let platform: Platform;
  /** Papers wait for it before they are printed. */
  let press: Promise<void> = Promise.resolve();
  let tender: Tender;
  let other: Tender;
  let api: Client;

  const path = (of = tender) => `/cases/${of.id}/tender-document`;
  const room = (as: PersonName = 'agency', of = tender): Promise<TenderRoom> => api.get(as, path(of));
  const raw = (as: PersonName, method: 'get' | 'post', at: string) =>
    request(platform.app)[method](`/api${at}`).set('cookie', platform.cookie(as)).buffer(true);
  const importBills = async (content: Buffer, query: Readonly<Record<string, string>>, as: PersonName = 'agency') =>
    raw(as, 'post', `${path()}/bills`)
      .query({ name: '清单.xlsx', keep: '1', ...query })
      .set('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(content);
  /** Fills in all that the template leaves open. */
  const fill = async (as: PersonName = 'agency'): Promise<TenderSaved> => {
    const { draft, revision } = await room(as);
    if (!draft) throw new Error('nothing was begun');
    const facts = Object.fromEntries(
      [...draft.blanks, { key: 'funds', example: '财政资金' }].map((one) => [one.key, one.example ?? '无']),
    );
    return api.send(as, 'put', path(), { revision, draft: { ...draft, facts } });
  };
  const compose = async (as: PersonName = 'agency'): Promise<{ version: number; sha256: string }> =>
    api.send(as, 'post', `${path()}/composition`, { revision: (await room(as)).revision });
  const kept = async (action: string, as: PersonName = 'agency') =>
    (await api.get<{ form: Record<string, unknown> }>(as, `/cases/${tender.id}/drafts/${action}`)).form;

  beforeAll(async () => {
    const print = printHere(readConfiguration({ NODE_ENV: 'test' }).pdfFonts);
    platform = await startPlatform({ print: (paper) => press.then(() => print(paper)) });
    api = client(platform);
    await publishDefinitions(platform.database, [openTender2026Sixth], platform.deps.clock.now());
    tender = await Tender.open(platform);
    other = await Tender.open(platform);
    await tender.reach('documents');
  });
  afterAll(() => platform.close());

  it('is there for the tenderer and the agency of the case, and for nobody else', async () => {
    expect(await room()).toMatchObject({ revision: 0, action: { name: 'submitDocuments', does: 'filing' } });
    expect((await room('tenderer')).templates.map(({ id }) => id)).toEqual(['works', 'goods', 'services']);
    for (const who of ['otherTenderer', 'supervisor', 'centre', 'bidder1', 'inspector', 'administration'] as const) {
      await expect(room(who)).rejects.toThrow('NotFound');
    }
    expect((await room('agency', other)).action).toBeUndefined();
    const begin = { revision: 0, template: 'works', version: 1 };
    await expect(api.send('agency', 'post', path(other), begin)).rejects.toThrow('ActionNotOpen');
    await expect(api.send('otherTenderer', 'post', path(), begin)).rejects.toThrow('NotFound');
    await expect(api.send('agency', 'post', path(), { ...begin, version: 9 })).rejects.toThrow('NotFound');
  });

  it('is begun with a template, and refuses the second of two who save at once', async () => {
    const begun = await api.send<TenderSaved>('agency', 'post', path(), { revision: 0, template: 'works', version: 1 });
    expect(begun.revision).toBe(1);
    expect(begun.faults.map(({ path: at }) => at)).toEqual(expect.arrayContaining(['facts.duration', 'boq']));
    const { draft } = await room();
    if (!draft) throw new Error('nothing was begun');
    await api.send('tenderer', 'put', path(), { revision: 1, draft: { ...draft, facts: { duration: '300日历天' } } });
    const late = api.send('agency', 'put', path(), { revision: 1, draft: { ...draft, facts: { duration: '1天' } } });
    await expect(late).rejects.toThrow(/TaskChanged.*保存过/);
    expect((await room()).draft?.facts).toEqual({ duration: '300日历天' });
    expect(await room()).toMatchObject({ revision: 2, savedBy: { id: 'tenderer' } });
    const forged = { ...draft, attachments: [await api.upload('bidder1', '他人.pdf')] };
    await expect(api.send('agency', 'put', path(), { revision: 2, draft: forged })).rejects.toThrow('unknownDocument');
  });

  it('takes bills from a spreadsheet only when every cell is right', async () => {
    const { revision } = await room();
    const seen = { revision: String(revision) };
    const faulty = await writeBills([{ title: '土建', items: [item('1', '十二'), item('2', '4')] }]);
    const refused = (await importBills(faulty, seen)).body as BillImport;
    expect(refused).toMatchObject({ faultCount: 1, faults: [{ sheet: '土建', cell: 'F2', found: '十二' }] });
    expect(refused.revision).toBeUndefined();
    const right = await writeBills([{ title: '土建', items: [item('1', '12.50'), item('2', '4')] }]);
    expect((await importBills(right, { ...seen, keep: '0' })).body).toMatchObject({
      bills: [{ count: 2 }],
      faultCount: 0,
    });
    expect((await room()).bills).toEqual([]);
    expect((await importBills(right, seen)).body).toMatchObject({ revision: revision + 1 });
    expect((await room()).bills).toMatchObject([{ title: '土建', count: 2, first: [{ quantity: '12.5' }, {}] }]);
    expect((await importBills(right, seen)).status).toBe(409);
    expect((await importBills(Buffer.from('keine Tabelle'), seen)).body).toMatchObject({
      faults: [{ rule: 'notASpreadsheet' }],
    });
    expect((await importBills(right, seen, 'bidder1')).status).toBe(404);
    const saved = await raw('agency', 'get', `${path()}/bills.xlsx`);
    expect(saved.status).toBe(200);
  });

  it('is composed when nothing is missing, and fills the form with what it says', async () => {
    await expect(compose()).rejects.toThrow('blankEmpty');
    expect((await fill()).faults).toEqual([]);
    const preview = await raw('agency', 'get', `${path()}/preview`);
    expect((preview.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const made = await compose();
    const form = await kept('submitDocuments');
    expect(form).toMatchObject({ method: 'comprehensive', priceFormula: 'trimmedMean' });
    const file = await raw('agency', 'get', `/documents/${String(form['tenderPackage'])}/content`);
    const { text } = file;
    expect(sha256(text)).toBe(made.sha256);
    expect(readPackage(text)).toMatchObject({
      version: 1,
      boq: [{ title: '土建' }],
      evaluation: { method: 'comprehensive' },
    });
    for (const who of ['bidder1', 'otherTenderer', 'supervisor', 'centre'] as const) {
      const answer = await raw(who, 'get', `/documents/${String(form['tenderPackage'])}`);
      expect(answer.status).toBe(404);
    }
    const [unfiled] = (await room('tenderer')).packages;
    for (const made of [unfiled?.package, unfiled?.print]) {
      expect((await raw('tenderer', 'get', `/documents/${made?.id ?? ''}/content`)).status).toBe(200);
    }
  });

  it('is printed a few times at once for one person, who keeps nobody else from it', async () => {
    const preview = async (as: PersonName) => (await raw(as, 'get', `${path()}/preview`)).status;
    let begin = (): void => undefined;
    press = new Promise((open) => (begin = open));
    const flood = Array.from({ length: 8 }, () => preview('agency'));
    const turnedAway: number[] = [];
    for (const one of flood) void one.then((status) => status === 429 && turnedAway.push(status));
    for (const end = Date.now() + 20_000; turnedAway.length < 5 && Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(turnedAway).toHaveLength(5);
    const other = preview('tenderer');
    begin();
    expect(await other).toBe(200);
    expect((await Promise.all(flood)).filter((status) => status === 200)).toHaveLength(3);
    expect(await preview('agency')).toBe(200);
  });

  it('is not printed while too many others are: whoever asks is told to try again', async () => {
    const busy = Promise.reject(new PrinterBusy('busy'));
    busy.catch(() => undefined);
    press = busy;
    const refused = await raw('agency', 'get', `${path()}/preview`);
    press = Promise.resolve();
    expect(refused).toMatchObject({ status: 503, body: { code: 'Unavailable' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await raw('agency', 'get', `${path()}/preview`)).status).toBe(200);
  });

  it('is handed in only with what it says', async () => {
    const form = await kept('submitDocuments');
    const criteria = (form['criteria'] as { id: string; max: number }[]).map((one, index) => ({
      ...one,
      max: one.max + (index === 0 ? 1 : index === 1 ? -1 : 0),
    }));
    await expect(tender.act('submitDocuments', 'agency', { ...form, criteria })).rejects.toThrow('notAsComposed');
    const pdf = await api.upload('agency', '另一份.pdf');
    await expect(tender.act('submitDocuments', 'agency', { ...form, tenderDocument: pdf })).rejects.toThrow(
      'notAsComposed',
    );
    await expect(tender.act('submitDocuments', 'agency', { ...form, tenderPackage: pdf })).rejects.toThrow(
      'notComposed',
    );
    await tender.act('submitDocuments', 'tenderer', form);
    const after = await room();
    expect(after).toMatchObject({ packages: [{ version: 1, differences: [] }] });
    expect(after.packages[0]?.givenAt).toBeDefined();
    expect(after.action).toBeUndefined();
    const { draft, revision } = after;
    await expect(api.send('agency', 'put', path(), { revision, draft })).rejects.toThrow('ActionNotOpen');
    const { items } = await api.get<{ items: CaseDocument[] }>('supervisor', `/cases/${tender.id}/documents`);
    expect(items.map(({ field }) => field)).toEqual(expect.arrayContaining(['tenderDocument', 'tenderPackage']));
  });

  it('is replaced by an addendum that says in words what changes, and tells who has the documents', async () => {
    await tender.act('file', 'supervisor', {});
    await tender.publishNotice(30);
    await tender.until('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    const { revision } = await room('tenderer');
    const changed = await writeBills([{ title: '土建', items: [item('1', '13'), item('2', '4')] }]);
    await importBills(changed, { revision: String(revision) }, 'tenderer');
    expect(await compose('tenderer')).toMatchObject({ version: 2 });
    const form = await kept('issueAddendum', 'tenderer');
    expect(form['addendum']).toMatch(/^1\. 清单项目“土建 · 1 挖沟槽土方”由“.*12\.5 m3”改为“.*13 m3”。$/);
    await tender.act('issueAddendum', 'tenderer', { ...form, affectsBids: false });
    const [addendum] = (await tender.notices('addendum')).filter(({ kind }) => kind === 'addendum');
    expect(addendum?.fields.map((field: Notice['fields'][number]) => field.path)).toContain(
      'issueAddendum.tenderPackage',
    );
    const told = await api.get<{ items: { caseId?: string }[] }>('bidder1', '/notifications');
    expect(told.items.some(({ caseId }) => caseId === tender.id)).toBe(true);
    expect((await room()).packages.map(({ version }) => version)).toEqual([2, 1]);
  });

  /** Changes the evaluation of the draft, makes the document anew, and answers what the addendum is filled with. */
  const composedWith = async (change: Readonly<Record<string, unknown>>) => {
    const { draft, revision } = await room();
    if (!draft) throw new Error('nothing was begun');
    const evaluation = { ...draft.evaluation, ...change };
    await api.send('agency', 'put', path(), { revision, draft: { ...draft, evaluation } });
    await compose();
    const { addendum, revisedDocument, tenderPackage, ...restated } = await kept('issueAddendum');
    return { documents: { addendum, revisedDocument, tenderPackage }, restated };
  };

  it('is evaluated as its last version says, which the addendum states, and keeps its deposit', async () => {
    const { documents, restated } = await composedWith({ tieRule: 'lottery' });
    expect(restated).toMatchObject({ affectsBids: true, changesEvaluation: true, tieRule: 'lottery' });
    const issue = (form: object) => tender.act('issueAddendum', 'agency', { ...documents, ...form });
    const bidDeadline = await tender.inDays(40);
    await expect(issue({ affectsBids: false })).rejects.toThrow(
      /changesEvaluation.*notAsComposed|notAsComposed.*选“是”/s,
    );
    await expect(issue({ ...restated, tieRule: 'price', bidDeadline })).rejects.toThrow('notAsComposed');
    await issue({ ...restated, bidDeadline });
    expect((await tender.view('bidder1')).context['given']).toMatchObject({ 'submitDocuments.tieRule': 'lottery' });
    const next = await composedWith({ bidSecurity: '1000.00' });
    await expect(tender.act('issueAddendum', 'agency', { ...next.documents, affectsBids: false })).rejects.toThrow(
      'evaluationFrozen',
    );
  });

  it('begins with a template that two people of the centre have changed', async () => {
    const { items } = await api.get<{ items: { id: string; title: string }[] }>('centre', '/tender-templates');
    const [works] = items;
    const next = { ...works, title: '昆明市施工招标文件' };
    await expect(api.send('agency', 'post', '/tender-templates', next)).rejects.toThrow('NotAllowed');
    await expect(api.send('centre', 'post', '/tender-templates', works ?? {})).rejects.toThrow('asItIs');
    const { proposalId } = await api.send<{ proposalId: string }>('centre', 'post', '/tender-templates', next);
    await expect(api.send('centre', 'post', `/proposals/${proposalId}/confirm`)).rejects.toThrow();
    const seen = await api.get<ProposalView>('centreColleague', `/proposals/${proposalId}`);
    expect(seen.tenderTemplate).toMatchObject({ before: { version: 1 }, after: { version: 2, title: next.title } });
    await api.send('centreColleague', 'post', `/proposals/${proposalId}/confirm`);
    await other.reach('documents');
    expect((await room('agency', other)).templates[0]).toMatchObject({ id: 'works', version: 2, title: next.title });
  });
});
