import type { Unit } from '../../domain/amount';
import type { Text } from './text';

/** Names a rule of the definition whose value stands here. */
export interface RuleReference<Name extends string = string> {
  readonly rule: Name;
}

/** `rule('bidPeriod')`: the value of that rule, whatever the pinned definition says it is. */
export const rule = <const Name extends string>(name: Name): RuleReference<Name> => ({ rule: name });

/**
 * A point in time that a limit counts from.
 * `now`: when the act is received; `taken`: when that act was last taken; `entered`: when the case came to that stage;
 * `given`: a date written in an act; `field`: another field of the same form.
 */
export type Moment =
  | 'now'
  | { readonly taken: string }
  | { readonly entered: string }
  | { readonly given: readonly [action: string, field: string] }
  | { readonly field: string };

/** `given('publishNotice', 'bidDeadline')`: the date last written in that field of that act. */
export const given = (action: string, field: string): Moment => ({ given: [action, field] });

/**
 * A date must lie at least (or at most) this period after that moment; without a period, not before (or after) the
 * moment itself. `deadline` is the deadline of the stage as it stands now.
 */
export interface DateLimit {
  readonly period?: RuleReference;
  readonly after: Moment | 'deadline';
}

/** Of several limits the strictest counts. */
export type DateLimits = DateLimit | readonly DateLimit[];

/** An amount must not pass this share (per cent, a rule) of another amount of the case, nor `atMost` (yuan, a rule). */
export interface ShareLimit {
  readonly percent: RuleReference;
  readonly atMost?: RuleReference;
  readonly of: readonly [action: string, field: string];
}

/** A stage or closing; of several, the first that the case enters. */
export type Until = string | readonly string[];

/** Another field of the form has this value, or one of these. */
export interface Condition {
  readonly field: string;
  readonly is: string | boolean | readonly string[];
}

/** The steps by which a party contributes to the seed of a draw, in their order. */
export const seedSteps = ['key', 'dealing', 'secret', 'pieces'] as const;
export type SeedStep = (typeof seedSteps)[number];

/** What the platform makes of a tender document that is written on it. */
export const composedKinds = ['package', 'print', 'attachments'] as const;
export type Composed = (typeof composedKinds)[number];

/** What a bidder makes of a bid that answers a tender document. */
export const preparedKinds = ['data', 'print', 'files'] as const;
export type Prepared = (typeof preparedKinds)[number];

interface FieldBase {
  readonly title: Text;
  readonly help?: Text;
  /** The article of the law that asks for this field or bounds it; shown behind "why?". */
  readonly article?: string;
  readonly optional?: true;
  /** The field is asked, and required, only when another field of the form has this value. */
  readonly when?: Condition;
  /** The field is optional, but required when another field of the form has this value. */
  readonly requiredWhen?: Condition;
  /** Nobody but the giver (and `heldBy`) reads it before the case has entered that stage. */
  readonly secretUntil?: Until;
  /** Roles that read it while it is secret; each reading is written down. */
  readonly heldBy?: readonly string[];
  /** Roles that read it at all; default: those of the action. */
  readonly visibleTo?: readonly string[];
  /** A heading under which the console groups fields. */
  readonly section?: Text;
}

export type Field = FieldBase &
  (
    | { readonly type: 'text'; readonly multiline?: true; readonly atMost?: number; readonly matches?: string }
    /** A decimal string in the unit of the case (`unit` of the start form), compared exactly. */
    | {
        readonly type: 'amount';
        readonly share?: ShareLimit;
        readonly equals?: 'awardPrice';
        readonly allowedBy?: RuleReference;
        /** Known to all at once, as in live bidding; else the price of an entry must be sealed. */
        readonly openly?: true;
        /** Always money: in yuan where the bids of the case are rates. */
        readonly money?: true;
      }
    | {
        readonly type: 'number';
        readonly atLeast?: number | RuleReference;
        readonly atMost?: number | RuleReference;
        /** It counts something. */
        readonly whole?: true;
      }
    /** `YYYY-MM-DD`, a day in Asia/Shanghai. */
    | { readonly type: 'date'; readonly atLeast?: DateLimits; readonly atMost?: DateLimits }
    /** ISO-8601 UTC instant. */
    | { readonly type: 'dateTime'; readonly atLeast?: DateLimits; readonly atMost?: DateLimits }
    /**
     * With `evaluates` it is the method by which bids are evaluated: the other fields of the form that are named as in
     * `domain/ranking/stated-method.ts` are its parameters, and are checked together with it.
     */
    | { readonly type: 'choice'; readonly options: Readonly<Record<string, Text>>; readonly evaluates?: true }
    /** With `mustBe` only a yes is accepted; `otherwise` tells who cannot say yes what to do. */
    | { readonly type: 'boolean'; readonly mustBe?: true; readonly otherwise?: Text }
    /** The id of an uploaded document (or ids, with `many`). */
    | {
        readonly type: 'document';
        readonly many?: true;
        readonly accept?: readonly string[];
        /**
         * Made of the tender document that is written on the platform: what machines read, the same as PDF, or the documents
         * that belong to it. Where the package is given, the other fields of the form say what stands in it (`composed-form.ts`).
         */
        readonly composed?: Composed;
        /**
         * Made by the bidder of the tender document, on the bidder's own machine: what machines read, the same as PDF, or the
         * files that go with it.
         */
        readonly prepared?: Prepared;
      }
    | {
        readonly type: 'list';
        readonly of: Readonly<Record<string, Field>>;
        readonly atLeast?: number;
        readonly atMost?: number;
        /** No two rows share the value of this field. */
        readonly distinct?: string;
        /** The numbers in this field add up exactly to the total, when there are rows. */
        readonly sumsTo?: { readonly field: string; readonly total: string };
      }
    /**
     * People: a list of `{ userId, kind }`. An odd number, at least `size`, of whom experts are at least the fraction
     * `expertShare` (a rule such as `2/3`); the others are people of the body in the role `representatives`.
     */
    | {
        readonly type: 'committee';
        readonly size: RuleReference;
        readonly expertShare: RuleReference;
        readonly representatives: string;
      }
    /** An administrative division, by its code. */
    | { readonly type: 'region' }
    /** A body of that kind, by its id. */
    | { readonly type: 'body'; readonly kind: string }
    /** One person of a role: one who is appointed in the case, or one who is not yet. */
    | { readonly type: 'person'; readonly role: string; readonly among?: 'appointed' | 'others' }
    /** The id of a bid (an entry) of this case. */
    | { readonly type: 'bid'; readonly among: 'candidates' | 'opened' }
    /** What experts know, by its code in the national tree of specialities. */
    | { readonly type: 'speciality' }
    /**
     * What a party contributes to the seed of a draw, made by its own browser: a key for this draw, a share with its
     * pieces for the others, what opens the share, or the pieces of shares that were withheld.
     */
    | { readonly type: 'seedPart'; readonly step: SeedStep }
    /** One expert's sheet over all opened bids: verdict, reason, scores by the criteria of the tender document. */
    | { readonly type: 'scoreSheet' }
    /** What one expert decides on the corrections that the arithmetic of the opened bids asks for: those refused. */
    | { readonly type: 'corrections' }
  );

/** The unit in which an amount is stated, in a case whose bids are stated in `unit`. */
export const unitOfAmount = (field: { readonly money?: true }, unit: Unit): Unit =>
  field.money && unit === '%' ? 'CNY' : unit;

export type FieldType = Field['type'];
/** The fields of a form in the order they are asked. */
export type Form = Readonly<Record<string, Field>>;
