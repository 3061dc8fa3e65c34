import { drawOrder } from '../lottery';
import { dueCalls, type Call } from './calls';
import { contributionOf, listHash, pseudonym, seedOf, type DrawList } from './draw-list';
import {
  isOpenedPiece,
  isSoundDealing,
  opensDealing,
  shareOfPieces,
  shareOfSecret,
  type Dealing,
  type KeepingTerms,
  type OpenedPiece,
} from './seed-share';

/** What a party has contributed, and how its share was opened: by itself, or by enough others. */
export interface Contribution {
  readonly party: string;
  readonly dealing: Dealing;
  readonly secret?: string | undefined;
  readonly pieces?: readonly OpenedPiece[] | undefined;
}

/** A person whose name the law has let out, with what proves that the name belongs to the hash. */
export interface LetOut {
  readonly person: string;
  readonly salt: string;
  readonly id: string;
  readonly name: string;
}

/** All that is published of a draw: with it anybody draws again. */
export interface DrawRecord {
  readonly list: DrawList;
  readonly contributions: readonly Contribution[];
  readonly seed: string;
  readonly order: readonly string[];
  readonly calls: readonly Call[];
  readonly names: readonly LetOut[];
}

/** What does not hold in a record; the words are those of the check. */
export type DrawFault =
  | { readonly fault: 'listWrong' }
  | { readonly fault: 'contributionMissing' | 'dealingWrong' | 'shareWrong' | 'notOpened'; readonly party: string }
  | { readonly fault: 'seedWrong' | 'orderWrong' }
  | { readonly fault: 'callWrong' | 'nameWrong'; readonly person: string };

/** What the keepers of a list share. */
export const termsOf = ({ keepers, threshold }: DrawList): KeepingTerms => ({
  keepers: keepers.map(({ key }) => key),
  threshold,
});

/** The share that was opened, by its owner or by the others; undefined while it is not. */
export function openedShare(list: DrawList, { party, dealing, secret, pieces = [] }: Contribution): string | undefined {
  if (secret !== undefined) return opensDealing(secret, dealing) ? shareOfSecret(secret) : undefined;
  const about = contributionOf(listHash(list), party);
  const sound = pieces.filter((piece) => isOpenedPiece(termsOf(list), dealing, piece, about));
  const places = new Set(sound.map(({ keeper }) => keeper));
  const distinct = [...places].flatMap((place) => sound.find(({ keeper }) => keeper === place) ?? []);
  return distinct.length < list.threshold ? undefined : shareOfPieces(termsOf(list), distinct);
}

/** Whether a list is one that a draw can be made from: keepers enough to open, nobody on it twice. */
function isProperList({ keepers, threshold, candidates, avoided, requests }: DrawList): boolean {
  const people = [...candidates, ...avoided].map(({ person }) => person);
  const isOrdered = candidates.every(
    ({ person }, index) => index === 0 || (candidates[index - 1]?.person ?? '') < person,
  );
  const areDistinct = new Set(keepers.map(({ key }) => key)).size === keepers.length;
  return (
    isOrdered &&
    areDistinct &&
    new Set(people).size === people.length &&
    // a keeper alone could open the shares of the others before giving their own
    threshold >= 2 &&
    threshold <= keepers.length &&
    requests.every(({ number }) => Number.isSafeInteger(number) && number > 0)
  );
}

function* contributionFaults(list: DrawList, contributions: readonly Contribution[]): Iterable<DrawFault> {
  const hash = listHash(list);
  for (const { party } of list.keepers) {
    const made = contributions.find((one) => one.party === party);
    if (!made) yield { fault: 'contributionMissing', party };
    else if (!isSoundDealing(termsOf(list), made.dealing, contributionOf(hash, party))) {
      yield { fault: 'dealingWrong', party };
    } else if (made.secret !== undefined && !opensDealing(made.secret, made.dealing)) {
      yield { fault: 'shareWrong', party };
    } else if (openedShare(list, made) === undefined) yield { fault: 'notOpened', party };
  }
}

/** Everybody who was called was the next in the drawn order, as the answers stood at that moment. */
function* callFaults({ list, order, calls }: DrawRecord): Iterable<DrawFault> {
  for (const [index, call] of calls.entries()) {
    const before = calls.slice(0, index).map((earlier): Call => {
      const { person, speciality, called, answered } = earlier;
      return answered !== undefined && answered < call.called ? earlier : { person, speciality, called };
    });
    const due = dueCalls(list, order, before);
    if (!due.some(({ person, speciality }) => person === call.person && speciality === call.speciality)) {
      yield { fault: 'callWrong', person: call.person };
    }
  }
}

/** Draws again from what was published, and tells everything in which the record differs. */
export function drawFaults(record: DrawRecord): DrawFault[] {
  const { list, contributions, seed, order, names } = record;
  if (!isProperList(list)) return [{ fault: 'listWrong' }];
  const found = [...contributionFaults(list, contributions)];
  if (found.length > 0) return found;
  const drawn = drawAgain(list, contributions);
  if (seed !== drawn.seed) found.push({ fault: 'seedWrong' });
  if (order.join() !== drawn.order.join()) found.push({ fault: 'orderWrong' });
  found.push(...callFaults({ ...record, order: drawn.order }));
  const called = new Set(record.calls.map(({ person }) => person));
  for (const { person, salt, id } of names) {
    if (!called.has(person) || pseudonym(salt, id) !== person) found.push({ fault: 'nameWrong', person });
  }
  return found;
}

/**
 * Seed and order of a list from the opened shares of all its keepers.
 * @throws RangeError while a share is not opened
 */
export function drawAgain(
  list: DrawList,
  contributions: readonly Contribution[],
): { readonly seed: string; readonly order: readonly string[] } {
  const shares = list.keepers.map(({ party }) => {
    const made = contributions.find((one) => one.party === party);
    const share = made && openedShare(list, made);
    if (share === undefined) throw new RangeError(`the share of ${party} is not opened`);
    return share;
  });
  const seed = seedOf(listHash(list), shares);
  return {
    seed,
    order: drawOrder(
      seed,
      list.candidates.map(({ person }) => person),
    ),
  };
}
