import type { TieKind } from '../../domain/drawing/avoidance';
import type { ExpertEventKind } from '../../domain/drawing/expert-standing';
import type { EscrowTerms } from '../../domain/sealing/sealed-header';
import type { Form, Moment, RuleReference, Until } from './field';
import type { IssuedPaper } from './issued-paper';
import type { Period } from './period';
import type { Text } from './text';

/** A number or choice of the law. A new version may change `value` only within `least` and `most`. */
export interface Rule {
  readonly title: Text;
  /** A text is a fraction, such as `2/3`. */
  readonly value: Period | number | boolean | string;
  /** The least (or shortest) the law allows. */
  readonly least?: Period | number | string;
  /** The most (or longest) the law allows. */
  readonly most?: Period | number | string;
  /** `true` or `false` where the law leaves no choice. */
  readonly fixed?: boolean;
  /** Article of the law or other source. */
  readonly article: string;
}

/**
 * A role in a case. A body takes part through its members who act in the platform's role of the same name.
 * `one`, `optional`: the body that opens the case in this role, or is named in the start field for that kind of body;
 * `many`: bodies that come in by an entry; `persons`: people appointed in the case; `person`: the one whom the case is
 * about, who opens it or is named in the start field of that role; `office`: the body of that kind that is competent for
 * the region of the case, or for the nearest region above it, or the one that opens the case and whose region it is in.
 */
export interface Role {
  readonly title: Text;
  readonly party: 'one' | 'optional' | 'many' | 'persons' | 'person' | 'office';
  /** It acts for the body in that role, and is asked in its place where there is one: an agency for its tenderer. */
  readonly actsFor?: string;
  /** Of an office: the bodies of a region share its duties out by industry. */
  readonly dividedBy?: 'industry';
  /** Of an office: a case is opened without it where no body is competent. */
  readonly mayBeVacant?: true;
  /** Who takes part in this role is not shown before the case has entered that stage. */
  readonly secretUntil?: Until;
  /** Roles that know these people while they are secret. */
  readonly heldBy?: readonly string[];
}

/** What an act does to the case besides being on record. */
export type Effect =
  /** The instant in this field becomes the deadline of the stage. */
  | { readonly movesDeadline: string }
  /** Everything waits until it is resumed; counted limits get the lost time back. */
  | { readonly suspends: true }
  /** Ends the suspension; the field, if it is filled, is the new published instant. */
  | { readonly resumes: true; readonly newDeadline?: string }
  /** Ends the case in this closing. */
  | { readonly terminates: string }
  /** The stage stands still until it is answered. */
  | { readonly holds: true }
  /** The body in this role whose bid is named in this field is asked: only it reads the question and answers it. */
  | { readonly asks: readonly [role: string, field: string] }
  /** People named in this field become parties in this role. */
  | { readonly appoints: readonly [role: string, field: string] }
  /** The person in `field` takes the place of the person in `instead`. */
  | { readonly replaces: readonly [role: string, instead: string, field: string] };

