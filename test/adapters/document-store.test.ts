import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  ContentExists,
  ContentMissing,
  ContentTooLarge,
  type DocumentStore,
} from '../../activities/ports/document-store';
import { openDocumentStore } from '../../adapters/document-store/open-document-store';
import { testPlaces, type TestPlace } from '../support/document-stores';

const mb = 1024 * 1024;
const roomy = 100 * mb;
const of = (content: string | Buffer) => Readable.from([Buffer.from(content)], { objectMode: false });
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** How much the buffers take that somebody still holds. */
const heldBytes = (): number => {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
};
/** What 64 MB may take in memory on their way: a few parts of those that are sent. */
const mostInMemory = 36 * mb;
/** What is held more than before; garbage, dear to collect, is collected only where it would make the difference. */
const heldSince = (before: number): number => {
  const now = process.memoryUsage().arrayBuffers - before;
  if (now < mostInMemory) return now;
  // buffers are freed behind a collection's back: the second waits for what the first has found
  heldBytes();
  return heldBytes() - before;
};

describe.each(testPlaces)('the document store in %s', (_name, open) => {
  let test: TestPlace;
  let store: DocumentStore;
  beforeAll(async () => {
    test = await open();
    store = await openDocumentStore(test.place);
  });
  afterAll(() => test.close());

  const contentOf = async (id: string, range?: { start: number; end?: number }) => buffer(await store.read(id, range));

  it('gives back what it took in, whole or a range of it, with its size and hash', async () => {
    const id = randomUUID();
    const content = randomBytes(300_000);
    expect(await store.put(id, of(content), roomy)).toEqual({ size: content.length, sha256: sha256(content) });
    expect((await contentOf(id)).equals(content)).toBe(true);
    expect((await contentOf(id, { start: 10, end: 19 })).equals(content.subarray(10, 20))).toBe(true);
    expect((await contentOf(id, { start: 299_990 })).equals(content.subarray(299_990))).toBe(true);
    expect((await contentOf(id, { start: 0, end: 0 })).equals(content.subarray(0, 1))).toBe(true);
  });

  it('keeps an empty content', async () => {
    const id = randomUUID();
    expect(await store.put(id, of(''), roomy)).toEqual({ size: 0, sha256: sha256(Buffer.alloc(0)) });
    expect(await contentOf(id)).toHaveLength(0);
  });

  it('has no content that nobody put, and none that was removed', async () => {
    await expect(store.read(randomUUID())).rejects.toThrow(ContentMissing);
    const id = randomUUID();
    await store.put(id, of('once'), roomy);
    await store.remove(id);
    await expect(store.read(id)).rejects.toThrow(ContentMissing);
    await store.remove(id);
    await store.remove(randomUUID());
  });

  it('takes no id that could be a path', async () => {
    for (const id of ['../../etc/passwd', 'a/b/c/d/e/f', '', 'short', 'x'.repeat(65), '........'])
      await expect(store.put(id, of('x'), roomy)).rejects.toThrow('Not the id');
  });

  it.each([
    ['at once', 1000],
    ['in its second part', 8 * mb + 1000],
  ])('keeps nothing of what turns out to be too large %s', async (_when, limit) => {
    const before = test.fileCount();
    const id = randomUUID();
    const content = Readable.from([Buffer.alloc(limit), Buffer.alloc(1)], { objectMode: false });
    await expect(store.put(id, content, limit)).rejects.toThrow(ContentTooLarge);
    expect(content.destroyed).toBe(true);
    await expect(store.read(id)).rejects.toThrow(ContentMissing);
    expect(test.fileCount()).toBe(before);
    expect(await store.put(id, of(Buffer.alloc(limit)), limit)).toMatchObject({ size: limit });
  });

  it.each([
    ['before anything came', 0],
    ['at its beginning', 1000],
    ['in the middle of its second part', 12 * mb],
  ])('keeps nothing of a stream that breaks %s', async (_when, size) => {
    const before = test.fileCount();
    for (const end of ['error', 'silence'] as const) {
      const id = randomUUID();
      const content = new PassThrough();
      const putting = expect(store.put(id, content, roomy)).rejects.toThrow();
      if (size > 0 && !content.write(Buffer.alloc(size))) await once(content, 'drain');
      content.destroy(end === 'error' ? new Error('the line broke') : undefined);
      await putting;
      await expect(store.read(id)).rejects.toThrow(ContentMissing);
    }
    expect(test.fileCount()).toBe(before);
  });

  it('never puts two contents under one id', async () => {
    const id = randomUUID();
    await store.put(id, of('the first'), roomy);
    await expect(store.put(id, of('the second'), roomy)).rejects.toThrow(ContentExists);
    await expect(store.put(id, of(Buffer.alloc(9 * mb)), roomy)).rejects.toThrow(ContentExists);
    expect((await contentOf(id)).toString()).toBe('the first');
  });

  it('lets one of two puts win that come under one id at the same time', async () => {
    const before = test.fileCount();
    const id = randomUUID();
    const contents = [randomBytes(9 * mb), randomBytes(9 * mb)];
    const results = await Promise.allSettled(contents.map((content) => store.put(id, of(content), roomy)));
    const won = results.findIndex(({ status }) => status === 'fulfilled');
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results[1 - won]).toMatchObject({ reason: { name: 'ContentExists' } });
    expect(sha256(await contentOf(id))).toBe(sha256(contents[won] ?? Buffer.alloc(0)));
    await store.remove(id);
    expect(test.fileCount()).toBe(before);
  });

  it('takes two contents at once', async () => {
    const contents = [randomBytes(5 * mb), randomBytes(11 * mb)];
    const ids = contents.map(() => randomUUID());
    const slowly = async function* (content: Buffer) {
      for (let at = 0; at < content.length; at += mb) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        yield content.subarray(at, at + mb);
      }
    };
    const streams = contents.map((content) => Readable.from(slowly(content), { objectMode: false }));
    await Promise.all(ids.map((id, index) => store.put(id, streams[index] as Readable, roomy)));
    for (const [index, id] of ids.entries()) expect((await contentOf(id)).equals(contents[index] as Buffer)).toBe(true);
  });

  it('carries 64 MB in and out without holding them in memory', async () => {
    const size = 64 * mb;
    const block = randomBytes(mb);
    const before = heldBytes();
    let most = 0;
    const written = createHash('sha256');
    const blocks = function* () {
      for (let sent = 0; sent < size; sent += mb) {
        // as a connection would: every chunk is a buffer of its own
        const chunk = Buffer.from(block);
        chunk.writeUInt32LE(sent);
        written.update(chunk);
        if (sent % (4 * mb) === 0) most = Math.max(most, heldSince(before));
        yield chunk;
      }
    };
    const id = randomUUID();
    const stored = await store.put(id, Readable.from(blocks(), { objectMode: false }), size);
    expect(stored).toEqual({ size, sha256: written.digest('hex') });
    expect(most).toBeLessThan(mostInMemory);

    const read = createHash('sha256');
    let received = 0;
    for await (const chunk of (await store.read(id)) as AsyncIterable<Buffer>) {
      read.update(chunk);
      if (received % (4 * mb) < chunk.length) most = Math.max(most, heldSince(before));
      received += chunk.length;
    }
    expect(read.digest('hex')).toBe(stored.sha256);
    expect(most).toBeLessThan(mostInMemory);
    const middle = { start: 20 * mb - 5, end: 20 * mb + 4 };
    const [left, right] = [Buffer.from(block), Buffer.from(block)];
    left.writeUInt32LE(19 * mb);
    right.writeUInt32LE(20 * mb);
    expect(await contentOf(id, middle)).toEqual(Buffer.concat([left.subarray(-5), right.subarray(0, 5)]));
  });

  it('lets a reader leave in the middle', async () => {
    const id = randomUUID();
    await store.put(id, of(randomBytes(9 * mb)), roomy);
    for (let reader = 0; reader < 3; reader += 1) {
      const content = await store.read(id);
      if (reader > 0) await once(content, 'readable');
      content.destroy();
      await once(content, 'close');
    }
    expect(await contentOf(id)).toHaveLength(9 * mb);
  });

  it('names what it holds, and nothing else', async () => {
    const idsOf = async () => {
      const ids: string[] = [];
      for await (const id of store.ids()) ids.push(id);
      return ids.sort();
    };
    for (const id of await idsOf()) await store.remove(id);
    const ids = Array.from({ length: 12 }, () => randomUUID()).sort();
    for (const id of ids) await store.put(id, of('x'), roomy);
    const content = new PassThrough();
    const putting = expect(store.put(randomUUID(), content, roomy)).rejects.toThrow();
    content.write('not yet');
    expect(await idsOf()).toEqual(ids);
    content.destroy();
    await putting;
  });

  it('opens again with what it holds', async () => {
    const id = randomUUID();
    await store.put(id, of('still there'), roomy);
    const again = await openDocumentStore(test.place);
    expect((await buffer(await again.read(id))).toString()).toBe('still there');
  });
});
