import type { CaseFile, Said } from './case-file';
import { WindowTooShort } from './bidding';
import { differences, type Difference } from './compare';
import { playCase, type Outcome, type Playhouse } from './play-case';
import { planScores } from './score-plan';
import { knownRegion } from './cast';

/** A case that was played, and where it came out otherwise than in reality. */
export interface PlayedFile {
  readonly outcome: Outcome;
  readonly differences: readonly Difference[];
}

const mostTries = 3;

/** What a reader of the file should know before it is played. */
export function warningsOf(file: CaseFile, regions: readonly string[]): Said[] {
  const region = knownRegion(file.region, regions);
  const warnings = [...planScores(file).warnings];
  if (region !== file.region) {
    warnings.push({
      zh: `平台没有行政区划 ${file.region}，改在 ${region} 回放。`,
      en: `The platform does not know the region ${file.region}; it is played in ${region}.`,
    });
  }
  return warnings;
}

/**
 * Plays a file and compares the outcome with what really happened. Where the platform was too slow for the bids to get
 * in before the deadline, the case is played anew with a longer bidding.
 */
export async function playFile(file: CaseFile, house: Playhouse, newKey: () => string): Promise<PlayedFile> {
  const { expect, ...script } = file;
  for (let tries = 1; ; tries += 1) {
    const pace = { bidWindowSeconds: house.pace.bidWindowSeconds * 2 ** (tries - 1) };
    try {
      const outcome = await playCase(script, { ...house, pace }, newKey());
      return { outcome, differences: differences(outcome, expect, file.unit) };
    } catch (error) {
      if (!(error instanceof WindowTooShort) || tries === mostTries) throw error;
      house.say(`投标时间不够，以更长的投标期重新开始 · the bidding was too short, beginning anew (${error.message})`);
    }
  }
}
