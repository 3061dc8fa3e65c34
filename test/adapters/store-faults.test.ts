import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  ContentExists,
  ContentMissing,
  StoreUnavailable,
  type DocumentStore,
} from '../../activities/ports/document-store';
import { openDocumentStore } from '../../adapters/document-store/open-document-store';
import { s3Client, type S3Place } from '../../adapters/document-store/s3-client';
import { readConfiguration } from '../../configuration';
import { bucket, s3Server, type TestPlace } from '../support/document-stores';
import { faultyProxy, type Fault, type FaultyProxy } from '../support/faulty-proxy';

const mb = 1024 * 1024;
const small = randomBytes(100_000);
/** Travels in three parts. */
const large = randomBytes(20 * mb);
const of = (content: Buffer) => Readable.from([content], { objectMode: false });
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

const isPart = (method: string, url: string) => method === 'PUT' && url.includes('partNumber=');
const isSmallPut = (method: string, url: string) => method === 'PUT' && !url.includes('partNumber=');
const isBegin = (method: string, url: string) => method === 'POST' && url.includes('uploads');
const isComplete = (method: string, url: string) => method === 'POST' && url.includes('uploadId=');
const isAbort = (method: string, url: string) => method === 'DELETE' && url.includes('uploadId=');
const isHead = (method: string) => method === 'HEAD';
const isGet = (method: string) => method === 'GET';

type Asked = (method: string, url: string) => boolean;

