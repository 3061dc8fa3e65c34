import { In } from 'typeorm';
import {
  actionNames,
  findAction,
  itemsFor,
  offeredAction,
  revisionOf,
  rolesOf,
  text,
  whyNot,
  type Action,
  type CaseState,
  type Field,
  type OpenItem,
  type Text,
} from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { aliasOf } from '../../database/case-aliases';
import { rows } from '../../database/database';
import type { FullAct } from '../../database/given';
import type { EntryRow } from '../../database/rows';
import type { OfferedAction, ProblemCode } from '../contract';
import { noLetterNeeded } from '../deposits/no-letter-needed';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import type { OpenedCase } from './case-access';
import { caseRefusal } from './case-refusal';
import { eligibleBids } from './eligible-bids';
import { otherSide } from './other-side';
import { giverOf, seesWho, visibleForm } from './visible-form';

/** What the person's role meets in the stage: open actions, and closed ones with the reason. */
export async function offeredActions(
  deps: ApiDependencies,
  me: SignedIn,
  opened: OpenedCase,
  acts: readonly FullAct[],
  now: string,
): Promise<OfferedAction[]> {
  const { definition, state, mine } = opened;
  if (state.closing) return [];
  const alias = aliasOf(opened.row, me.user.id);
  const handedIn = await handedInBy(deps, opened);
  const keysOf = (states: readonly EntryRow['state'][]) =>
    new Set(
      handedIn.flatMap(({ action, partyId, state: its }) => (states.includes(its) ? [`${action}:${partyId}`] : [])),
    );
  const standing = keysOf(['valid']);
  const dropped = keysOf(['revoked', 'unopened', 'unsecured']);
  const actions: OfferedAction[] = [];
  for (const name of actionNames(definition, state)) {
    const action = offeredAction(definition, state, name);
    if (!action) continue;
    const party = mine.find((one) => rolesOf(action).includes(one.role));
    const role =
      party?.role ?? (action.many && rolesOf(action).includes(me.membership.role) ? me.membership.role : undefined);
    if (role === undefined) continue;
    const actor = { role, ...(party && { party: party.id }), person: alias };
    const conflict = otherSide(opened, me, role) ?? noLetterNeeded(definition, acts, name);
    const refusal = whyNot(definition, state, name, actor, now) ?? needsRefusal(action, standing, party?.id);
    const needed = refusal === 'ActionNotOpen' ? action.needs : undefined;
    const fallen = needed !== undefined && dropped.has(`${needed}:${party?.id ?? ''}`) && fallenWords(opened, needed);
    const about = action.answers
      ? await openItems(deps, opened, action.answers, itemsFor(state, action, party?.id), acts)
      : undefined;
    const bids = await eligibleBids(deps.database.read, opened.row.id, acts, name);
    const task = state.tasks.find((one) => one.action === name && (one.party === undefined || one.party === party?.id));
    const dueAt = task?.entries === undefined ? task?.dueAt : state.deadline?.at;
    actions.push({
      action: name,
      title: action.title,
      revision: revisionOf(definition, state, name, party?.id),
      open: refusal === undefined && conflict === undefined,
      ...(refusal && { refusal: refusalText(refusal, action, state, name) }),
      ...(fallen && { refusal: { code: 'NotAllowed' as const, message: fallen } }),
      ...(conflict && { refusal: { code: 'NotAllowed' as const, message: conflict } }),
      many: action.many === true,
      anytime: definition.anytime[name] !== undefined,
      asked: action.asked !== undefined && !(action.releases && standing.has(`${name}:${party?.id ?? ''}`)),
      final: action.final === true,
      ...(dueAt !== undefined && { dueAt }),
      ...(about && { about }),
      ...(bids && { bids: [...bids] }),
    });
  }
  return actions;
}

/** What the parties of the person have handed in, whatever became of it. */
async function handedInBy(
  deps: ApiDependencies,
  { row, mine }: OpenedCase,
): Promise<readonly Pick<EntryRow, 'action' | 'partyId' | 'state'>[]> {
  if (mine.length === 0) return [];
  return rows(deps.database.read, 'entry').find({
    select: { action: true, partyId: true, state: true },
    where: { caseId: row.id, partyId: In(mine.map(({ id }) => id)) },
  });
}

const needsRefusal = (
  { many, needs }: Action,
  standing: ReadonlySet<string>,
  party: string | undefined,
): ProblemCode | undefined =>
  many && needs && !(party !== undefined && standing.has(`${needs}:${party}`)) ? 'ActionNotOpen' : undefined;

/** Why what needs an entry is closed to who has handed that in, and it does not count. */
function fallenWords({ definition }: OpenedCase, needed: string): Text {
  const title = findAction(definition, needed)?.title ?? text(needed, needed);
  return text(
    `贵单位的“${title.zh}”未计入或者视为撤销。`,
    `What your body has handed in under “${title.en}” does not count, or counts as revoked.`,
  );
}

function refusalText(code: ProblemCode, action: Action, state: CaseState, name: string) {
  const deadline = state.closes[name] ?? state.deadline?.at;
  const refusal = caseRefusal(code, action.title, deadline === undefined ? {} : { deadline });
  return { code, message: refusal.text };
}

/** Questions and objections that wait, with their words where the person may read them. */
async function openItems(
  deps: ApiDependencies,
  opened: OpenedCase,
  action: string,
  items: readonly OpenItem[],
  acts: readonly FullAct[],
) {
  if (items.length === 0) return [];
  const entries = await rows(deps.database.read, 'entry').findBy({ id: In(items.map((item) => item.id)) });
  const names = await bodyNames(
    deps.database.read,
    opened.parties.flatMap(({ bodyId }) => bodyId ?? []),
  );
  return items.map((item) => {
    const entry = entries.find((one) => one.id === item.id);
    const act = acts.find((one) => `act-${one.key}` === item.id);
    const form = entry?.form ?? act?.form ?? {};
    const party = opened.parties.find((one) => one.id === (entry?.partyId ?? act?.actor.party));
    const asked = opened.parties.find((one) => one.id === item.to);
    const giver = giverOf(party, item.at, asked);
    const { values } = visibleForm(opened, action, giver, form);
    const fields = findAction(opened.definition, action)?.form ?? {};
    const ofType = (type: Field['type']) => Object.entries(values).filter(([name]) => fields[name]?.type === type);
    const words = ofType('text')[0]?.[1];
    const by = seesWho(opened, action, giver) ? names.get(party?.bodyId ?? '') : undefined;
    return {
      id: item.id,
      action,
      at: item.at,
      ...(typeof words === 'string' && { words }),
      ...(by !== undefined && { by }),
      documents: Object.fromEntries(ofType('document')),
    };
  });
}
