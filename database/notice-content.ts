import type { Text } from '../definitions/language';
import type { Unit } from '../domain/amount';
import { sha256 } from '../domain/hash';

/** The id of the notice that an event of a case publishes: known before it is there. */
export const noticeIdOf = (caseId: string, seq: number, kind: string): string =>
  sha256(`${caseId}/${seq}/${kind}`).slice(0, 32);

/** A field of an act as a notice prints it. */
export interface NoticeField {
  /** `action.field` of the definition. */
  readonly path: string;
  readonly title: Text;
  readonly type: string;
  readonly value: unknown;
  readonly options?: Readonly<Record<string, Text>>;
  /** Of an amount. */
  readonly unit?: Unit;
  /** Of a list: its columns, in order. */
  readonly columns?: Readonly<
    Record<string, { readonly title: Text; readonly options?: Readonly<Record<string, Text>> }>
  >;
}

/** A document that a notice names. */
export interface NoticeDocument {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** The bid that a row of a table is about, for programs. */
export interface NoticeBid {
  readonly bid: string;
  readonly bidder: { readonly id: string; readonly name: string; readonly uscc?: string };
  /** Decimal string in the unit of the case. */
  readonly price: string;
  readonly receivedAt?: string;
  readonly rank?: number;
  readonly score?: string;
}

/** A table that a stage has made. */
export interface NoticeRows {
  readonly title: Text;
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly string[])[];
  /** One for each row, where the rows are bids. */
  readonly bids?: readonly NoticeBid[];
}

/** The link from a notice to the one that it corrects, which its own hash thereby covers. */
export interface Amendment {
  readonly id: string;
  readonly number: string;
  readonly hash: string;
  /** The published deadline before and after, where it moves. */
  readonly deadline?: { readonly from: string; readonly to: string };
}

/** What a notice says: fields of acts, and tables made by the stages. */
export interface NoticeContent {
  readonly title: Text;
  readonly caseTitle: string;
  readonly lot?: string;
  /** Names of the bodies whose tender it is; older notices do not state them. */
  readonly tenderer?: string;
  readonly agency?: string;
  readonly fields: readonly NoticeField[];
  readonly tables: readonly NoticeRows[];
  /** What it corrects. */
  readonly amends?: Amendment;
}
