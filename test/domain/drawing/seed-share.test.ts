import {
  dealShare,
  isOpenedPiece,
  isSoundDealing,
  newKeeper,
  openPiece,
  opensDealing,
  shareOfPieces,
  shareOfSecret,
} from '../../../domain/drawing/seed-share';

const about = 'case-1/1/centre';
const people = Array.from({ length: 4 }, newKeeper);
const terms = { keepers: people.map(({ key }) => key), threshold: 3 };
const { secret, dealing } = dealShare(terms, about);
const pieces = people.map((keeper) => openPiece(terms, dealing, keeper.secret, about));

const chosen = (...places: readonly number[]) => pieces.filter(({ keeper }) => places.includes(keeper));

describe('a share of the seed', () => {
  it('is opened by its owner, and by any three of four keepers, to the same value', () => {
    expect(opensDealing(secret, dealing)).toBe(true);
    const own = shareOfSecret(secret);
    for (const some of [chosen(1, 2, 3), chosen(1, 2, 4), chosen(1, 3, 4), chosen(2, 3, 4), pieces]) {
      expect(shareOfPieces(terms, some)).toBe(own);
    }
  });

  it('is not opened by fewer', () => {
    expect(() => shareOfPieces(terms, chosen(1, 4))).toThrow('too few');
    expect(() => shareOfPieces(terms, [...chosen(1, 2), ...chosen(1)])).toThrow('too few');
    expect(shareOfPieces({ ...terms, threshold: 2 }, chosen(1, 4))).not.toBe(shareOfSecret(secret));
  });

  it('shows before it is opened that enough keepers can open it', () => {
    expect(isSoundDealing(terms, dealing, about)).toBe(true);
    const [first, second, ...others] = dealing.pieces;
    if (!first || !second) throw new Error('there are four');
    expect(isSoundDealing(terms, { ...dealing, pieces: [second, first, ...others] }, about)).toBe(false);
    const other = dealShare(terms, about).dealing;
    expect(isSoundDealing(terms, { ...dealing, pieces: other.pieces }, about)).toBe(false);
    expect(isSoundDealing(terms, { ...dealing, commitments: other.commitments }, about)).toBe(false);
    expect(isSoundDealing(terms, { ...dealing, pieces: others }, about)).toBe(false);
    expect(isSoundDealing({ ...terms, threshold: 2 }, dealing, about)).toBe(false);
  });

  it('cannot be given out as that of another party or draw', () => {
    expect(isSoundDealing(terms, dealing, 'case-1/1/supervisor')).toBe(false);
    expect(isSoundDealing(terms, dealing, 'case-1/2/centre')).toBe(false);
  });

  it('takes no other secret', () => {
    expect(opensDealing(dealShare(terms, about).secret, dealing)).toBe(false);
    for (const none of ['', '0'.repeat(64), 'f'.repeat(64), 'x']) expect(opensDealing(none, dealing)).toBe(false);
  });

  it('takes no piece that a keeper did not find in it', () => {
    const other = dealShare(terms, about).dealing;
    const [piece, next] = pieces;
    const [keeper] = people;
    if (!piece || !next || !keeper) throw new Error('there are four');
    expect(pieces.every((one) => isOpenedPiece(terms, dealing, one, about))).toBe(true);
    expect(isOpenedPiece(terms, dealing, openPiece(terms, other, keeper.secret, about), about)).toBe(false);
    expect(isOpenedPiece(terms, dealing, { ...piece, keeper: 2 }, about)).toBe(false);
    expect(isOpenedPiece(terms, dealing, { ...piece, piece: next.piece }, about)).toBe(false);
    expect(isOpenedPiece(terms, dealing, { ...piece, proof: { challenge: '', response: '' } }, about)).toBe(false);
    expect(isOpenedPiece(terms, dealing, piece, 'case-1/1/tenderer')).toBe(false);
  });

  it('needs keys that are points, and keepers enough', () => {
    expect(() => dealShare({ ...terms, threshold: 5 }, about)).toThrow(RangeError);
    expect(() => dealShare({ keepers: ['02', ...terms.keepers], threshold: 3 }, about)).toThrow(RangeError);
    expect(() => openPiece(terms, dealing, newKeeper().secret, about)).toThrow(RangeError);
  });
});
