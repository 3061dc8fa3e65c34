import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

const { nothing } = proxyLocalActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '20 seconds' });

export const step = defineUpdate<number>('step');

/** As little as a case of so many steps can be on Temporal: an Update each, with or without an empty local activity. */
export async function bare(steps: number, withActivity: boolean): Promise<void> {
  let done = 0;
  setHandler(step, async () => {
    if (withActivity) await nothing();
    done += 1;
    return done;
  });
  await condition(() => done === steps);
}
