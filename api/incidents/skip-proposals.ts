import { In, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { giveUpDelivery } from '../../database/decide-deliveries';
import { putInOutbox } from '../../database/outbox';
import type { ProposalRow } from '../../database/rows';
import type { CaseState } from '../../definitions/language';
import { text, type Text } from '../../definitions/language/text';
import { giveUpArchive } from '../archive/archive-incidents';
import { stepTitle, type Incident } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import { propose } from '../proposals/propose';

/** A failing step as it was when somebody proposed to go on without it. */
interface SkippedStep extends Pick<Incident, 'key' | 'kind' | 'id' | 'caseId' | 'effect' | 'error' | 'since'> {
  readonly rule: Text;
}

/** Failing steps without which cases shall go on. */
export interface Skip {
  readonly why: string;
  readonly steps: readonly SkippedStep[];
}

/** The content of a proposal of the kind `skip`, written by `proposeSkips` only. */
export const skipIn = ({ content }: ProposalRow): Skip => content as Skip;

const nameOf = ({ effect, caseId }: SkippedStep): Text => {
  const { zh, en } = stepTitle(effect);
  return caseId === undefined ? text(`“${zh}”`, `“${en}”`) : text(`“${zh}”（${caseId}）`, `“${en}” (${caseId})`);
};

function skipTitle({ steps }: Skip): Text {
  const [first] = steps;
  const name = first ? nameOf(first) : text('', '');
  if (steps.length === 1) return text(`跳过反复失败的${name.zh}`, `Go on without ${name.en}, which keeps failing`);
  return text(
    `跳过 ${steps.length} 项反复失败的步骤：${name.zh}等`,
    `Go on without ${steps.length} steps that keep failing: ${name.en} and others`,
  );
}

/** The one case that all of it belongs to. */
function onlyCase({ steps: [first, ...others] }: Skip): string | undefined {
  return others.every(({ caseId }) => caseId === first?.caseId) ? first?.caseId : undefined;
}

/** Keys of those that still fail. */
async function openOf(manager: EntityManager, steps: readonly SkippedStep[]): Promise<Set<string>> {
  const ofKind = (wanted: Incident['kind']) => steps.filter(({ kind }) => kind === wanted);
  const caseIds = ofKind('case').flatMap(({ caseId }) => caseId ?? []);
  const archives = ofKind('archive').flatMap(({ caseId }) => caseId ?? []);
  const [cases, waiting, deliveries] = await Promise.all([
    rows(manager, 'case').find({ where: { id: In(caseIds) }, select: { id: true, state: true } }),
    rows(manager, 'outbox').findBy({ kind: 'archive', subject: In(archives) }),
    rows(manager, 'delivery').findBy({
      id: In(ofKind('delivery').map(({ id }) => id)),
      state: In(['waiting', 'failed']),
    }),
  ]);
  const found = new Set([
    ...cases.flatMap(({ id, state }) => (state as CaseState).incidents.map((one) => `${id}/${one.id}`)),
    ...waiting.map(({ subject }) => `${subject}/archive`),
    ...deliveries.map(({ id }) => id),
  ]);
  const placeOf = ({ kind, caseId = '', id }: SkippedStep) => (kind === 'delivery' ? id : `${caseId}/${id}`);
  return new Set(steps.filter((step) => found.has(placeOf(step))).map(({ key }) => key));
}

/** Steps that wait for a second person before cases go on without them: confirmed, what still fails is skipped. */
export const skipProposals: ProposalKind = {
  recordedAs: 'incident',

  title: (_manager, row) => skipTitle(skipIn(row)),

  caseOf: (row) => onlyCase(skipIn(row)),

  async view({ database: { read } }, row) {
    const { why, steps } = skipIn(row);
    const open = await openOf(read, steps);
    const shown = steps.map(({ key, caseId, effect, error, since, rule }) => ({
      ...{ key, effect, error, since, rule },
      ...(caseId !== undefined && { caseId }),
      isOpen: open.has(key),
    }));
    return { skip: { why, steps: shown } };
  },

  async carryOut(tx, row, now) {
    const { why, steps } = skipIn(row);
    const open = await openOf(tx, steps);
    const left = steps.filter(({ key }) => open.has(key));
    if (left.length === 0) {
      throw refuse.conflict(
        'Conflict',
        text(
          '这些步骤都已办成，或由他人处理，无需再跳过。',
          'All of it went through meanwhile, or another saw to it: nothing is left to skip.',
        ),
      );
    }
    for (const { kind, id, caseId = '' } of left) {
      if (kind === 'archive') await giveUpArchive(tx, caseId);
      if (kind === 'delivery') await giveUpDelivery(tx, id, { decidedBy: row.proposedBy, reason: why }, now);
    }
    // what a case has to be told is told after the commit
    if (left.some(({ kind }) => kind === 'case')) await putInOutbox(tx, 'skip', [row.id], 0);
  },
};

/** Proposals to skip something that still wait, by the key of what is to be skipped. */
export async function waitingSkips(manager: EntityManager, now: string): Promise<Map<string, string>> {
  const waiting = await rows(manager, 'proposal').findBy({ kind: 'skip', state: 'waiting' });
  const inTime = waiting.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return new Map(inTime.flatMap((row) => skipIn(row).steps.map(({ key }) => [key, row.id] as const)));
}

/** Where a step takes effect, by its case; what belongs to no case is the platform's own. */
async function regionsOf(tx: EntityManager, incidents: readonly Incident[]): Promise<Map<string, string>> {
  const ids = incidents.flatMap(({ caseId }) => caseId ?? []);
  const found = await rows(tx, 'case').find({ where: { id: In(ids) }, select: { id: true, region: true } });
  return new Map(found.map(({ id, region }) => [id, region]));
}

/**
 * Proposes to go on without failing steps: one proposal for each region, since its administration may confirm it.
 * @returns by key the proposal, or the one that waits already
 */
export async function proposeSkips(
  deps: ApiDependencies,
  me: SignedIn,
  incidents: readonly Incident[],
  why: string,
): Promise<Map<string, { readonly proposalId: string; readonly isNew: boolean }>> {
  if (incidents.length === 0) return new Map();
  return deps.database.write(async (tx) => {
    const waiting = await waitingSkips(tx, deps.clock.now());
    const regions = await regionsOf(tx, incidents);
    const byRegion = new Map<string, Incident[]>();
    for (const incident of incidents.filter(({ key }) => !waiting.has(key))) {
      const region = regions.get(incident.caseId ?? '') ?? me.membership.region;
      byRegion.set(region, [...(byRegion.get(region) ?? []), incident]);
    }
    const found = new Map([...waiting].map(([key, proposalId]) => [key, { proposalId, isNew: false }]));
    for (const [region, some] of byRegion) {
      const steps = some.map(({ key, kind, id, caseId, effect, error, since, skipping }) => ({
        ...{ key, kind, id, effect, error, since, rule: skipping?.why ?? text('', '') },
        ...(caseId !== undefined && { caseId }),
      }));
      const content: Skip = { why, steps };
      const subject = onlyCase(content) ?? region;
      const { id } = await propose(tx, deps, me, { kind: 'skip', subject, region, content, title: skipTitle(content) });
      for (const { key } of some) found.set(key, { proposalId: id, isNew: true });
    }
    return found;
  });
}
