import { id, instant, json, key, maybe, string, table } from './table';

/** What takes effect only when a second person has confirmed it. */

/** Something that takes effect only when a second person has confirmed it. It stays, as the record of both. */
export interface ProposalRow {
  id: string;
  /**
   * `staff`: an account that has nothing but a role of the market at one body; `account`: any other. `office`: a body
   * with power over others; `body`: any other. `skip`: to go on without steps that keep failing.
   * `sender`: a key by which another platform is believed. `depositReturn`: deposits that go back together;
   * `forfeiture`: one that is lost. `tenderTemplate`: a version of a template of tender documents.
   */
  kind:
    | 'definition'
    | 'calendar'
    | 'account'
    | 'staff'
    | 'body'
    | 'office'
    | 'skip'
    | 'sender'
    | 'depositReturn'
    | 'forfeiture'
    | 'tenderTemplate';
  /** The id of the definition, account, body, case or platform, the year, or the region of several cases. */
  subject: string;
  /** Where it takes effect: whose remit covers it may confirm it. */
  region: string;
  /** The body whose own people may confirm it: that of `staff`. */
  bodyId: string | null;
  content: object;
  state: 'waiting' | 'confirmed' | 'refused' | 'withdrawn' | 'expired';
  proposedBy: string;
  proposedBodyId: string;
  proposedAt: string;
  /** From when it cannot be confirmed any more; null in those from before there was an end. */
  expiresAt: string | null;
  decidedBy: string | null;
  decidedBodyId: string | null;
  decidedAt: string | null;
  /** Why it was refused. */
  reason: string | null;
}

export const proposalTables = {
  proposal: table<ProposalRow>({
    name: 'proposal',
    columns: {
      id: key,
      kind: string(20),
      subject: id,
      region: string(6),
      bodyId: maybe(id),
      content: json,
      state: string(12),
      proposedBy: id,
      proposedBodyId: id,
      proposedAt: instant,
      expiresAt: maybe(instant),
      decidedBy: maybe(id),
      decidedBodyId: maybe(id),
      decidedAt: maybe(instant),
      reason: maybe(string(500)),
    },
    indices: [
      ['state', 'proposedAt', 'id'],
      ['proposedAt', 'id'],
      ['kind', 'subject'],
    ],
  }),
} as const;
