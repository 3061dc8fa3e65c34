import type { Action, Process } from '../process';
import { startAction } from '../visibility';
import type { StageManifest } from './stage-manifest';

/** An action and where it stands; `stage` is undefined for the start and the anytime actions. */
export interface Placed {
  readonly name: string;
  readonly at: string;
  readonly stage: string | undefined;
  readonly action: Action;
}

/** A definition as the rules of soundness look at it. */
export interface Examined {
  readonly definition: Process;
  readonly manifest: StageManifest | undefined;
  readonly placed: readonly Placed[];
  /** By name; of two with one name the first. */
  readonly actions: ReadonlyMap<string, Placed>;
  readonly has: (kind: 'stages' | 'closings' | 'roles' | 'notices' | 'rules', name: string) => boolean;
  /** Every stage and closing that can come after a stage; the stage itself only if a loop leads back. */
  readonly comesAfter: (stage: string) => ReadonlySet<string>;
  /** Every stage and closing that a case can enter before it enters one of these. */
  readonly reachedBefore: (avoiding: readonly string[]) => ReadonlySet<string>;
}

/** Finds out once what the rules of soundness ask of a definition again and again. */
export function examine(definition: Process, manifest: StageManifest | undefined): Examined {
  const { start, stages } = definition;
  const placed = placedIn(definition);
  const actions = new Map([...placed].reverse().map((each) => [each.name, each]));
  const later = new Map(
    Object.entries(stages).map(([stage, { ends }]) => [stage, reach(definition, Object.values(ends), [])]),
  );
  return {
    definition,
    manifest,
    placed,
    actions,
    has: (kind, name) => Object.hasOwn(definition[kind], name),
    comesAfter: (stage) => later.get(stage) ?? new Set(),
    reachedBefore: (avoiding) => reach(definition, [start.first], avoiding),
  };
}

function placedIn(definition: Process): readonly Placed[] {
  const { stages, anytime } = definition;
  return [
    { name: 'start', at: 'start', stage: undefined, action: startAction(definition) },
    ...Object.entries(stages).flatMap(([stage, { actions = {} }]) =>
      Object.entries(actions).map(([name, action]) => ({ name, at: `stages.${stage}.actions.${name}`, stage, action })),
    ),
    ...Object.entries(anytime).map(([name, action]) => ({ name, at: `anytime.${name}`, stage: undefined, action })),
  ];
}

/** Everything that can be entered from these without passing through the avoided. */
function reach({ stages }: Process, from: readonly string[], avoiding: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...from];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next) || avoiding.includes(next)) continue;
    found.add(next);
    if (Object.hasOwn(stages, next)) queue.push(...Object.values(stages[next]?.ends ?? {}));
  }
  return found;
}

/** One name, several, or none, as a list. */
export const asList = (some: string | readonly string[] | undefined): readonly string[] =>
  some === undefined ? [] : typeof some === 'string' ? [some] : some;
