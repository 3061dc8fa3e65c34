import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { BidWarning } from '../../api/contract';
import { rows } from '../../database/database';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

describeWithServer('what the bids of different bidders have in common', () => {
  let platform: Platform;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform();
    tender = await Tender.open(platform);
    await tender.reach('bidding');
  });
  afterAll(() => platform.close());

  async function bid(by: PersonName, price: string, address: string, content: string, leader: string) {
    await tender.enter('downloadDocuments', by, { contact: '李四' });
    const bidDocument = await tender.api.upload(by, '投标文件.pdf', content);
    const answer = await request(platform.app)
      .post(`/api/cases/${tender.id}/entries`)
      .set('cookie', `${platform.cookie(by)}; device=${leader === '' ? randomUUID() : 'one-browser'}`)
      .set('x-forwarded-for', address)
      .send({ action: 'submitBid', form: { price, bidDocument, ...(leader && { leader }) }, key: randomUUID() });
    expect(answer.status).toBe(201);
  }
  const warnings = (as: PersonName) =>
    tender.api.get<{ items: BidWarning[] }>(as, `/cases/${tender.id}/bid-warnings`).then(({ items }) => items);

  it('is told to the supervisors once the bids are opened, to nobody else, and changes nothing', async () => {
    await bid('bidder1', '9000000', '203.0.113.7', '%PDF-1.4\n甲\n%%EOF', '张三');
    await bid('bidder2', '9200000', '203.0.113.7', '%PDF-1.4\n乙\n%%EOF', '张三');
    await bid('bidder3', '9100000', '203.0.113.9', '%PDF-1.4\n甲\n%%EOF', '');
    // a form of the tenderer that bidders hand in as they got it
    await bid('bidder4', '9999999', '203.0.113.10', '%PDF-1.4\n%%EOF\n', '');
    await bid('bidder5', '9999998', '203.0.113.11', '%PDF-1.4\n%%EOF\n', '');
    await expect(warnings('supervisor')).rejects.toThrow('NotFound');
    await tender.passDeadline();
    await tender.until('opening');

    for (const other of ['tenderer', 'agency', 'centre', 'bidder1', 'otherSupervisor'] as const) {
      await expect(warnings(other)).rejects.toThrow('NotFound');
    }
    const told = (await warnings('supervisor')).map(({ text, bids }) => [
      text.en.split(/[:(]/, 1)[0]?.trim(),
      bids
        .map(({ bidder }) => bidder.slice(-1))
        .sort()
        .join(''),
    ]);
    expect(told).toEqual([
      ['Handed in from one network address', '12'],
      ['Handed in with one browser', '12'],
      ['The very same file', '13'],
      ['The same project leader', '12'],
      ['Prices rise by 100,000.00 CNY each', '123'],
    ]);
    expect(await warnings('inspector')).toHaveLength(5);
    expect((await tender.view('supervisor')).watchesBids).toBe(true);
    expect((await tender.view('agency')).watchesBids).toBeUndefined();
    expect(
      await rows(platform.database.read, 'entry').countBy({ caseId: tender.id, action: 'submitBid', state: 'valid' }),
    ).toBe(5);
  });
});
