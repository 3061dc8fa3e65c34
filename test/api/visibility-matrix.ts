/**
 * Who may read what of an open tender, and from when: written by hand from the law and the issue, not from the
 * definition. People are those of `test/support/world.ts`; `anonymous` has no login, `history` is what an operator reads
 * of the case in Temporal, `log` is what the platform writes about itself.
 */

export const readers = [
  'tenderer',
  'tendererColleague',
  'otherTenderer',
  'agency',
  'bidder1',
  'bidder2',
  'bidder3',
  'bidder4',
  'bidder5',
  'expert1',
  'expert6',
  'centre',
  'provinceCentre',
  'otherCentre',
  'supervisor',
  'otherSupervisor',
  'inspector',
  'administration',
  'operator',
  'anonymous',
  'history',
  'log',
] as const;
export type Reader = (typeof readers)[number];

/** The moments at which everything is looked at, in order. */
export const moments = [
  'acceptance',
  'documents',
  'filing',
  'publication',
  'bidding',
  'opening',
  'committee formed',
  'evaluated',
  'candidates',
  'candidates published',
  'award',
  'certification',
  'contract',
  'contract filing',
  'report',
  'archiving',
  'archived',
] as const;
export type Moment = (typeof moments)[number];

/** From a moment on, until a later line takes its place, exactly these may read it. */
export type Audience = readonly { readonly from: Moment; readonly by: readonly Reader[] }[];

const tenderSide: readonly Reader[] = ['tenderer', 'tendererColleague', 'agency'];
/** The competent offices, and those above them that read along. */
const offices: readonly Reader[] = ['centre', 'provinceCentre', 'supervisor', 'inspector'];
const overseers: readonly Reader[] = ['supervisor', 'inspector'];
const file: readonly Reader[] = [...tenderSide, ...offices];
const bidders: readonly Reader[] = ['bidder1', 'bidder2', 'bidder3'];
const everyone: readonly Reader[] = readers.filter((reader) => reader !== 'history' && reader !== 'log');

export const matrix = {
  /** IR 26: the estimate is the tenderer's; bidders never learn it. */
  estimate: [{ from: 'acceptance', by: file }],
  /** IR 27: published in the tender notice, unknown to bidders before. */
  ceiling: [
    { from: 'filing', by: file },
    { from: 'bidding', by: everyone },
  ],
  /** Name and content of the tender document. */
  tenderDocument: [
    { from: 'filing', by: file },
    { from: 'bidding', by: everyone },
  ],
  /** TL 22: who obtained the documents is nobody's business; whom to call is the bidder's own and the overseers'. */
  downloadContact: [
    { from: 'bidding', by: ['bidder1'] },
    { from: 'opening', by: ['bidder1', ...offices] },
  ],
  /** A draft is its author's. */
  draft: [{ from: 'bidding', by: ['bidder1'] }],
  /** TL 22, 36: that this body takes part. Read out at the opening to all who registered, then in the published record. */
  bidderIdentity: [
    { from: 'bidding', by: ['bidder1'] },
    { from: 'opening', by: [...file, ...bidders, 'bidder5'] },
    { from: 'committee formed', by: everyone },
  ],
  /** TL 22: a body that obtained the documents and did not bid: told to the overseers, to nobody else. */
  onlyRegistered: [
    { from: 'bidding', by: ['bidder5'] },
    { from: 'opening', by: ['bidder5', ...offices] },
  ],
  /** TL 36: sealed until the opening, read out there, published with the record. */
  bidPrice: [
    { from: 'bidding', by: ['bidder1'] },
    { from: 'opening', by: [...file, ...bidders, 'bidder5'] },
    { from: 'committee formed', by: everyone },
  ],
  /** TL 29: a replaced bid is returned unopened; nobody else ever reads it. */
  replacedBid: [{ from: 'bidding', by: ['bidder1'] }],
  /** Trade secrets: those who evaluate and oversee read it after the opening, never a competitor. */
  bidDocument: [
    { from: 'bidding', by: ['bidder1'] },
    { from: 'opening', by: ['bidder1', ...file] },
    { from: 'committee formed', by: ['bidder1', ...file, 'expert1'] },
  ],
  /** A question that was answered: the answer is published with it. */
  answeredQuestion: [{ from: 'bidding', by: everyone }],
  /** A question that waits. */
  openQuestion: [{ from: 'bidding', by: ['bidder2', ...file] }],
  /** IR 21: an answer goes to all, without the name of who asked. */
  asker: [{ from: 'bidding', by: ['bidder1'] }],
  /** IR 22: an objection is read by those who answer and oversee. */
  objection: [{ from: 'bidding', by: ['bidder2', ...file] }],
  /** Who objected is itself a bidder: unknown until the opening, and to the tender's side also after it. */
  objectionAuthor: [
    { from: 'bidding', by: ['bidder2'] },
    { from: 'opening', by: ['bidder2', ...overseers] },
  ],
  /** TL 37: secret until the result is settled; the centre that formed it knows it. */
  committee: [
    { from: 'committee formed', by: ['centre'] },
    { from: 'certification', by: [...file, ...bidders, 'bidder4', 'bidder5', 'expert1', 'administration', 'operator'] },
  ],
  /** IR 52: the committee asks one bidder in writing; who oversees reads along, no competitor and not the tenderer. */
  inquiry: [{ from: 'committee formed', by: ['bidder1', 'expert1', ...offices] }],
  /** TL 38, 44: what a member scored is told to nobody while the evaluation runs, then to the overseers. */
  sheet: [{ from: 'candidates', by: offices }],
  /** IR 53. */
  dissent: [{ from: 'candidates', by: file }],
  /** TL 44: the committee and the centre know the result; then the file; then the publicity of the candidates. */
  result: [
    { from: 'evaluated', by: ['centre', 'expert1'] },
    { from: 'candidates', by: [...file, 'expert1'] },
    { from: 'candidates published', by: [...file, 'expert1', 'bidder3'] },
  ],
  /** Who the candidates are, in order. */
  candidates: [
    { from: 'evaluated', by: ['centre', 'expert1'] },
    { from: 'candidates', by: [...file, 'expert1'] },
    { from: 'candidates published', by: everyone },
  ],
} as const satisfies Record<string, Audience>;

export type Secret = keyof typeof matrix;
