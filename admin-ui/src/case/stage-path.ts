import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';

export interface PathStage {
  readonly name: string;
  readonly state: 'done' | 'current' | 'ahead';
}

/** The stages that a case passes when all goes well: from the first, always by the first end that leads to a new stage. */
export function mainPath({ start, stages }: Process): readonly string[] {
  const path: string[] = [];
  for (let at: string | undefined = start.first; at !== undefined;) {
    path.push(at);
    const ends: readonly string[] = Object.values(stages[at]?.ends ?? {});
    at = ends.find((next) => Object.hasOwn(stages, next) && !path.includes(next));
  }
  return path;
}

/** The path of a case with where it stands; a stage aside of the path stands before the one it leads to. */
export function pathOf(
  definition: Process,
  view: Pick<CaseView, 'stage' | 'visits' | 'closing'>,
): readonly PathStage[] {
  const names = [...mainPath(definition)];
  if (!names.includes(view.stage)) {
    const next = Object.values(definition.stages[view.stage]?.ends ?? {}).find((end) => names.includes(end));
    names.splice(next ? names.indexOf(next) : names.length, 0, view.stage);
  }
  const at = names.indexOf(view.stage);
  const visited = new Set(view.visits.map(({ stage }) => stage));
  return names.map((name, index) => {
    if (name === view.stage) return { name, state: view.closing ? 'done' : 'current' };
    return { name, state: index < at && visited.has(name) ? 'done' : 'ahead' };
  });
}
