import { hashOf, sha256 } from '../hash';
import { isWithin } from './specialities';

/** What is written in front of everything that a draw hashes. */
export const drawFormat = 'expert-draw/1';

/** So many experts who know that. */
export interface DrawRequest {
  readonly speciality: string;
  readonly number: number;
}

/** Somebody who can be drawn, known by a hash only. */
export interface Candidate {
  readonly person: string;
  readonly specialities: readonly string[];
}

/** What is fixed before anybody contributes to the seed; its hash is what they commit to. */
export interface DrawList {
  readonly format: typeof drawFormat;
  readonly case: string;
  /** The stay of the case in its stage: a draw that is made again is another one. */
  readonly visit: number;
  readonly requests: readonly DrawRequest[];
  /** Who contributes to the seed and keeps the pieces of the others, with the keys they gave for this draw. */
  readonly keepers: readonly { readonly party: string; readonly key: string }[];
  /** So many of them open a share without its owner. */
  readonly threshold: number;
  /** In the order of their hashes. */
  readonly candidates: readonly Candidate[];
  /** Who knows what is asked for and stays out, with the rules that say so. */
  readonly avoided: readonly { readonly person: string; readonly rules: readonly string[] }[];
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
type Digest = (text: string) => string;

/** What a person is called in a draw: a hash that only who knows the salt can make. */
export const pseudonym = (salt: string, id: string, digest: Digest = sha256): string =>
  digest(`${drawFormat} person ${salt} ${id}`);

/** The salt of a person in a draw, from the draw's secret: one that is shown tells nothing of the others. */
export const saltOf = (secret: string, id: string, digest: Digest = sha256): string =>
  digest(`${drawFormat} salt ${secret} ${id}`);

const byPerson = (a: { readonly person: string }, b: { readonly person: string }): number =>
  a.person < b.person ? -1 : 1;

/** The list in its one order. */
export const canonicalList = (list: Omit<DrawList, 'format'>): DrawList => ({
  ...list,
  format: drawFormat,
  candidates: [...list.candidates]
    .map(({ person, specialities }) => ({ person, specialities: [...specialities].sort() }))
    .sort(byPerson),
  avoided: [...list.avoided].sort(byPerson),
});

/** SHA-256 of the canonical JSON of the list. */
export const listHash = (list: DrawList): string => hashOf(list);

/** Whether a candidate can be called for what is asked. */
export const knows = ({ specialities }: Candidate, speciality: string): boolean =>
  specialities.some((own) => isWithin(own, speciality));

/**
 * What a list tells of somebody: what they know of what is asked for, as it is asked for. All that they know would tell
 * who it is to those who read the register.
 */
export const askedOf = (specialities: Candidate['specialities'], requests: readonly DrawRequest[]): string[] =>
  requests.flatMap(({ speciality }) => (knows({ person: '', specialities }, speciality) ? [speciality] : []));

/** What a contribution to the seed is bound to. */
export const contributionOf = (hash: string, party: string): string => `${hash}/${party}`;

/**
 * The seed: SHA-256 of the canonical JSON of the hash of the list and the shares in the order of the keepers. Whoever
 * does not know all shares knows nothing of it.
 */
export const seedOf = (hash: string, shares: readonly string[]): string =>
  hashOf({ format: `${drawFormat} seed`, list: hash, shares });
