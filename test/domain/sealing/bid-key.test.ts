import { newBidKey, openBidKey, readBidKeyFile, type BidKeyFile } from '../../../domain/sealing/bid-key';
import { testBidKey } from '../../../domain/sealing/key-test';
import { passphraseRounds } from '../../../domain/sealing/protected-secret';
import { sha256 } from '../../../domain/hash';
import { passphrase } from './sealed-bids';

let file: BidKeyFile;
beforeAll(async () => {
  ({ file } = await newBidKey(passphrase));
});

const fault = (code: string) => expect.objectContaining({ name: 'SealingFault', code }) as Error;

describe('a bid key', () => {
  it('is the same key after it was kept in a file', async () => {
    const { file: kept, key } = await newBidKey(passphrase);
    const again = await openBidKey(readBidKeyFile(JSON.stringify(kept)), passphrase);
    const head = sha256('a header');
    expect(again.publicKey).toBe(key.publicKey);
    expect(await again.shareFor(head)).toEqual(await key.shareFor(head));
    expect(await again.shareFor(sha256('another header'))).not.toEqual(await key.shareFor(head));
  });

  it('opens with the same words however a keyboard composes them', async () => {
    const { file: kept, key } = await newBidKey('clé de café １２');
    const again = await openBidKey(kept, 'cle\u0301 de cafe\u0301 12');
    expect(again.publicKey).toBe(key.publicKey);
  });

  it('does not open with another passphrase', async () => {
    await expect(openBidKey(file, `${passphrase} `)).rejects.toEqual(fault('passphraseWrong'));
  });

  it('is refused a passphrase that is soon guessed', async () => {
    await expect(newBidKey('123456789')).rejects.toThrow(RangeError);
  });

  it('costs whoever guesses at least 600,000 rounds a guess', async () => {
    expect(file.protection).toMatchObject({ kdf: 'PBKDF2-SHA-256', rounds: passphraseRounds });
    expect(passphraseRounds).toBeGreaterThanOrEqual(600_000);
    const weaker = { ...file, protection: { ...file.protection, rounds: 1000 } };
    await expect(openBidKey(weaker, passphrase)).rejects.toEqual(fault('keyFileWrong'));
    const endless = { ...file, protection: { ...file.protection, rounds: 1e12 } };
    await expect(openBidKey(endless, passphrase)).rejects.toEqual(fault('keyFileWrong'));
  });

  it('does not open when anything in its file was changed', async () => {
    const { publicKey: foreign } = (await newBidKey(passphrase)).file;
    const turned = (hex: string) => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`;
    const { protection } = file;
    const changed: BidKeyFile[] = [
      { ...file, publicKey: foreign },
      { ...file, protection: { ...protection, salt: turned(protection.salt) } },
      { ...file, protection: { ...protection, nonce: turned(protection.nonce) } },
      { ...file, protection: { ...protection, sealed: turned(protection.sealed) } },
      { ...file, protection: { ...protection, sealed: protection.sealed.slice(2) } },
      { ...file, protection: { ...protection, rounds: protection.rounds + 1 } },
    ];
    for (const each of changed) await expect(openBidKey(each, passphrase)).rejects.toEqual(fault('passphraseWrong'));
  });

  it.each(['', '{}', 'null', '{"format":"bid-key/1"}', '{"format":"bid-key/2","publicKey":"04"}'])(
    'is not read from %j',
    (text) => {
      expect(() => readBidKeyFile(text)).toThrow(fault('keyFileWrong'));
    },
  );

  it('tells long before the opening whether it will open what it seals', async () => {
    await expect(testBidKey(file, passphrase)).resolves.toBeUndefined();
    await expect(testBidKey(file, 'another passphrase')).rejects.toEqual(fault('passphraseWrong'));
  });
});
