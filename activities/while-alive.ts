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
