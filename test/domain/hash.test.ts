import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { chainHash, chainStart, hashOf, merkleRoot, sha256 } from '../../domain/hash';

const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

describe('SHA-256', () => {
  it('is what everybody else computes, for text and for bytes', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
        expect(sha256(new TextEncoder().encode(text))).toBe(sha256(text));
      }),
    );
  });

  it('of a value does not depend on the order of its keys', () => {
    expect(hashOf({ a: 1, b: [2] })).toBe(hashOf({ b: [2], a: 1 }));
    expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }));
    expect(hashOf({ a: 1 })).toBe(sha256('{"a":1}'));
  });
});

describe('a hash chain', () => {
  it('depends on every value and on their order', () => {
    const head = (values: readonly unknown[]) => values.reduce<string>(chainHash, chainStart);
    expect(head(['a', 'b'])).not.toBe(head(['b', 'a']));
    expect(head(['a', 'b'])).not.toBe(head(['a']));
    expect(head(['a'])).toBe(sha256(`${'0'.repeat(64)}"a"`));
  });

  it('goes on only from a hash', () => {
    expect(() => chainHash('start', 1)).toThrow(RangeError);
  });
});

describe('the root over ordered hashes', () => {
  it('is the Merkle tree hash of Certificate Transparency', () => {
    const digest = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
    const leaf = (hash: string) => digest(Buffer.of(0), Buffer.from(hash, 'hex'));
    const node = (left: Buffer, right: Buffer) => digest(Buffer.of(1), left, right);
    const [a, b, c] = ['a', 'b', 'c'].map(sha256) as [string, string, string];
    expect(merkleRoot([])).toBe(sha256(''));
    expect(merkleRoot([a])).toBe(leaf(a).toString('hex'));
    expect(merkleRoot([a, b, c])).toBe(node(node(leaf(a), leaf(b)), leaf(c)).toString('hex'));
  });

  it('changes when a hash is missing, added, or moved', () => {
    const lists = fc.uniqueArray(hashes, { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(lists, (list) => {
        const root = merkleRoot(list);
        expect(merkleRoot(list.slice(1))).not.toBe(root);
        expect(merkleRoot([...list, list[0] as string])).not.toBe(root);
        expect(merkleRoot([...list].reverse())).not.toBe(root);
      }),
    );
  });

  it('takes nothing but hashes', () => {
    expect(() => merkleRoot(['a'])).toThrow(RangeError);
  });
});