/** What a role may do in a stage. An action that was taken is an act. */
export interface Action {
  readonly title: Text;
  readonly help?: Text;
  readonly article?: string;
  readonly by: string | readonly string[];
  readonly form?: Form;
  /** The end of the stage that this act brings about; or by the value of a choice of its form. */
  readonly end?: string | { readonly of: string; readonly cases: Readonly<Record<string, string>> };
  /** Somebody is expected to do it: it stands in the inbox, with its limit. */
  readonly asked?: { readonly due?: RuleReference; readonly from?: Moment };
  /** Another way of doing the asked action of that name: it shares its inbox row. */
  readonly insteadOf?: string;
  /** Taken by many at once: a row under the gate of the stage, not an act of the case. */
  readonly many?: true;
  /** With `many`: a later entry of the same body replaces the earlier one, which is kept. */
  readonly replaces?: 'own';
  /** With `many`: takes back the body's entry of that action. */
  readonly withdraws?: string;
  /** With `many`: only a body that has made an entry of that action may. */
  readonly needs?: string;
  /** With `many`: the body becomes a party in this role. */
  readonly admits?: string;
  /**
   * With `many`: the form reaches the platform sealed by whoever fills it in, and nobody can read it before the code of
   * that stage has opened it with the shares of both (docs/sealed-bids.md).
   */
  readonly sealed?: {
    readonly openedIn: string;
    /** Of these keepers so many together can open it without whoever handed it in. */
    readonly escrow?: EscrowTerms;
  };
  /**
   * With `many`: gives out the share that opens an entry of that action, which is sealed. Who has handed one in gives out
   * the share of their own; others, such as those who speak for the keepers of an escrow, that of any. Where it is asked,
   * it is asked of everybody whose entry stands.
   */
  readonly releases?: string;
  /** Taken once by every person of the role (experts), not once for all. */
  readonly each?: 'person';
  /** Open only after these acts have been taken since the stage began. */
  readonly after?: string | readonly string[];
  /** Open only after the code of the stage has offered it. */
  readonly offered?: 'byCode';
  /** With `offered` and `each`: when somebody takes another's place, what the others have done stays done. */
  readonly stands?: true;
  /** May be taken before its stage begins, from that stage on; the stage then finds it done. */
  readonly since?: string;
  /** Closes this long before the deadline of the stage. */
  readonly closesBefore?: RuleReference;
  /** Stays open when the deadline of the stage has passed. */
  readonly afterDeadline?: true;
  /** Answers one entry or act of that action; open while one is unanswered. */
  readonly answers?: string;
  readonly effect?: Effect;
  /** Four eyes: not by the person who took that act. */
  readonly notBy?: string;
  /** Nobody but the giver knows of it before the case has entered that stage. */
  readonly secretUntil?: Until;
  /** Roles that may know it while it is secret. */
  readonly heldBy?: readonly string[];
  /** Roles that read its form; default: the `readers` of the process. */
  readonly visibleTo?: readonly string[];
  /** Roles that learn who took it; default: all who see the act. */
  readonly actorVisibleTo?: readonly string[];
  /** A notice that this act makes public. */
  readonly publishes?: string;
  /** Roles that are told in their notifications. */
  readonly notifies?: readonly string[];
  /** What is told of it, or that it is to be done, waits neither for the morning nor for a digest. */
  readonly urgent?: true;
  /** What the platform itself issues when the action is taken; where everybody of a role must take it, when all have. */
  readonly issues?: IssuedPaper;
  /** Cannot be undone: the console asks to review before. */
  readonly final?: true;
}

/** Who must not be drawn in a stage: somebody with such a tie to a body in one of these roles. */
export interface Avoidance {
  readonly title: Text;
  readonly article: string;
  readonly ties: readonly TieKind[];
  readonly roles: readonly string[];
  /** A tie that has ended counts for so long; without it, only while it goes on. */
  readonly within?: RuleReference;
}

export interface Stage {
  readonly title: Text;
  readonly help?: Text;
  readonly article?: string;
  /** What happens in this stage beside the acts of people, in words, for the printed description. */
  readonly does?: Text;
  /** A notice that is made public when the case enters the stage. */
  readonly publishes?: string;
  /** What the register of experts holds of the person of the case from then on. */
  readonly registers?: ExpertEventKind;
  /**
   * A date that ends the stage, or (without `end`) one that its code waits for.
   * `at`: an instant given in an act, never shifted by itself; `counted`: a period from a moment, which stands still
   * with the case and moves over rest days.
   */
  readonly deadline?: { readonly end?: string } & (
    { readonly at: Moment } | { readonly counted: RuleReference; readonly from: Moment }
  );
  readonly actions?: Readonly<Record<string, Action>>;
  /** Of a stage that draws people: who must stay out, by a name of the rule. */
  readonly avoidance?: Readonly<Record<string, Avoidance>>;
  /** Where each end leads: a stage or a closing. */
  readonly ends: Readonly<Record<string, string>>;
  /** What the ends are called that code decides; the others are called by their action or deadline. */
  readonly endTitles?: Readonly<Record<string, Text>>;
}

