import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import type { EntryReceipt, Notice, TenderRoom } from '../../api/contract';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { openTender2026Sixth } from '../../definitions/trading/open-tender-2026-6';
import type { FilledForm } from '../../domain/bid-document/bid-document';
import { billsOf, readPackage, type BidderForm, type TenderPackage } from '../../domain/tender-document/tender-package';
import { commands } from '../../scripts/bid-document/commands';
import { writeBills } from '../../spreadsheets/write-bill';
import { writePriceSheets } from '../../spreadsheets/write-prices';
import { describeWithServer } from '../support/describe-with-server';
import { drawOf, registerExperts, scoreAndSign, seatCommittee } from '../support/drawn-committee';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { sealedBidder, type SealedBidder } from '../support/sealed-bidder';
import type { PersonName } from '../support/world';

const bidders = ['bidder1', 'bidder2', 'bidder3'] as const;
type Bidder = (typeof bidders)[number];
const experts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'] as const;
const sharedGoods = { number: '1', code: '', name: '低压配电柜', features: 'GGD，含母线', unit: '台', quantity: '2' };
const cable = { number: '1', code: '', name: '电力电缆', features: 'YJV 4×95', unit: 'm', quantity: '1200' };
/** What each asks for a cabinet and for a metre of cable: another wins the second lot. */
const prices: Readonly<Record<Bidder, readonly [cabinet: string, metre: string]>> = {
  bidder1: ['50000', '400'],
  bidder2: ['52000', '300'],
  bidder3: ['58000', '350'],
};
const totals = [
  { bidder1: '100000.00', bidder2: '104000.00', bidder3: '116000.00' },
  { bidder1: '580000.00', bidder2: '464000.00', bidder3: '536000.00' },
] as const;

const answers = {
  text: '无',
  longText: '无偏离',
  number: '12',
  date: '2020-01-01',
  amount: '1000000.00',
  yesNo: 'yes',
} as const;

/** A form as a bidder fills it in who has an answer to everything. */
function filled({ key, kind, fields }: BidderForm): FilledForm[] {
  const values = Object.fromEntries(
    fields.map((field) => [field.key, field.type === 'choice' ? (field.options?.[0] ?? '') : answers[field.type]]),
  );
  if (kind === 'statement') return [{ key, isMade: true }];
  if (kind === 'fields') return [{ key, values }];
  return kind === 'table' ? [{ key, rows: [values] }] : [];
}

