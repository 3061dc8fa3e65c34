import { randomBytes } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DocumentRef, Upload, UploadEnd } from '../../api/contract';
import { httpServer } from '../../api/http/http-server';
import { partSize } from '../../api/uploads/part-plan';
import { rows } from '../../database/database';
import { sha256 } from '../../domain/hash';
import { describeWithServer } from '../support/describe-with-server';
import { client, Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly detail?: string } & Partial<DocumentRef & UploadEnd>;
}

/** A request whose body has been sent by half. */
interface HalfSent {
  /** Sends the rest and hears the answer. */
  finish(): Promise<Answer>;
}

const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
const small = Buffer.from(`%PDF-1.4\n${'投标'.repeat(2000)}`);
const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(partSize + 1000)]);
const partOf = (number: number) => large.subarray((number - 1) * partSize, number * partSize);

describeWithServer('a document that is on its way when the bidding closes', () => {
  let platform: Platform;
  let tender: Tender;
  let deadline: string;
  let port: number;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    platform = await startPlatform();
    tender = await Tender.open(platform);
    await tender.reach('bidding');
    for (const { by, price } of tender.bids()) await tender.submitBid(by, price);
    await tender.enter('downloadDocuments', 'bidder4', { contact: '李四' });
    deadline = await tender.dueAt();
    const server = httpServer(platform.app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    close = () => new Promise((resolve) => server.close(resolve));
  }, 120_000);
  afterAll(async () => {
    await close();
    await platform.close();
  });

  const sendHalf = async (method: 'POST' | 'PUT', path: string, content: Buffer): Promise<HalfSent> => {
    const headers = {
      cookie: platform.cookie('bidder4'),
      'content-type': 'application/octet-stream',
      'content-length': content.length,
      'x-content-sha256': sha256(content),
    };
    // a connection of its own: one that was used before may be closed for its silence just now
    const sent = request({ host: '127.0.0.1', port, method, path: `/api${path}`, headers, agent: false });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject);
    });
    const half = content.length >> 1;
    await new Promise<void>((resolve) => sent.write(content.subarray(0, half), () => resolve()));
    return {
      async finish() {
        sent.end(content.subarray(half));
        const response = await answered;
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        return {
          status: response.statusCode ?? 0,
          body: JSON.parse(Buffer.concat(chunks).toString()) as Answer['body'],
        };
      },
    };
  };
  const single = (field = 'submitBid/bidDocument') =>
    sendHalf('POST', `/documents?name=bid.pdf&caseId=${tender.id}&field=${encodeURIComponent(field)}`, small);
  const part = (id: string, number: number) => sendHalf('PUT', `/uploads/${id}/parts/${number}`, partOf(number));
  const at = <T>(instant: string, work: () => Promise<T>): Promise<T> => platform.arriving(instant, work);
  const send = async (instant: string, sending: Promise<HalfSent>): Promise<Answer> => {
    const begun = await sending;
    return at(instant, () => begun.finish());
  };
  const begin = () =>
    client(platform).send<Upload>('bidder4', 'post', '/uploads', {
      name: 'bid.pdf',
      size: large.length,
      caseId: tender.id,
      field: 'submitBid/bidDocument',
    });
  const completing = (instant: string, id: string) =>
    at(instant, () => sendHalf('POST', `/uploads/${id}/completion`, Buffer.alloc(0)).then((sent) => sent.finish()));
  const kept = async () => ({
    documents: await rows(platform.database.read, 'document').countBy({ bodyId: 'bidder-4' }),
    entries: await rows(platform.database.read, 'entry').countBy({ caseId: tender.id }),
  });
  const late = { status: 409, body: { code: 'DeadlinePassed' } };
  /** What the refusal says: which time has passed, and when the document was there. */
  const words = expect.stringMatching(
    /^截止时间 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d 已过，本次提交于 .+ 到达，未被接受。$/,
  ) as string;

  it('is taken when it is there whole a millisecond before', async () => {
    const before = await kept();
    const taken = await send(later(deadline, -1), single());
    expect(taken).toMatchObject({ status: 201, body: { name: 'bid.pdf', sha256: sha256(small) } });
    const { id } = await begin();
    for (const number of [1, 2]) expect((await send(later(deadline, -1), part(id, number))).status).toBe(200);
    expect((await completing(later(deadline, -1), id)).body.document).toMatchObject({ sha256: sha256(large) });
    expect(await kept()).toEqual({ ...before, documents: before.documents + 2 });
  });

  it('is late in one piece when it begins before the deadline and ends at it, and only the attempt is kept', async () => {
    const before = await kept();
    const refused = await send(deadline, single());
    expect(refused).toMatchObject(late);
    expect(refused.body.detail).toEqual(words);
    expect(await kept()).toEqual(before);
    const attempts = await rows(platform.database.read, 'attempt').findBy({
      caseId: tender.id,
      code: 'DeadlinePassed',
    });
    expect(attempts).toEqual([expect.objectContaining({ at: deadline, userId: 'bidder-4', action: 'submitBid' })]);
  });

  it('is late in parts when its last part ends after the deadline', async () => {
    const before = await kept();
    const { id } = await begin();
    expect((await send(later(deadline, -60_000), part(id, 1))).status).toBe(200);
    const refused = await send(later(deadline, 1), part(id, 2));
    expect(refused).toMatchObject(late);
    expect(refused.body.detail).toEqual(words);
    expect((await client(platform).get<Upload>('bidder4', `/uploads/${id}`)).parts.map(({ number }) => number)).toEqual(
      [1],
    );
    expect((await completing(later(deadline, 2), id)).status).toBeGreaterThanOrEqual(400);
    expect(await kept()).toEqual(before);
  });

  it('is late when its parts were there and it is completed after the deadline', async () => {
    const before = await kept();
    const { id } = await begin();
    for (const number of [1, 2]) expect((await send(later(deadline, -1), part(id, number))).status).toBe(200);
    expect(await completing(deadline, id)).toMatchObject(late);
    expect(await kept()).toEqual(before);
  });

  it('is taken for another act, and no bid with it', async () => {
    const other = await send(later(deadline, 1), single('objectToOpening/attachment'));
    expect(other.status).toBe(201);
    const before = await kept();
    const form = { price: '8000000', bidDocument: other.body.id };
    await expect(at(later(deadline, 1), () => tender.enter('submitBid', 'bidder4', form))).rejects.toThrow(
      'DeadlinePassed',
    );
    expect(await kept()).toEqual(before);
  });

  it('counts for nothing when the bids are opened, and is late from its beginning from then on', async () => {
    await tender.passDeadline();
    await tender.until('opening');
    const { items } = await client(platform).get<{ items: { action: string; body?: { id: string } }[] }>(
      'centre',
      `/cases/${tender.id}/entries?limit=200`,
    );
    const bidders = items.filter(({ action }) => action === 'submitBid').map(({ body }) => body?.id);
    expect(bidders.sort()).toEqual(['bidder-1', 'bidder-2', 'bidder-3']);
    await expect(begin()).rejects.toThrow('DeadlinePassed');
    expect(await (await single()).finish()).toMatchObject(late);
  });
});
