import type { EntityManager } from 'typeorm';
import type { CaseEvent } from '../definitions/language';
import type { DecidedCorrections, FoundCorrections } from '../domain/bid-document/decide-corrections';
import { evaluatedPrice, type Confirmation } from '../domain/bid-document/evaluated-price';
import { hashOf } from '../domain/hash';
import { standingBids, type StandingBid } from './bids';
import { rows, type Database } from './database';
import { definitionOf } from './definitions';
import { readActs, type FullAct } from './given';
import type { CorrectionRow } from './rows';
import { commit } from './sealing';
import { correctionFields, silenceRule } from './tender-facts';

/** What the arithmetic of the bids asked for in a stay, and what the committee has decided on it, once it has. */
export interface KeptCorrections {
  readonly found: readonly FoundCorrections[];
  readonly decided: readonly DecidedCorrections[] | undefined;
}

const keptIn = ({ found, decided }: CorrectionRow): KeptCorrections => ({
  found: found as readonly FoundCorrections[], // as they were kept
  decided: (decided as readonly DecidedCorrections[] | null) ?? undefined,
});

/** The corrections of a stay in the evaluation; undefined where there was nothing to correct. */
export async function readCorrections(
  manager: EntityManager,
  caseId: string,
  visit: number,
): Promise<KeptCorrections | undefined> {
  const row = await rows(manager, 'correction').findOneBy({ caseId, visit });
  return row ? keptIn(row) : undefined;
}

/**
 * Keeps the corrections of a stay; done again with the same it is the same. Few prices are possible: a salt keeps the hash
 * from telling them while they are secret.
 */
export async function saveCorrections(
  database: Database,
  caseId: string,
  visit: number,
  kept: KeptCorrections,
  now: string,
): Promise<string> {
  return database.write(async (tx) => {
    const known = await rows(tx, 'correction').findOneBy({ caseId, visit });
    const { salt, hash } = commit(kept, known?.salt);
    const row = { caseId, visit, found: kept.found, decided: kept.decided ?? null, salt, hash, createdAt: now };
    await rows(tx, 'correction').upsert(row, ['caseId', 'visit']);
    return hash;
  });
}

/** The question whether a bidder confirms what was decided: another decision is another question. */
export const questionOf = (visit: number, decided: DecidedCorrections): string =>
  `ask-${hashOf([visit, decided]).slice(0, 40)}`;

/** The questions of a case whose time was up before they were answered. */
async function lapsedQuestions(manager: EntityManager, caseId: string): Promise<ReadonlySet<string>> {
  const events = await rows(manager, 'event').findBy({ caseId, kind: 'lapsed' });
  return new Set(events.flatMap(({ json }) => (json as CaseEvent).about ?? []));
}

/** What became of a question; undefined while it is open. */
function confirmationOf(
  acts: readonly FullAct[],
  lapsed: ReadonlySet<string>,
  question: string,
): Confirmation | undefined {
  const answer = acts.find(({ about }) => about === question)?.form[correctionFields.answer];
  if (answer !== undefined) return answer === 'accepted' ? 'accepted' : 'refused';
  return lapsed.has(question) ? 'silent' : undefined;
}

/** What was decided on one bid, and what its bidder said to it; undefined while it is asked. */
export interface AskedCorrections extends DecidedCorrections {
  readonly question: string;
  readonly confirmation: Confirmation | undefined;
}

/** What the committee has decided in a stay, with what the bidders said. */
export async function askedCorrections(
  manager: EntityManager,
  caseId: string,
  visit: number,
): Promise<readonly AskedCorrections[]> {
  const kept = await readCorrections(manager, caseId, visit);
  if (!kept?.decided) return [];
  const acts = await readActs(manager, caseId);
  const lapsed = await lapsedQuestions(manager, caseId);
  return kept.decided.map((decided) => {
    const question = questionOf(visit, decided);
    return { ...decided, question, confirmation: confirmationOf(acts, lapsed, question) };
  });
}

/** A bid with the price by which it is compared. */
export interface ComparedBid extends StandingBid {
  /** What the bidder stated, where another price counts. */
  readonly stated?: string;
  /** Its bidder did not confirm the corrected price: it is rejected. */
  readonly unconfirmed?: Exclude<Confirmation, 'accepted'>;
}

/** The bids that stand, by the prices that count in a stay: as stated while nothing is confirmed. */
export async function comparedBids(manager: EntityManager, caseId: string, visit: number): Promise<ComparedBid[]> {
  const bids = await standingBids(manager, caseId);
  const asked = await askedCorrections(manager, caseId, visit);
  if (asked.length === 0) return bids;
  const { definitionId } = await rows(manager, 'case').findOneByOrFail({ id: caseId });
  const isSilenceRefusal = (await definitionOf(manager, definitionId)).rules[silenceRule]?.value !== false;
  return bids.map((bid) => {
    const own = asked.find((one) => one.bid === bid.id);
    if (own?.confirmation === undefined) return bid;
    const { price, unconfirmed } = evaluatedPrice(own, own.confirmation, isSilenceRefusal);
    return { ...bid, price, ...(price !== bid.price && { stated: bid.price }), ...(unconfirmed && { unconfirmed }) };
  });
}
