import { canonicalJson } from '../../domain/canonical';
import { outlineOf } from './comparison/outline';
import type { Fact, Part, PartKind } from './comparison/part';
import type { Process } from './process';
import { text, type Text } from './text';

/** One difference between two definitions, in words. */
export interface DefinitionChange {
  /** Where, in the words of the data: `stages.bidding.actions.submitBid`. Empty for the process itself. */
  readonly at: string;
  readonly how: 'added' | 'removed' | 'changed';
  readonly what: PartKind;
  /** The thing with what it belongs to: 环节“投标” · 事项“递交投标文件”. */
  readonly where: Text;
  /** Of what was changed: which property. */
  readonly property?: Text;
  /** What it was, in words; absent where nothing was said before. */
  readonly from?: Text;
  readonly to?: Text;
}

const kinds: Readonly<Record<PartKind, Text>> = {
  process: text('流程', 'process'),
  role: text('角色', 'role'),
  rule: text('规则', 'rule'),
  start: text('立项', 'opening act'),
  stage: text('环节', 'stage'),
  action: text('事项', 'action'),
  field: text('填写项', 'field'),
  arrow: text('流向', 'arrow'),
  closing: text('结局', 'closing'),
  notice: text('公告', 'notice'),
};

/**
 * What is different in the second definition, piece by piece, in the order of its parts: nothing exactly when both have
 * the same id. Names are those of the second where it has the thing, else of the first. Both must be sound.
 */
export function compareDefinitions(before: Process, after: Process): readonly DefinitionChange[] {
  const [one, other] = [outlineOf(before), outlineOf(after)];
  return [...compareParts('', nameOf(other), one, other)];
}

const nameOf = ({ kind, name }: Part): Text => text(`${kinds[kind].zh}“${name.zh}”`, `${kinds[kind].en} "${name.en}"`);

const below = (outer: Text, inner: Text): Text => text(`${outer.zh} · ${inner.zh}`, `${outer.en} · ${inner.en}`);

function* compareParts(at: string, where: Text, before: Part, after: Part): Generator<DefinitionChange> {
  yield* compareFacts(at, where, before, after);
  const placeOf = (key: string): string => (at === '' ? key : `${at}.${key}`);
  const whereOf = (part: Part): Text => (at === '' ? nameOf(part) : below(where, nameOf(part)));
  for (const [key, part] of Object.entries(after.parts)) {
    const earlier = before.parts[key];
    if (earlier) yield* compareParts(placeOf(key), whereOf(part), earlier, part);
    else yield { at: placeOf(key), how: 'added', what: part.kind, where: whereOf(part), ...gist('to', part) };
  }
  for (const [key, part] of Object.entries(before.parts)) {
    if (Object.hasOwn(after.parts, key)) continue;
    yield { at: placeOf(key), how: 'removed', what: part.kind, where: whereOf(part), ...gist('from', part) };
  }
}

function gist(side: 'from' | 'to', part: Part): { readonly from?: Text; readonly to?: Text } {
  const words = part.gist();
  return words ? { [side]: words } : {};
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one ?? null) === canonicalJson(other ?? null);

function* compareFacts(at: string, where: Text, before: Part, after: Part): Generator<DefinitionChange> {
  for (const key of new Set([...Object.keys(after.facts), ...Object.keys(before.facts)])) {
    const [from, to] = [before.facts[key], after.facts[key]];
    const property = (to ?? from)?.title;
    if (!property || isSame(from?.data, to?.data)) continue;
    yield { at, how: 'changed', what: after.kind, where, property, ...saidOf(from, to) };
  }
}

/** Both sides in words. What differs although the words are the same is shown as it is written. */
function saidOf(from: Fact | undefined, to: Fact | undefined): { readonly from?: Text; readonly to?: Text } {
  const [one, other] = [from?.words(), to?.words()];
  const isAlike = one && other && (one.zh === other.zh || one.en === other.en);
  const say = ({ zh, en }: Text, data: unknown): Text =>
    isAlike ? text(`${zh}（${canonicalJson(data)}）`, `${en} (${canonicalJson(data)})`) : text(zh, en);
  return { ...(one && { from: say(one, from?.data) }), ...(other && { to: say(other, to?.data) }) };
}