/**
 * The money, or the letter of a guarantor, with which entries are secured. Who has given it is as secret as those entries
 * are, from everybody but the giver.
 */
export interface Deposit {
  readonly title: Text;
  readonly article: string;
  /** The entries that count only with it. It must be in when their stage is over. */
  readonly secures: string;
  /** How much, in yuan: as given in a form, where nothing given means that none is asked; or a share of what was given. */
  readonly amount:
    | { readonly given: readonly [action: string, field: string] }
    | {
        readonly percent: RuleReference;
        readonly of: readonly [action: string, field: string];
        /** Never more than so many yuan. */
        readonly atMost?: RuleReference;
      };
  /** Entries by which a letter of guarantee takes the place of money; the fields that say for how much and until when. */
  readonly guarantee?: { readonly action: string; readonly amount: string; readonly until: string };
  /** When it goes back: the first of these that has happened counts. */
  readonly returns: readonly DepositReturn[];
  /** For what it is lost, by name. */
  readonly forfeits: Readonly<Record<string, { readonly title: Text; readonly article: string }>>;
}

/** An occasion at which deposits go back. */
export interface DepositReturn {
  /**
   * `withdrawn`: its giver has taken back what it secures; `unused`: it secured nothing when the stage was over; else
   * when an act was taken, or the case was over in one of these closings.
   */
  readonly on: 'withdrawn' | 'unused' | { readonly taken: string } | { readonly closed: readonly string[] };
  readonly within: RuleReference;
  /** With what the money has earned at the bank. */
  readonly interest?: true;
  readonly article: string;
}

/** How a case is over. */
export interface Closing {
  readonly title: Text;
  readonly outcome: 'success' | 'failure' | 'neutral';
  /** A linked new case may follow. */
  readonly mayRestart?: true;
  readonly publishes?: string;
  /** What the register of experts holds of the person of the case from then on. */
  readonly registers?: ExpertEventKind;
}

/** What is made public at the portal. Fields are `action.field`; tables are made by the stages. */
export interface NoticeLayout {
  readonly title: Text;
  readonly fields: readonly string[];
  readonly tables?: readonly NoticeTable[];
}

export type NoticeTable =
  'sealedBids' | 'openedBids' | 'unopenedBids' | 'unsecuredBids' | 'candidates' | 'award' | 'committee';

/** The data of a process definition. Immutable once published; its id is the SHA-256 of its canonical JSON. */
export interface Process {
  readonly process: string;
  /** Tells published versions of one process apart, e.g. `2026-1` or `tsuchiura-1`. */
  readonly version: string;
  /** Whose law it follows: ISO 3166 code. New cases run under the newest version of their jurisdiction. */
  readonly jurisdiction: string;
  readonly title: Text;
  readonly kind: 'trading' | 'supervision';
  /** Letters that begin the code of its cases. */
  readonly prefix: string;
  readonly sources: readonly string[];
  readonly roles: Readonly<Record<string, Role>>;
  /** Roles that are told when a task is overdue. */
  readonly escalatesTo: readonly string[];
  /** Roles that read the case file by default. */
  readonly readers: readonly string[];
  readonly rules: Readonly<Record<string, Rule>>;
  readonly deposit?: Deposit;
  /** The act that opens a case; its fields are known as `start.field`. */
  readonly start: { readonly title: Text; readonly by: readonly string[]; readonly form: Form; readonly first: string };
  readonly stages: Readonly<Record<string, Stage>>;
  /** Actions that are offered in every stage. */
  readonly anytime: Readonly<Record<string, Action>>;
  readonly closings: Readonly<Record<string, Closing>>;
  readonly notices: Readonly<Record<string, NoticeLayout>>;
}