describeWithServer('goods in lots, and services, whose document and bids are made with the tools', () => {
  let platform: Platform;
  let folder: string;
  let lots: readonly Tender[];
  let first: Tender;
  let file: string;
  let tender: TenderPackage;
  const sealed = new Map<string, { readonly bidder: SealedBidder; readonly share: string }>();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'goods-'));
    platform = await startPlatform();
    await publishDefinitions(platform.database, [openTender2026Sixth], platform.deps.clock.now());
    await registerExperts(
      platform,
      experts.map((who) => who.replace('expert', 'expert-')),
    );
    const scores = { technical: '30', service: '10' };
    const verdicts = Object.fromEntries(['bidder-1', 'bidder-2', 'bidder-3'].map((of) => [of, { scores }]));
    lots = await Tender.openLots(platform, {
      verdicts,
      start: {
        title: '示例配电设备采购',
        estimate: undefined,
        lots: [
          { title: '配电柜', estimate: '200000' },
          { title: '配电柜和电缆', estimate: '900000' },
        ],
      },
    });
    [first] = lots as [Tender];
  });
  afterAll(async () => {
    await platform.close();
    rmSync(folder, { recursive: true });
  });

  const others = () => lots.slice(1).map(({ id }) => id);
  /** An act of one lot that is taken for all. */
  async function actForAll(
    action: string,
    as: PersonName,
    form: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const { lots: taken } = (await first.act(action, as, form, { lots: others() })) as unknown as {
      readonly lots: readonly { readonly ok: boolean }[];
    };
    expect(taken.map(({ ok }) => ok)).toEqual([true, true]);
  }
  const contentOf = async (as: PersonName, id: string): Promise<Buffer> => {
    const answer = request(platform.app).get(`/api/documents/${id}/content`).set('cookie', platform.cookie(as));
    return (
      await answer.buffer(true).parse((res, done) => {
        const pieces: Buffer[] = [];
        res.on('data', (piece: Buffer) => pieces.push(piece));
        res.on('end', () => done(null, Buffer.concat(pieces)));
      })
    ).body as Buffer;
  };

  /** Composes the tender document of a case with a template; answers the form that it fills. */
  async function compose(of: Tender, template: string, bills: readonly (readonly [lot: string, sheets: Buffer])[]) {
    const at = `/cases/${of.id}/tender-document`;
    const room = () => of.api.get<TenderRoom>('agency', at);
    await of.api.send('agency', 'post', at, { revision: 0, template, version: 1 });
    const { draft, revision } = await room();
    if (!draft) throw new Error('nothing was begun');
    const blanks = [...draft.blanks, { key: 'funds', example: '财政资金' }];
    const facts = Object.fromEntries(blanks.map((one) => [one.key, one.example ?? '无']));
    await of.api.send('agency', 'put', at, { revision, draft: { ...draft, facts } });
    for (const [lot, sheets] of bills) {
      const imported = await request(platform.app)
        .post(`/api${at}/bills`)
        .query({ name: '采购清单.xlsx', keep: '1', revision: (await room()).revision, ...(lot !== '' && { lot }) })
        .set('cookie', platform.cookie('agency'))
        .set('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(sheets);
      expect(imported.body).toMatchObject({ faultCount: 0 });
    }
    await of.api.send('agency', 'post', `${at}/composition`, { revision: (await room()).revision });
    const { form } = await of.api.get<{ form: Record<string, unknown> }>(
      'agency',
      `/cases/${of.id}/drafts/submitDocuments`,
    );
    return form;
  }

  /** What a bidder fills in by hand into the folder that the tool has made for its bid. */
  type FilledByHand = (begun: object, into: string) => Promise<object>;

  /** Makes a bid with the tool in a folder of its own, from the package alone; answers its form and that folder. */
  async function make(lot: Tender, who: Bidder, asked: { text: string; tender: TenderPackage }, fill: FilledByHand) {
    const into = path.join(folder, `${lot.id}-${who}`);
    const packageFile = path.join(folder, 'package.json');
    writeFileSync(packageFile, asked.text);
    const quiet = () => undefined;
    await commands['begin']?.([into], { tender: packageFile, case: lot.id, bidder: `单位 ${who}` }, quiet);
    const bidFile = path.join(into, 'bid.json');
    const begun = JSON.parse(readFileSync(bidFile, 'utf8')) as object;
    writeFileSync(
      bidFile,
      JSON.stringify({ ...(await fill(begun, into)), forms: asked.tender.bidderForms.flatMap(filled) }),
    );
    for (const { key, kind } of asked.tender.bidderForms) {
      if (kind !== 'files') continue;
      mkdirSync(path.join(into, 'attachments', key), { recursive: true });
      writeFileSync(path.join(into, 'attachments', key, `${key}.pdf`), `%PDF-1.4 ${who}`);
    }
    await commands['make']?.([into], {}, quiet);
    return { into, form: JSON.parse(readFileSync(path.join(into, 'form.json'), 'utf8')) as Record<string, unknown> };
  }

  /** Seals what the tool has made. */
  async function sealMade(bidder: SealedBidder, { into, form }: Awaited<ReturnType<typeof make>>) {
    const named = [form['bidDocument'], form['bidData'], form['bidAttachments']].flat() as string[];
    const idOf = (name: unknown): string => `d${named.indexOf(String(name))}`;
    const documents = named.map((name) => {
      const bytes = readFileSync(path.join(into, name));
      return {
        id: idOf(name),
        name: path.basename(name),
        size: bytes.length,
        async *read() {
          yield bytes;
        },
      };
    });
    const content = {
      ...form,
      bidDocument: idOf(form['bidDocument']),
      bidData: idOf(form['bidData']),
      bidAttachments: (form['bidAttachments'] as string[]).map(idOf),
    };
    return bidder.seal(await bidder.task(), content, documents);
  }

  /** Opens all bids, has a committee drawn and every bid scored. */
  async function openAndScore(lot: Tender): Promise<void> {
    await lot.until('decryption');
    await lot.notices('sealedBids');
    await lot.act('startOpening', 'agency');
    for (const who of bidders) {
      const { bidder, share = '' } = sealed.get(`${lot.id} ${who}`) ?? {};
      await bidder?.release(share);
    }
    await lot.until('opening');
    const found = await rows(platform.database.read, 'sealing').findBy({ caseId: lot.id });
    expect(found.map(({ opened }) => opened?.kind)).toEqual(['opened', 'opened', 'opened']);
    await lot.act('signOpeningRecord', 'agency');
    await lot.until('drawing');
    const draw = drawOf(lot);
    await draw.fixList(4);
    await draw.makeSeed();
    await scoreAndSign(lot, await seatCommittee(lot, await draw.seat(experts, 4)));
  }

  it('has one tender document for all lots, with the goods of all and those of one', async () => {
    await actForAll('accept', 'centre');
    const shared = await writeBills([{ title: '配电柜', items: [sharedGoods] }]);
    const own = await writeBills([{ title: '电缆', items: [cable] }]);
    const form = await compose(first, 'goods', [
      ['', shared],
      [lots[1]?.id ?? '', own],
    ]);
    expect(form).toMatchObject({ method: 'comprehensive', priceFormula: 'bestToPrice' });
    await actForAll('submitDocuments', 'agency', form);
    await actForAll('file', 'supervisor');
    for (const lot of lots) await lot.publishNotice(30);
    const notices = await Promise.all(lots.map((lot) => lot.notices('tenderNotice')));
    const named = ([notice]: readonly Notice[]) => JSON.stringify(notice?.fields);
    for (const all of notices) expect(named(all)).toContain(String(form['tenderPackage']));
    // by what the platform tells criteria apart is nothing to the public
    const { columns } = notices[0]?.[0]?.fields.find(({ path }) => path === 'submitDocuments.criteria') ?? {};
    expect(Object.keys(columns ?? {})).toEqual(['title', 'max', 'kind']);

    for (const lot of lots) await lot.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    file = (await contentOf('bidder1', String(form['tenderPackage']))).toString('utf8');
    tender = readPackage(file) as TenderPackage;
    expect(tender).toMatchObject({ kind: 'goods', lots: lots.map(({ id }) => ({ case: id })) });
    expect(lots.map(({ id }) => billsOf(tender, id).map(({ title }) => title))).toEqual([
      ['配电柜'],
      ['配电柜', '电缆'],
    ]);
  });

  it('takes a bid for each lot that was prepared from it and sealed', async () => {
    for (const [index, lot] of lots.entries()) {
      for (const who of bidders) {
        if (who !== 'bidder1') await lot.enter('downloadDocuments', who, { contact: '李四' });
        const made = await make(lot, who, { text: file, tender }, async (begun, into) => {
          const priced = billsOf(tender, lot.id).map((bill, place) => ({
            bill,
            priced: { key: bill.key, items: [{ number: '1', unitPrice: prices[who][place] ?? '' }] },
          }));
          writeFileSync(path.join(into, 'prices.xlsx'), await writePriceSheets(priced, 'CNY'));
          return begun;
        });
        expect(made.form['price']).toBe(totals[index]?.[who]);
        const elsewhere = sealed.get(`${first.id} ${who}`)?.bidder;
        const bidder = await sealedBidder(lot, who, elsewhere?.key);
        const { file: bid, share } = await sealMade(bidder, made);
        // what was sealed for this lot is no bid of the other
        if (index === 1 && who === 'bidder1')
          await expect(elsewhere?.handIn(bid)).rejects.toThrow('不是为本项目、本单位');
        const receipt = (await bidder.handIn(bid)) as unknown as EntryReceipt;
        expect(receipt.caseId).toBe(lot.id);
        sealed.set(`${lot.id} ${who}`, { bidder, share });
      }
    }
  });

  it.each([0, 1])('is opened and evaluated, lot %#', async (index) => {
    const lot = lots[index] as Tender;
    if (index === 0) await lot.passDeadline();
    await openAndScore(lot);
    const board = (await lot.notices('openingBoard')).find(({ kind }) => kind === 'openingBoard');
    const opened = board?.tables[0]?.rows.map((row) => row[2]?.replaceAll(',', ''));
    expect([...(opened ?? [])].sort()).toEqual(Object.values(totals[index] ?? {}).sort());
    const { rows: ranked } = await lot.evaluation();
    const best = index === 0 ? 'bidder1' : 'bidder2';
    expect(ranked.find(({ rank }) => rank === 1)).toMatchObject({ price: totals[index]?.[best] });
    expect(ranked).toHaveLength(3);
  });

  it('has services too, whose price is bid as one amount and whose ties the committee’s points part', async () => {
    await platform.refreshClock();
    const plan = {
      bidder1: { price: '1000000.00', scores: { proposal: '44', team: '17', record: '9' } },
      bidder2: { price: '800000.00', scores: { proposal: '42', team: '16', record: '8' } },
      bidder3: { price: '1600000.00', scores: { proposal: '40', team: '15', record: '5' } },
    } as const;
    const verdicts = Object.fromEntries(bidders.map((who, at) => [`bidder-${at + 1}`, { scores: plan[who].scores }]));
    const services = await Tender.open(platform, { verdicts, start: { title: '示例物业服务' } });
    await services.reach('documents');
    const composed = await compose(services, 'services', []);
    expect(composed).toMatchObject({ method: 'comprehensive', priceFormula: 'bestToPrice', tieRule: 'technical' });
    await services.act('submitDocuments', 'agency', composed);
    await services.act('file', 'supervisor');
    await services.publishNotice(30);
    await services.until('bidding');
    for (const who of bidders) await services.enter('downloadDocuments', who, { contact: '李四' });
    const text = (await contentOf('bidder1', String(composed['tenderPackage']))).toString('utf8');
    const asked = { text, tender: readPackage(text) as TenderPackage };
    for (const who of bidders) {
      const made = await make(services, who, asked, (begun) => Promise.resolve({ ...begun, price: plan[who].price }));
      expect(made.form['price']).toBe(plan[who].price);
      const bidder = await sealedBidder(services, who);
      const { file: bid, share } = await sealMade(bidder, made);
      await bidder.handIn(bid);
      sealed.set(`${services.id} ${who}`, { bidder, share });
    }
    await services.passDeadline();
    await openAndScore(services);
    const { rows: ranked } = await services.evaluation();
    // 70 + 16 and 66 + 20: of two totals that are equal the better technical one goes first
    expect(ranked.map(({ bidder, price, score, rank }) => [bidder, price, score, rank])).toEqual([
      ['单位 bidder-1', '1000000.00', '86.00', 1],
      ['单位 bidder-2', '800000.00', '86.00', 2],
      ['单位 bidder-3', '1600000.00', '70.00', 3],
    ]);
  });
});
