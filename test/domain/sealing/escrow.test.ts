import type { BidKey } from '../../../domain/sealing/bid-key';
import { openPiece, restoredShare } from '../../../domain/sealing/escrow';
import { newKeeperKey, openKeeperKey, readKeeperKeyFile, type KeeperKey } from '../../../domain/sealing/keeper-key';
import { inspectSealed, openSealed } from '../../../domain/sealing/open-sealed';
import { seal } from '../../../domain/sealing/seal';
import { textPart } from '../../../domain/sealing/sealed-file';
import { signStatement } from '../../../domain/sealing/statement';
import { aKey, content, passphrase, place, platformShare, rereadable, sealed, stream, whole } from './sealed-bids';

let key: BidKey;
let keepers: KeeperKey[];
beforeAll(async () => {
  key = await aKey();
  keepers = await Promise.all(
    [1, 2, 3].map(async () => {
      const file = readKeeperKeyFile(JSON.stringify(await newKeeperKey(passphrase)));
      return openKeeperKey(file, passphrase);
    }),
  );
});

const fault = (code: string) => expect.objectContaining({ name: 'SealingFault', code }) as Error;
const terms = () => ({ threshold: 2, keepers: keepers.map(({ publicKey }) => publicKey) });
const [first, second, third] = [0, 1, 2].map((index) => () => keepers[index] as KeeperKey) as [
  () => KeeperKey,
  () => KeeperKey,
  () => KeeperKey,
];

describe('an escrowed bid', () => {
  it('is opened by any two of three keepers when the bidder has lost the key', async () => {
    const bytes = content(5000);
    const { file, length } = await sealed(bytes, { place, key, platformShare, escrow: terms() });
    expect(file).toHaveLength(length);
    const inspected = await inspectSealed(stream(file));
    for (const pair of [
      [first(), second()],
      [third(), first()],
      [second(), third()],
    ]) {
      const parts = await Promise.all(pair.map((keeper) => openPiece(inspected.statement, keeper)));
      const bidder = restoredShare(inspected.statement, parts);
      const again = await whole(openSealed(stream(file), inspected, { bidder, platform: platformShare }));
      expect(Buffer.compare(again, bytes)).toBe(0);
    }
  });

  it('is opened by no keeper alone, and not with pieces of another bid', async () => {
    const one = await sealed(content(10), { place, key, platformShare, escrow: terms() });
    const other = await sealed(content(10), { place, key, platformShare, escrow: terms() });
    const { statement } = one.signed;
    const mine = await openPiece(statement, first());
    expect(() => restoredShare(statement, [mine])).toThrow(fault('escrowWrong'));
    expect(() => restoredShare(statement, [])).toThrow(fault('escrowWrong'));
    const foreign = await openPiece(other.signed.statement, second());
    expect(() => restoredShare(statement, [mine, foreign])).toThrow(fault('escrowWrong'));
  });

  it('gives each keeper only the piece of that keeper, in its place and bid', async () => {
    const { signed } = await sealed(content(10), { place, key, platformShare, escrow: terms() });
    const { statement } = signed;
    const [a, b, c] = statement.escrow ?? [];
    if (!a || !b || !c) throw new Error('three pieces were expected');
    const swapped = { ...statement, escrow: [{ ...a, sealed: b.sealed, ephemeral: b.ephemeral }, b, c] };
    await expect(openPiece(swapped, first())).rejects.toEqual(fault('escrowWrong'));
    const moved = { ...statement, escrow: [b, a, c] };
    await expect(openPiece(moved, first())).rejects.toEqual(fault('escrowWrong'));
    const replayed = { ...statement, header: 'ab'.repeat(32) };
    await expect(openPiece(replayed, first())).rejects.toEqual(fault('escrowWrong'));
    const stranger = await openKeeperKey(await newKeeperKey(passphrase), passphrase);
    await expect(openPiece(statement, stranger)).rejects.toEqual(fault('escrowWrong'));
  });

  it('is refused when its pieces are not those of the header', async () => {
    const { file, header } = await sealed(content(10), { place, key, platformShare });
    expect(header.escrow).toBeUndefined();
    const withTerms = await sealed(content(10), { place, key, platformShare, escrow: terms() });
    const { escrow: _pieces, ...statement } = withTerms.signed.statement;
    const stripped = textPart(await signStatement(key, statement));
    const body = withTerms.file.subarray(0, withTerms.length - textPart(withTerms.signed).length);
    await expect(inspectSealed(stream(new Uint8Array(Buffer.concat([body, stripped]))))).rejects.toEqual(
      fault('escrowWrong'),
    );
    await expect(inspectSealed(stream(file))).resolves.toBeDefined();
  });

  it.each([
    ['one keeper who alone could open it', () => ({ threshold: 1, keepers: [first().publicKey] })],
    ['fewer keepers than have to come', () => ({ threshold: 4, keepers: terms().keepers })],
    ['a keeper with two pieces', () => ({ threshold: 2, keepers: [first().publicKey, first().publicKey] })],
    ['a key that is none', () => ({ threshold: 2, keepers: [first().publicKey, '04'] })],
  ])('is not begun with %s', async (_what, wrong) => {
    const begun = seal(rereadable(content(5)), { place, key, platformShare, escrow: wrong() });
    await expect(begun).rejects.toEqual(fault('notSealed'));
  });
});
