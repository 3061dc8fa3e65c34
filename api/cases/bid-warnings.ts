import { In } from 'typeorm';
import type { z } from 'zod';
import { rows } from '../../database/database';
import { standingBids, type StandingBid } from '../../database/bids';
import { tenderRoles, tenderRules, tenderStages } from '../../database/tender-facts';
import { text, type Rule, type Text } from '../../definitions/language';
import { formatAmount, groupAmount, parseAmount, type Unit } from '../../domain/amount';
import { equalSteps } from '../../domain/collusion/equal-steps';
import { sharedTraces } from '../../domain/collusion/shared-traces';
import type { bidWarningSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openCase, type OpenedCase } from './case-access';
import { preparedBids } from '../../contents/prepared-bids';
import { preparedLikenesses } from './prepared-likenesses';

type BidWarning = z.input<typeof bidWarningSchema>;

/** Whether the person watches over the case, and its bids are opened. */
export function watchesBids({ viewer, state }: OpenedCase): boolean {
  const isOpened = state.visits.some(({ stage }) => stage === tenderStages.opening);
  return isOpened && tenderRoles.overseers.some((role) => viewer.roles.includes(role));
}

/** A request from the platform's own machine says nothing of who sent it. */
const ownMachine = /^(?:::ffff:)?127\.|^::1$/;

/** One way in which bids of different bidders may be alike: what each of them has left behind, and what is said of it. */
interface Likeness {
  readonly rule: string;
  readonly tracesOf: (bid: StandingBid) => readonly string[];
  readonly says: (value: string) => Text;
}

/**
 * What bids of one tender have in common that bids of rivals should not, each with its evidence, by the rules of the
 * definition. It is pointed out to those who watch over the case, once the bids are opened; nothing follows from it by
 * itself.
 * @throws Refusal NotFound for everybody else, and before
 */
export async function bidWarnings(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<BidWarning[]> {
  const opened = await openCase(deps, me, caseId);
  if (!watchesBids(opened)) throw refuse.notFound();
  const { rules } = opened.definition;
  const bids = await standingBids(deps.database.read, caseId);
  const warnings = (await likenesses(deps, opened, bids)).flatMap(({ rule: name, tracesOf, says }) => {
    const rule = rules[name];
    if (rule?.value !== true) return [];
    const traces = bids.flatMap((bid) => tracesOf(bid).map((value) => ({ bid: bid.id, bidder: bid.bodyId, value })));
    return sharedTraces(traces).map((shared) => warning(rule, says(shared.value), shared.bids, bids));
  });
  const unit = opened.row.unit as Unit;
  const prepared = await preparedBids(
    { read: deps.database.read, documents: deps.documents },
    opened.definition,
    caseId,
    bids,
  );
  for (const { rule, says, bids: ids } of preparedLikenesses(rules, prepared, unit)) {
    warnings.push(warning(rule, says, ids, bids));
  }
  const steps = rules[tenderRules.equalSteps];
  if (typeof steps?.value !== 'number') return warnings;
  const priced = bids.map(({ id, price }) => ({ bid: id, price: parseAmount(price, unit) }));
  return [
    ...warnings,
    ...equalSteps(priced, steps.value).map(({ bids: run, step }) => {
      const by = `${groupAmount(formatAmount(step))} ${unit}`;
      return warning(steps, text(`报价依次相差 ${by}`, `Prices rise by ${by} each`), run, bids);
    }),
  ];
}

async function likenesses(
  { database }: ApiDependencies,
  { parties }: OpenedCase,
  bids: readonly StandingBid[],
): Promise<Likeness[]> {
  const ids = bids.map(({ id }) => id);
  const origins = new Map(
    (await rows(database.read, 'entryOrigin').findBy({ entryId: In(ids) })).map((origin) => [origin.entryId, origin]),
  );
  const documents = await rows(database.read, 'document').findBy({
    id: In(bids.flatMap(({ entry }) => Object.keys(entry.documents))),
  });
  const nameOf = new Map(documents.map(({ sha256, name }) => [sha256, name]));
  const ownersFiles = await filesOfOthers(database, bids, parties);
  return [
    {
      rule: tenderRules.sharedAddress,
      tracesOf: ({ id }) => present(origins.get(id)?.address).filter((address) => !ownMachine.test(address)),
      says: (address) => text(`由同一网络地址递交：${address}`, `Handed in from one network address: ${address}`),
    },
    {
      rule: tenderRules.sharedDevice,
      tracesOf: ({ id }) => present(origins.get(id)?.device),
      says: (device) =>
        text(`由同一浏览器递交：${device.slice(0, 16)}…`, `Handed in with one browser: ${device.slice(0, 16)}…`),
    },
    {
      rule: tenderRules.sharedFile,
      tracesOf: ({ entry }) => Object.values(entry.documents).filter((hash) => !ownersFiles.has(hash)),
      says: (hash) =>
        text(
          `文件完全相同：${nameOf.get(hash) ?? ''}（SHA-256 ${hash}）`,
          `The very same file: ${nameOf.get(hash) ?? ''} (SHA-256 ${hash})`,
        ),
    },
    {
      rule: tenderRules.sharedLeader,
      tracesOf: ({ entry }) => present(entry.form.leader),
      says: (leader) => text(`项目负责人相同：${leader}`, `The same project leader: ${leader}`),
    },
  ];
}

/** Hashes of what others than the bidders have put into the case: a form that all fill in is alike everywhere. */
async function filesOfOthers(
  database: ApiDependencies['database'],
  bids: readonly StandingBid[],
  parties: OpenedCase['parties'],
): Promise<ReadonlySet<string>> {
  const hashes = [...new Set(bids.flatMap(({ entry }) => Object.values(entry.documents)))];
  const bidders = new Set(
    parties.filter(({ bodyId }) => bids.some((bid) => bid.bodyId === bodyId)).map(({ id }) => id),
  );
  const caseId = bids[0]?.entry.caseId;
  if (hashes.length === 0 || caseId === undefined) return new Set();
  const others = parties.filter(({ id, bodyId }) => bodyId !== null && !bidders.has(id)).map(({ bodyId }) => bodyId);
  const members = await rows(database.read, 'membership').findBy({ bodyId: In(others.map(String)) });
  const theirs = await rows(database.read, 'document').findBy({
    caseId,
    sha256: In(hashes),
    uploadedBy: In(members.map(({ userId }) => userId)),
  });
  return new Set(theirs.map(({ sha256 }) => sha256));
}

function warning(rule: Rule, said: Text, ids: readonly string[], bids: readonly StandingBid[]): BidWarning {
  return {
    rule: rule.title,
    article: rule.article,
    text: said,
    bids: ids.map((id) => ({ bid: id, bidder: bids.find((bid) => bid.id === id)?.bidder ?? id })),
  };
}

const present = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : []);
