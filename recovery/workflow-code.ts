import path from 'node:path';

/** The modules that a replay needs beside the workflows: they tell what cases write to their rows. */
export const replayModules: readonly string[] = [path.join(__dirname, 'written-records.ts')];
