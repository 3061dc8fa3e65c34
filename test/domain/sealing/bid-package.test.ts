import { packBid, unpackBid, type DocumentToPack } from '../../../domain/sealing/bid-package';
import { content, rereadable, stream, whole } from './sealed-bids';

const form = { price: '12345678.90', bidDocument: 'd1', 附件: ['d2'] };
const documents: DocumentToPack[] = [
  { id: 'd1', name: '投标文件.pdf', ...rereadable(content(70_000)) },
  { id: 'd2', name: 'empty.pdf', ...rereadable(content(0)) },
];

const fault = (at: string) => expect.objectContaining({ name: 'SealingFault', code: 'packageWrong', at }) as Error;

async function unpacked(bytes: Uint8Array) {
  const { content: said, documents: packed } = await unpackBid(stream(bytes, 999));
  const contents: Record<string, Uint8Array> = {};
  for await (const document of packed) contents[document.id] = await whole(document.read());
  return { said, contents };
}

describe('the package of a bid', () => {
  it('comes out as it went in', async () => {
    const packed = packBid(form, documents);
    const bytes = await whole(packed.read());
    expect(bytes).toHaveLength(packed.size);
    expect(Buffer.compare(await whole(packed.read()), bytes)).toBe(0);
    const { said, contents } = await unpacked(bytes);
    expect(said.form).toEqual(form);
    expect(said.documents).toEqual([
      { id: 'd1', name: '投标文件.pdf', size: 70_000 },
      { id: 'd2', name: 'empty.pdf', size: 0 },
    ]);
    expect(Buffer.compare(contents.d1 ?? new Uint8Array(), content(70_000))).toBe(0);
    expect(contents.d2).toHaveLength(0);
  });

  it('is never the same twice, so that nobody finds a price by hashing guesses', async () => {
    expect(await whole(packBid(form, []).read())).not.toEqual(await whole(packBid(form, []).read()));
  });

  it('is refused cut off or with more behind it', async () => {
    const bytes = await whole(packBid(form, documents).read());
    for (const length of [0, 3, 4, 100, bytes.length - 1]) {
      await expect(unpacked(bytes.subarray(0, length))).rejects.toEqual(
        expect.objectContaining({ name: 'SealingFault' }),
      );
    }
    await expect(unpacked(new Uint8Array([...bytes, 0]))).rejects.toEqual(fault('tooLong'));
  });

  it.each([
    ['a manifest without end', Uint8Array.of(255, 255, 255, 255), 'length'],
    ['no JSON', Uint8Array.of(0, 0, 0, 1, 123), 'manifest'],
    ['another JSON', Uint8Array.of(0, 0, 0, 2, 123, 125), 'manifest'],
    ['nothing', Uint8Array.of(0, 0, 0, 4, ...Buffer.from('null')), 'manifest'],
  ])('is refused with %s', async (_what, bytes, at) => {
    await expect(unpacked(bytes)).rejects.toEqual(fault(at));
  });

  it('is refused where its JSON is not canonical, as with half a sign that no hash can be made of', async () => {
    const manifest = (id: string) => {
      const packed = { blinding: '0'.repeat(64), documents: [{ id, name: 'a.exe', size: 0 }], form: {} };
      return JSON.stringify({ ...packed, format: 'bid-package/1' });
    };
    const packed = (text: string) => Uint8Array.of(0, 0, text.length >> 8, text.length & 255, ...Buffer.from(text));
    expect((await unpacked(packed(manifest('d1')))).said.documents).toHaveLength(1);
    await expect(unpacked(packed(manifest('\ud800')))).rejects.toEqual(fault('manifest'));
    await expect(unpacked(packed(`${manifest('d1')} `))).rejects.toEqual(fault('manifest'));
  });

  it('is refused with two documents of one id', async () => {
    const [one] = documents as [DocumentToPack];
    await expect(unpacked(await whole(packBid(form, [one, one]).read()))).rejects.toEqual(fault('manifest'));
  });
});
