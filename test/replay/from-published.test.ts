import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { fromPublished, publishedRecord, type PublishedRecord } from '../../replay/from-published';
import { checkCaseFile } from '../../replay/read-case-file';

const setting = { region: '530100', industry: 'construction' };
const record: PublishedRecord = {
  id: 'x:1',
  source: 'https://example.org/1',
  kind: 'tender',
  title: '某工程',
  buyer: '某局',
  currency: 'CNY',
  estimate: null,
  bids: [
    { bidder: '甲公司', price: '120', status: 'won', rank: 1, score: '93.79' },
    { bidder: '乙公司', price: '110', status: 'candidate', rank: 2, score: '88.53' },
    { bidder: '丙公司', price: '130', status: 'candidate', rank: 3, score: '78.89' },
  ],
  awardedTo: '甲公司',
  awardPrice: '120',
  candidateOrder: 'ranked',
};

function converted(more: Partial<PublishedRecord>) {
  const result = fromPublished({ ...record, ...more }, setting);
  if (!('file' in result)) throw new Error(result.notConvertible);
  const { file, faults } = checkCaseFile(result.file);
  expect(faults).toEqual([]);
  return file;
}

const refusalOf = (more: Partial<PublishedRecord>) => {
  const result = fromPublished({ ...record, ...more }, setting);
  return 'notConvertible' in result ? result.notConvertible : undefined;
};

const plain = record.bids.map(({ bidder, price, status }) => ({ bidder, price, status }));

describe('a published record', () => {
  it('with total scores in the order of the ranks is comprehensive scoring', () => {
    expect(converted({})).toMatchObject({ method: 'comprehensive', bids: [{ score: '93.79' }, {}, {}] });
  });

  it('whose ranks follow the prices and not the scores went by the lowest price', () => {
    const bids = record.bids.map((bid, index) => ({ ...bid, price: String(100 + index), score: String(70 + index) }));
    expect(converted({ bids, awardPrice: '100' })?.method).toBe('lowestPrice');
  });

  it('whose ranks follow neither prices nor scores gets totals in the order of the ranks', () => {
    const bids = record.bids.map(({ score: _, ...bid }) => bid);
    expect(converted({ bids })?.bids.map(({ score }) => score)).toEqual(['99', '98', '97']);
  });

  it('without ranks was decided by the buyer', () => {
    expect(converted({ bids: plain, candidateOrder: 'unranked' })).toMatchObject({
      method: 'buyerChoice',
      choice: '甲公司',
    });
    expect(converted({ bids: plain, candidateOrder: 'unknown' })).toMatchObject({
      method: 'buyerChoice',
      choice: '甲公司',
    });
  });

  it('of which the order is unknown and the best price won went by the lowest price', () => {
    const more = { bids: plain, candidateOrder: 'unknown', awardedTo: '乙公司', awardPrice: '110' };
    expect(converted(more)?.method).toBe('lowestPrice');
  });

  it('in rates of discount is better when higher', () => {
    const more = {
      bids: plain,
      currency: '%',
      candidateOrder: 'unknown',
      notes: 'Price is a rate in percent (下浮率).',
    };
    expect(converted(more)?.better).toBe('higher');
    expect(converted({ ...more, notes: 'Price is a rate in percent (费率).' })?.better).toBe('lower');
  });

  it('in yen has the estimate as ceiling, the minimum as floor, and a list of winners where lots were drawn', () => {
    const bids = [
      { bidder: 'aa', price: '100', status: 'won' },
      { bidder: 'bb', price: '100', status: 'lost' },
      { bidder: 'cc', price: '90', status: 'invalid', reason: 'below the minimum limit price' },
      { bidder: 'dd', price: '105', status: 'invalid', reason: 'no seal' },
      { bidder: 'ee', price: null, status: 'invalid' },
    ];
    const more = {
      bids,
      currency: 'JPY',
      estimate: '120',
      minPrice: '95',
      awardedTo: 'aa',
      awardPrice: '100',
      tie: true,
    };
    expect(converted(more)).toMatchObject({
      ceiling: '120',
      floor: '95',
      bids: [{ bidder: 'aa' }, { bidder: 'bb' }, { bidder: 'cc' }, { bidder: 'dd', invalid: true, reason: 'no seal' }],
      expect: { awardedTo: ['aa', 'bb'], awardPrice: '100' },
    });
    expect(converted(more)?.bids[2]).not.toHaveProperty('invalid');
  });

  it.each<[string, Partial<PublishedRecord>, string]>([
    ['another kind of trade', { kind: 'land' }, 'kind land'],
    ['a winner who was no candidate', { anomaly: 'winner-not-candidate' }, 'winner-not-candidate'],
    ['too few prices', { bids: record.bids.slice(1) }, 'fewer than three bids with a price are published'],
    ['no winner', { awardedTo: null, candidateOrder: 'unknown' }, 'no winner is published'],
    ['a winner without a bid', { awardedTo: '丁公司' }, 'the winner is not among the published bids'],
    ['another award price', { awardPrice: '121' }, 'the award price is not the price of the bid'],
  ])('with %s cannot be replayed', (_, more, why) => {
    expect(refusalOf(more)).toBe(why);
  });
});

// jest runs in the root of the project
const place = path.resolve('../shared/data/cases.json');
const fileTest = existsSync(place) ? it : it.skip;

fileTest('every published tender beside the project converts and validates, but for anomalies', () => {
  const parsed: unknown = JSON.parse(readFileSync(place, 'utf8'));
  const records = z.array(publishedRecord).parse(parsed);
  const tenders = records.filter(({ kind }) => kind === 'tender');
  const refused: string[] = [];
  for (const tender of tenders) {
    const result = fromPublished(tender, setting);
    if ('file' in result) expect(checkCaseFile(result.file)).toMatchObject({ faults: [] });
    else refused.push(result.notConvertible);
  }
  expect(tenders.length).toBeGreaterThan(0);
  expect([...new Set(refused)].sort()).toEqual(['no-winner', 'winner-not-candidate']);
});
if (!existsSync(place)) console.info('../shared/data is absent: the published cases are not converted');
