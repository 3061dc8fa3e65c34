import { canonicalJson } from './canonical';
import type { ExpertState } from './drawing/expert-standing';
import type { PlatformName, Signature } from './exchange-package';
import { hashOf } from './hash';

/** The format of records of experts; another number is another protocol. */
export const expertFormat = 'public-resource-experts/1';

/** What the register of a platform holds of an expert whom it keeps: all of it, so that the newest corrects the others. */
export interface ToldExpert {
  /** What the expert is called between the platforms; nobody else knows whose it is. */
  readonly expert: string;
  readonly name: string;
  readonly employer: string;
  /** GB/T 2260. */
  readonly region: string;
  readonly specialities: readonly string[];
  readonly title: string;
  readonly state: ExpertState;
  /** A day in Shanghai. */
  readonly suspendedUntil?: string;
  readonly since: string;
}

/** A record, numbered from 1 without gaps for each sender; each names the hash of the one before. */
export interface ExpertRecord {
  readonly format: typeof expertFormat;
  readonly sender: PlatformName;
  readonly number: number;
  readonly previousHash: string;
  readonly madeAt: string;
  readonly content: ToldExpert;
}

/** A record as it travels. */
export interface SignedExpertRecord {
  readonly record: ExpertRecord;
  readonly hash: string;
  readonly signature: Signature;
}

/** What the receiver has decided about an expert whom the sender keeps; it holds there too. */
export interface ExpertOrder {
  /** From 1 without gaps for each sender. */
  readonly number: number;
  readonly expert: string;
  readonly kind: 'suspension' | 'reinstatement';
  readonly reason: string;
  /** A day in Shanghai. */
  readonly until?: string;
  /** The case that decided it, and its event. */
  readonly caseId: string;
  readonly caseSeq: number;
  readonly decidedAt: string;
}

/** How far a receiver is with the records of a sender, and how many orders there are for it; signed. */
export interface ExpertStanding {
  readonly receiver: string;
  readonly sender: string;
  readonly received: number;
  readonly head: string;
  readonly orders: number;
  readonly at: string;
  readonly signature?: Signature;
}

/** Orders as they travel: signed for the sender that asks. */
export interface SignedExpertOrders {
  readonly receiver: string;
  readonly sender: string;
  readonly orders: readonly ExpertOrder[];
  readonly signature?: Signature;
}

/** SHA-256 of the canonical JSON of a record; it holds the hash of the one before. */
export const expertRecordHash = (record: ExpertRecord): string => hashOf(record);

/** What the sender of a record signs. */
export const expertRecordText = (sender: string, number: number, hash: string): string =>
  canonicalJson({ purpose: 'exchange.expert', sender, number, hash });

/** What a receiver signs of how far it is. */
export const expertStandingText = ({ signature: _, ...said }: ExpertStanding): string =>
  canonicalJson({ purpose: 'exchange.expertStanding', ...said });

/** What a receiver signs of its orders. */
export const expertOrdersText = ({ signature: _, ...said }: SignedExpertOrders): string =>
  canonicalJson({ purpose: 'exchange.expertOrders', ...said });

/** What an expert of a platform is called at others. */
export const toldAs = (sender: string, userId: string): string => hashOf({ format: expertFormat, sender, userId });
