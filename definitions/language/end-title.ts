import type { Process, Stage } from './process';
import { text, type Text } from './text';

/** The ends that people bring about, each with the action, and the option of its choice where that decides. */
export function endsByPeople(stage: Stage): Readonly<Record<string, Text>> {
  const ends: Record<string, Text> = {};
  for (const { title, end, form } of Object.values(stage.actions ?? {})) {
    if (typeof end === 'string') ends[end] ??= title;
    if (typeof end !== 'object') continue;
    const field = form?.[end.of];
    for (const [option, each] of Object.entries(end.cases)) {
      ends[each] ??= (field?.type === 'choice' ? field.options[option] : undefined) ?? title;
    }
  }
  return ends;
}

/** The ends that neither people nor the deadline bring about. */
export function endsByCode(stage: Stage): readonly string[] {
  const others = endsByPeople(stage);
  return Object.keys(stage.ends).filter((end) => end !== stage.deadline?.end && !Object.hasOwn(others, end));
}

/** What an end is called: as the definition says, else by its action, else "time is up", else by where it leads. */
export function endTitle(definition: Process, stage: Stage, end: string): Text {
  const written = stage.endTitles?.[end] ?? endsByPeople(stage)[end];
  if (written) return written;
  if (stage.deadline?.end === end) return text('期满', 'Time is up');
  const target = stage.ends[end] ?? '';
  return (definition.stages[target] ?? definition.closings[target])?.title ?? text(end, end);
}
