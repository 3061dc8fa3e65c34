import { Context } from '@temporalio/activity';

/** Real milliseconds after which Temporal hears again that a long activity goes on. */
const beatMs = 2000;

/**
 * Does long work of an activity and says all the while that it goes on, so that another worker takes over soon after
 * this one has died. `stillWanted` throws when somebody else has.
 */
export async function whileAlive<Result>(work: (stillWanted: () => void) => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), beatMs);
  try {
    return await work(() => context.cancellationSignal.throwIfAborted());
  } finally {
    clearInterval(beat);
  }
}

/** Activities by name. Their arguments are theirs. */
type Activities<Names> = { readonly [Name in keyof Names]: (...args: never[]) => Promise<unknown> };

/** The same activities, each of which says all the while that it goes on. */
export function allWhileAlive<Some extends Activities<Some>>(activities: Some): Some {
  const alive = Object.entries<Activities<Some>[keyof Some]>(activities).map(([name, work]) => [
    name,
    (...args: never[]) => whileAlive(() => work(...args)),
  ]);
  return Object.fromEntries(alive) as Some; // each has the arguments and the answer of the one that it wraps
}
