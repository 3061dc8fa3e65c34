import { inspectSealed } from '../../domain/sealing/open-sealed';
import { packBid } from '../../domain/sealing/bid-package';
import { seal } from '../../domain/sealing/seal';
import { keyFrom } from '../../replay/key-from';

const place = { case: 'C-1', lot: 'C-1', bidder: 'b-1', version: 1 };

describe('the bid key of a replay', () => {
  it('is the same in every run, and another for another bidder', async () => {
    const [first, again, other] = await Promise.all([keyFrom('one'), keyFrom('one'), keyFrom('other')]);
    const header = 'ab'.repeat(32);
    expect(again.publicKey).toBe(first.publicKey);
    expect(await again.shareFor(header)).toEqual(await first.shareFor(header));
    expect(other.publicKey).not.toBe(first.publicKey);
    expect(await other.shareFor(header)).not.toEqual(await first.shareFor(header));
  });

  it('signs what it seals', async () => {
    const key = await keyFrom('one');
    const { bytes, header } = await seal(packBid({ price: '1' }, []), {
      place,
      key,
      platformShare: Buffer.alloc(32, 7),
    });
    await expect(inspectSealed(bytes)).resolves.toMatchObject({ header });
  });
});
