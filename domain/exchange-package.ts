import { canonicalJson } from './canonical';
import { chainStart, hashOf } from './hash';

/** The format of packages; another number is another protocol. */
export const packageFormat = 'public-resource-exchange/1';

/** A platform as the others know it: by the code under which it is registered with them. */
export interface PlatformName {
  readonly code: string;
  readonly name: string;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A document that a package names; its content is transferred apart, by its hash. */
export interface PackagedDocument {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** Facts of a case under the name of their data set, such as 标段（包）, by the names of its items. */
export interface DataSet {
  readonly name: string;
  readonly items: Readonly<Record<string, unknown>>;
}

/** The public facts of a case that every package repeats. */
export interface PackagedCase {
  readonly id: string;
  readonly title: string;
  readonly lot?: string;
  /** Division code, GB/T 2260. */
  readonly region: string;
  readonly industry: string;
  readonly process: string;
  readonly processTitle: Words;
}

/** A notice in the words in which it was published. `hash` is the SHA-256 of the canonical JSON of `content`. */
export interface PackagedNotice {
  readonly id: string;
  readonly number: string;
  readonly seq: number;
  readonly kind: string;
  readonly publishedAt: string;
  readonly content: object;
  readonly hash: string;
}

/** A transaction certificate; the signature is over the canonical JSON of `content`. */
export interface PackagedCertificate {
  readonly number: string;
  readonly issuedAt: string;
  readonly content: object;
  readonly hash: string;
  readonly signature: string;
  readonly keyId: string;
}

/** What became public: one notice or one certificate, and all that is public of its case from then on. */
export interface PackageContent {
  readonly case: PackagedCase;
  readonly notice?: PackagedNotice;
  readonly certificate?: PackagedCertificate;
  readonly datasets: readonly DataSet[];
  /** An OCDS 1.1 release with everything that is public of the case; a later one takes its place. */
  readonly release: Readonly<Record<string, unknown>>;
  readonly documents: readonly PackagedDocument[];
}

/** What a platform tells another, numbered from 1 without gaps; each names the hash of the one before. */
export interface ExchangePackage {
  readonly format: typeof packageFormat;
  readonly sender: PlatformName;
  readonly number: number;
  /** Hash of package `number - 1`; sixty-four zeros in front of the first. */
  readonly previousHash: string;
  /** Instant of the sender's clock at which it became public. */
  readonly madeAt: string;
  readonly content: PackageContent;
}

/** A signature, and what is needed to check it. */
export interface Signature {
  readonly keyId: string;
  readonly algorithm: string;
  /** Base64. */
  readonly value: string;
}

/** A package as it travels: with its hash, and the sender's signature over {@link packageText}. */
export interface SignedPackage {
  readonly package: ExchangePackage;
  readonly hash: string;
  readonly signature: Signature;
}

/** What the receiver answers to a package it has stored: its proof, signed over {@link acknowledgementText}. */
export interface Acknowledgement {
  readonly receiver: string;
  readonly sender: string;
  readonly number: number;
  readonly hash: string;
  readonly receivedAt: string;
  readonly signature?: Signature;
}

/** A piece of a document is missing at the receiver. `have` bytes from the beginning are there. */
export interface MissingDocument {
  readonly sha256: string;
  readonly size: number;
  readonly have: number;
}

/** How far a receiver is with a sender, signed over {@link standingText}. */
export interface Standing {
  readonly receiver: PlatformName;
  readonly sender: string;
  /** Number of the last package it has stored, and its hash: sixty-four zeros for none. */
  readonly received: number;
  readonly head: string;
  /** The first documents that it still lacks. */
  readonly missing: readonly MissingDocument[];
  /** How many it lacks in all. */
  readonly missingCount: number;
  /** Real time at the receiver. */
  readonly at: string;
  readonly signature?: Signature;
}

/** The place in front of the first package. */
export const beforeFirst = { number: 0, hash: chainStart } as const;

/** SHA-256 of the canonical JSON of a package; it holds the hash of the one before, so the packages are a chain. */
export const packageHash = (pack: ExchangePackage): string => hashOf(pack);

/** What the sender of a package signs. */
export const packageText = (sender: string, number: number, hash: string): string =>
  canonicalJson({ purpose: 'exchange.package', sender, number, hash });

/** What the receiver of a package signs. */
export const acknowledgementText = ({ signature: _, ...said }: Acknowledgement): string =>
  canonicalJson({ purpose: 'exchange.acknowledgement', ...said });

/** What a receiver signs of how far it is. */
export const standingText = ({ signature: _, ...said }: Standing): string =>
  canonicalJson({ purpose: 'exchange.standing', ...said });

/** What the maker of a request signs. `sentAt` is real time, `bodyHash` the SHA-256 of the bytes of the body. */
export interface RequestClaim {
  readonly sender: string;
  readonly method: string;
  /** Path and query as they were asked for, from `/api` on. */
  readonly path: string;
  readonly sentAt: string;
  readonly bodyHash: string;
}

/** The text of a request that its maker signs. */
export const requestText = (claim: RequestClaim): string => canonicalJson({ purpose: 'exchange.request', ...claim });

/** How far the clocks of two platforms may be apart, in milliseconds of real time. */
export const mostClockSkewMs = 5 * 60_000;
/** The largest package, in bytes of JSON. */
export const largestPackage = 4 * 1024 * 1024;
/** The largest piece of a document that is sent at once, in bytes. */
export const largestPiece = 4 * 1024 * 1024;

/** A request's claim in its header: `sender`, `keyId`, `sentAt` and the signature, parted by blanks. */
export const requestHeader = 'x-exchange-signature';
