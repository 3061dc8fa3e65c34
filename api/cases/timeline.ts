import { In, LessThan } from 'typeorm';
import type { z } from 'zod';
import {
  endTitle,
  findAction,
  isHeldSecret,
  movedSentence,
  notedHashes,
  seesAct,
  text,
  type CaseEvent,
  type NotedHash,
  type Text,
} from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { readActs, type FullAct } from '../../database/given';
import type { EventRow } from '../../database/rows';
import type { Page, TimelineItem, timelineQuery } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { openCase, type OpenedCase } from './case-access';
import { sightOfResult } from './evaluation-view';
import { isTold } from './is-told';
import { recordSecretForms } from './secret-forms';
import { giverOf, seesWho, visibleForm } from './visible-form';

interface Names {
  readonly bodies: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** What happened in a case, newest first, as far as the person may see it. */
export async function timeline(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { cursor, limit, kind }: z.output<typeof timelineQuery>,
): Promise<Page<TimelineItem>> {
  const opened = await openCase(deps, me, caseId);
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const events = await rows(deps.database.read, 'event').find({
    where: { caseId, seq: LessThan(Number.isFinite(before) ? before : Number.MAX_SAFE_INTEGER) },
    order: { seq: 'DESC' },
    take: limit + 1,
  });
  const page = events.slice(0, limit);
  const acts = await readActs(deps.database.read, caseId);
  const names = await readNames(deps, opened, page);
  const items = page.flatMap((row) => itemsOf(opened, row, acts, names)).filter((item) => isWanted(item, kind));
  await recordSecretForms(deps, me, opened, secretIn(opened, items, acts));
  const last = page.at(-1);
  return { items, ...(events.length > limit && last && { next: String(last.seq) }) };
}

/** The actions whose forms these items show while something in them is secret from others. */
function secretIn(opened: OpenedCase, items: readonly TimelineItem[], acts: readonly FullAct[]): string[] {
  const { definition, viewer, openness, parties } = opened;
  return items.flatMap(({ seq, action, fields }) => {
    const act = acts.find((one) => one.seq === seq);
    if (action === undefined || !act) return [];
    const giver = giverOf(
      parties.find(({ id }) => id === act.actor.party),
      act.receivedAt,
    );
    const isSecret = fields.some(({ name }) => isHeldSecret(definition, action, name, giver, viewer, openness));
    return isSecret ? [action] : [];
  });
}

const isWanted = (item: TimelineItem, kind: 'act' | 'stage' | 'system' | undefined): boolean =>
  kind === undefined ||
  (kind === 'act' && (item.kind === 'act' || item.kind === 'opened')) ||
  (kind === 'stage' && (item.kind === 'stage' || item.kind === 'closed')) ||
  (kind === 'system' && (item.kind === 'system' || item.kind === 'deadline'));

async function readNames(
  deps: ApiDependencies,
  { row, parties }: OpenedCase,
  page: readonly EventRow[],
): Promise<Names> {
  const aliases = page.flatMap((event) => {
    const { person, standsInFor } = (event.json as CaseEvent).act?.actor ?? {};
    return [person, standsInFor].flatMap((each) => each ?? []);
  });
  const known =
    aliases.length > 0 ? await rows(deps.database.read, 'alias').findBy({ caseId: row.id, alias: In(aliases) }) : [];
  const users =
    known.length > 0 ? await rows(deps.database.read, 'user').findBy({ id: In(known.map((one) => one.userId)) }) : [];
  const byId = new Map(users.map((user) => [user.id, user.name]));
  return {
    bodies: await bodyNames(
      deps.database.read,
      parties.flatMap((party) => (party.bodyId ? [party.bodyId] : [])),
    ),
    people: new Map(known.map((one) => [one.alias, byId.get(one.userId) ?? ''])),
  };
}

function itemsOf(opened: OpenedCase, row: EventRow, acts: readonly FullAct[], names: Names): TimelineItem[] {
  const event = row.json as CaseEvent;
  const items: TimelineItem[] = [];
  const act = acts.find((one) => one.seq === event.seq);
  if (act) {
    const item = actItem(opened, event, act, acts, names, row.hash);
    if (item) items.push(item);
  }
  for (const [index, move] of (event.moved ?? []).entries()) {
    const title = movedSentence(opened.definition, event.stage, move);
    items.push({ ...base(event, row.hash), id: `${event.seq}-moved-${index}`, kind: 'deadline', title });
  }
  const quiet = systemTitle(opened, event, acts);
  if (quiet) items.push({ ...base(event, row.hash), id: `${event.seq}`, kind: 'system', title: quiet });
  for (const [index, stage] of (event.entered ?? []).entries()) {
    const title = opened.definition.stages[stage]?.title ?? text(stage, stage);
    const end = event.end === undefined || index > 0 ? undefined : endTitleOf(opened, event.stage, event.end);
    items.unshift({
      ...base(event, row.hash),
      id: `${event.seq}-${stage}`,
      kind: 'stage',
      stage,
      title: end
        ? text(`进入“${title.zh}”（${end.zh}）`, `Entered “${title.en}” (${end.en})`)
        : text(`进入“${title.zh}”`, `Entered “${title.en}”`),
    });
  }
  if (event.closing !== undefined) {
    const title = opened.definition.closings[event.closing]?.title ?? text(event.closing, event.closing);
    items.unshift({ ...base(event, row.hash), id: `${event.seq}-closed`, kind: 'closed', title });
  }
  return items;
}

const base = (event: CaseEvent, hash: string) => ({
  seq: event.seq,
  at: event.act?.receivedAt ?? event.at,
  stage: event.stage,
  actorHidden: false,
  fields: [],
  hidden: [],
  hash,
});

function actItem(
  opened: OpenedCase,
  event: CaseEvent,
  act: FullAct,
  acts: readonly FullAct[],
  names: Names,
  hash: string,
): TimelineItem | undefined {
  const { definition, viewer, openness, parties } = opened;
  const action = findAction(definition, act.action);
  const party = parties.find((one) => one.id === act.actor.party);
  const asked = parties.find((one) => one.id === act.asks);
  const giver = giverOf(party, act.receivedAt, asked);
  if (!action || !seesAct(definition, act.action, giver, viewer, openness)) return undefined;
  const { values, hidden } = visibleForm(opened, act.action, giver, act.form);
  // what was asked of one, or answered to one, is no earlier state of what another was asked
  const earlier = acts.findLast(
    ({ action: name, seq, actor, asks, about }) =>
      name === act.action &&
      seq < act.seq &&
      actor.party === act.actor.party &&
      asks === act.asks &&
      about === act.about,
  );
  const isShown = seesWho(opened, act.action, giver);
  const roleTitle = definition.roles[act.actor.role]?.title ?? text(act.actor.role, act.actor.role);
  return {
    ...base(event, hash),
    id: `${event.seq}`,
    kind: event.kind === 'opened' ? 'opened' : 'act',
    action: act.action,
    title: action.title,
    actorHidden: !isShown,
    ...(isShown && {
      actor: {
        name: names.people.get(act.actor.person) ?? '',
        ...(act.actor.standsInFor !== undefined && { standsInFor: names.people.get(act.actor.standsInFor) ?? '' }),
        ...(party?.bodyId && { body: names.bodies.get(party.bodyId) ?? '' }),
        role: act.actor.role,
        roleTitle,
      },
    }),
    fields: Object.entries(values).map(([name, value]) => ({
      name,
      title: action.form?.[name]?.title ?? text(name, name),
      type: action.form?.[name]?.type ?? 'text',
      value,
      ...changed(earlier, name, value),
    })),
    hidden,
  };
}

/** What the same party wrote in the field before, where it differs. */
function changed(earlier: FullAct | undefined, name: string, value: unknown): { before?: unknown } {
  const before = earlier?.form[name];
  return before === undefined || JSON.stringify(before) === JSON.stringify(value) ? {} : { before };
}

function endTitleOf({ definition }: OpenedCase, stage: string, end: string): Text {
  const found = definition.stages[stage];
  return found ? endTitle(definition, found, end) : text(end, end);
}

/** What is recorded of the evaluation: that there is one at all tells of corrected prices, or of bids that stand equal. */
const ofEvaluation: readonly string[] = ['corrections', 'ranking', 'lottery'] satisfies NotedHash[];

function notedTitle(opened: OpenedCase, { about: [name = ''] = [] }: CaseEvent): Text | undefined {
  if (ofEvaluation.includes(name) && sightOfResult(opened) === 'none') return undefined;
  const what = Object.hasOwn(notedHashes, name) ? notedHashes[name as NotedHash] : text(name, name);
  return text(`存证：${what.zh}`, `Recorded: ${what.en}`);
}

/** What the code of the evaluation asks is as secret as its result. */
function askedTitle(opened: OpenedCase, { kind, about: [question] = [] }: CaseEvent): Text | undefined {
  if (sightOfResult(opened) !== 'all') return undefined;
  const actions = Object.values(opened.definition.stages).flatMap(({ actions: own = {} }) => Object.values(own));
  const { zh, en } = actions.find(({ answers }) => answers === question)?.title ?? text('', '');
  return kind === 'asked'
    ? text(`已要求：${zh}`, `Asked for: “${en}”`)
    : text(`逾期未答复：${zh}`, `Not answered in time: “${en}”`);
}

/** Of which party a task is asked, by its key: one that is gone names the party, or the act by which it was asked. */
function partyAsked({ state }: OpenedCase, key: string, acts: readonly FullAct[]): string | undefined {
  const waiting = state.tasks.find((task) => task.key === key);
  if (waiting) return waiting.party;
  const [, , ...rest] = key.split(':');
  const named = rest.join(':');
  const asking = acts.find((act) => `act-${act.key}` === named);
  if (asking) return asking.asks;
  return acts.find(({ about }) => about === named)?.actor.party ?? named;
}

/** The tasks of which a reminder speaks, as far as the person may know that they wait; undefined where none is left. */
function taskNames(opened: OpenedCase, { about = [] }: CaseEvent, acts: readonly FullAct[]): Text | undefined {
  const { definition, viewer, mine } = opened;
  const actions = about.flatMap((key) => {
    const action = key.split(':')[1] ?? key;
    const party = partyAsked(opened, key, acts);
    const isMine = mine.some(({ id }) => id === party);
    return isTold(definition, viewer, action, isMine) ? action : [];
  });
  if (actions.length === 0) return undefined;
  const titles = actions.flatMap((action) => findAction(definition, action)?.title ?? []);
  return text(titles.map(({ zh }) => zh).join('、'), titles.map(({ en }) => en).join(', '));
}

function systemTitle(opened: OpenedCase, event: CaseEvent, acts: readonly FullAct[]): Text | undefined {
  switch (event.kind) {
    case 'reminded': {
      const names = taskNames(opened, event, acts);
      return names && text(`提醒：${names.zh}即将到期`, `Reminder: “${names.en}” is due soon`);
    }
    case 'overdue': {
      const names = taskNames(opened, event, acts);
      return names && text(`逾期：${names.zh}`, `Overdue: “${names.en}”`);
    }
    case 'incident':
      return text('系统处理遇到故障，运维正在处理', 'The platform met a fault; operations are on it');
    case 'mended':
      return text('系统故障已处理', 'The fault was mended');
    case 'entries':
      return text('收到新的提问', 'A new question has come in');
    case 'asked':
    case 'lapsed':
      return askedTitle(opened, event);
    case 'recounted':
      return event.moved
        ? undefined
        : text(
            '期限已按公布的节假日安排核对，没有变动',
            'The limits were checked by the published holidays: none has moved',
          );
    case 'noted':
      return notedTitle(opened, event);
    default:
      return undefined;
  }
}