(s3Server === undefined ? describe.skip : describe)('when the way to the store is bad', () => {
  let test: TestPlace & { readonly url: string };
  let proxy: FaultyProxy;
  let store: DocumentStore;
  let place: S3Place;
  let direct: S3Client;

  beforeAll(async () => {
    test = await bucket();
    proxy = await faultyProxy(Number(new URL(test.url).port));
    const url = new URL(test.url);
    url.port = String(proxy.port);
    ({ documents: place } = readConfiguration({ STORAGE_URL: url.href }) as { documents: S3Place });
    direct = s3Client({ ...place, endpoint: `http://127.0.0.1:${new URL(test.url).port}` });
    store = await openDocumentStore(place);
  });
  afterEach(() => proxy.plan(() => undefined));
  afterAll(async () => {
    await proxy.close();
    await test.close();
  });

  /** Makes the fault for the first requests of a kind. */
  const spoil = (asked: Asked, fault: Fault, times = Infinity): void => {
    let left = times;
    proxy.plan((method, url) => {
      if (!asked(method, url) || left === 0) return undefined;
      left -= 1;
      return fault;
    });
  };
  const isWhole = async (id: string, content: Buffer) =>
    expect(sha256(await buffer(await store.read(id)))).toBe(sha256(content));

  it.each<[string, Asked, Fault, Buffer]>([
    ['the connection breaks during a small content', isSmallPut, 'cutRequest', small],
    ['the connection breaks during a part', isPart, 'cutRequest', large],
    ['the server is busy for a while', isSmallPut, 'busy', small],
    ['the server is too busy for a part', isPart, 'busy', large],
    ['the server is too busy to begin', isBegin, 'busy', large],
    ['the server is slow', isPart, 'slow', large],
    ['the answer to a small content is lost', isSmallPut, 'lostAnswer', small],
    ['the answer to a part is lost', isPart, 'lostAnswer', large],
    ['the answer to the beginning is lost', isBegin, 'lostAnswer', large],
    ['the answer to the end is lost', isComplete, 'lostAnswer', large],
  ])('puts a content whole although %s', async (_what, asked, fault, content) => {
    spoil(asked, fault, 2);
    const id = randomUUID();
    const stored = await store.put(id, of(content), content.length);
    expect(stored).toEqual({ size: content.length, sha256: sha256(content) });
    await isWhole(id, content);
  });

  it.each<[string, Asked, Fault, Buffer]>([
    ['a small content never arrives', isSmallPut, 'cutRequest', small],
    ['a part never arrives', isPart, 'cutRequest', large],
    ['the server stays busy', isComplete, 'busy', large],
  ])('says so and keeps nothing when %s', async (_what, asked, fault, content) => {
    await store.clearInterrupted(new Date(Date.now() + 60_000));
    const before = test.fileCount();
    spoil(asked, fault);
    const id = randomUUID();
    await expect(store.put(id, of(content), content.length)).rejects.toThrow(StoreUnavailable);
    proxy.plan(() => undefined);
    await expect(store.read(id)).rejects.toThrow(ContentMissing);
    expect(test.fileCount()).toBe(before);
    await store.put(id, of(content), content.length);
    await isWhole(id, content);
  });

  it.each<[string, Asked, Buffer]>([
    ['a small content', isSmallPut, small],
    ['the parts', isComplete, large],
  ])('knows its own content when every answer about %s is lost', async (_what, asked, content) => {
    spoil(asked, 'lostAnswer');
    const id = randomUUID();
    await store.put(id, of(content), content.length);
    await isWhole(id, content);
  });

  it('does not take the content of another put for its own when the answer is lost', async () => {
    const id = randomUUID();
    await store.put(id, of(small), mb);
    spoil(isSmallPut, 'lostAnswer');
    await expect(store.put(id, of(Buffer.from('another')), mb)).rejects.toThrow(ContentExists);
    proxy.plan(() => undefined);
    await isWhole(id, small);
  });

  it('says that it does not know when not even the question is answered', async () => {
    const id = randomUUID();
    proxy.plan((method, url) => (isSmallPut(method, url) ? 'lostAnswer' : isHead(method) ? 'busy' : undefined));
    await expect(store.put(id, of(small), mb)).rejects.toThrow(StoreUnavailable);
  });

  it.each<[string, Fault]>([
    ['breaks in the middle', 'cutAnswer'],
    ['ends early as if it were whole', 'shortAnswer'],
  ])('never takes an answer for whole that %s', async (_what, fault) => {
    const id = randomUUID();
    await store.put(id, of(large), large.length);
    spoil(isGet, fault);
    await expect(store.read(id).then(buffer)).rejects.toThrow(StoreUnavailable);
    await expect(store.read(id, { start: mb, end: 9 * mb }).then(buffer)).rejects.toThrow(StoreUnavailable);
    proxy.plan(() => undefined);
    await isWhole(id, large);
  });

  it('reads after the server was busy', async () => {
    const id = randomUUID();
    await store.put(id, of(small), mb);
    spoil(isGet, 'busy', 2);
    await isWhole(id, small);
  });

  it('asks for no more of a content than it can pass on', async () => {
    let given = 0;
    let most = 0;
    const before = proxy.received();
    const chunks = function* () {
      for (let at = 0; at < large.length * 3; at += mb) {
        given += mb;
        most = Math.max(most, given - (proxy.received() - before));
        yield Buffer.alloc(mb);
      }
    };
    await store.put(randomUUID(), Readable.from(chunks(), { objectMode: false }), 100 * mb);
    expect(most).toBeLessThanOrEqual(18 * mb);
  });

  it('clears what interrupted puts have left, and leaves what is under way', async () => {
    const begin = async () => {
      const target = { Bucket: place.bucket, Key: `ab/${randomUUID()}` };
      const { UploadId } = await direct.send(new CreateMultipartUploadCommand(target));
      await direct.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body: large }));
    };
    const count = async () => {
      const { Uploads = [] } = await direct.send(new ListMultipartUploadsCommand({ Bucket: place.bucket }));
      return Uploads.length;
    };
    await store.clearInterrupted(new Date(Date.now() + 60_000));
    await begin();
    await begin();
    await store.clearInterrupted(new Date(Date.now() - 60_000));
    expect(await count()).toBe(2);
    await store.clearInterrupted(new Date(Date.now() + 60_000));
    expect(await count()).toBe(0);
  });

  it('clears later what it could not clear at once', async () => {
    await store.clearInterrupted(new Date(Date.now() + 60_000));
    const before = test.fileCount();
    proxy.plan((method, url) => (isPart(method, url) || isAbort(method, url) ? 'denied' : undefined));
    await expect(store.put(randomUUID(), of(large), large.length)).rejects.toThrow(StoreUnavailable);
    proxy.plan(() => undefined);
    await store.clearInterrupted(new Date(Date.now() + 60_000));
    expect(test.fileCount()).toBe(before);
  });

  describe('at the start', () => {
    const opening = (change: Partial<S3Place>) => openDocumentStore({ ...place, ...change });

    it.each<[string, string, string, Partial<S3Place>]>([
      ['the bucket is missing', '没有这个存储桶', 'there is no such bucket', { bucket: 'no-such-bucket' }],
      ['the secret is wrong', '密钥不正确', 'the key or the secret is wrong', { secretKey: 'wrong' }],
      ['the key is unknown', '密钥不正确', 'the key or the secret is wrong', { accessKey: 'nobody' }],
      ['the region is another', '在另一区域', 'in another region', { region: 'cn-north-1' }],
      ['no server is there', '连不上服务器', 'cannot be reached', { endpoint: 'http://127.0.0.1:1' }],
      ['the host is unknown', '找不到该主机', 'the host is unknown', { endpoint: 'http://nowhere.invalid' }],
    ])('says in Chinese and English when %s', async (_what, zh, en, change) => {
      await expect(opening(change)).rejects.toThrow(new RegExp(`${zh}[^]*${en}`));
    });

    it('says that the server does not speak TLS', async () => {
      await expect(opening({ endpoint: `https://127.0.0.1:${proxy.port}` })).rejects.toThrow('add tls=off');
    });

    it('says that a bucket may be read only', async () => {
      spoil(isSmallPut, 'denied');
      await expect(opening({})).rejects.toThrow('may not write, read and remove');
    });

    it('shows no secret', async () => {
      const error = await opening({ secretKey: 'canary' }).catch((reason: unknown) => reason);
      expect(String(error)).not.toContain('canary');
    });
  });
});
