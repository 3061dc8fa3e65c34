import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CaseFile, FileFault, Said } from '../../replay/case-file';
import { playFile, warningsOf } from '../../replay/play-file';
import type { Playhouse } from '../../replay/play-case';
import { readCaseFile } from '../../replay/read-case-file';
import { Unreachable } from '../../replay/session';
import { BadInput, type Settings } from './house';
import { faint, green, red, tell, yellow } from './terminal';

/** The sentence of a fault with its place and rule. */
export const faultLine = ({ path, rule, message }: FileFault): string =>
  `${path || '(file)'} [${rule}] ${message.zh} ${message.en}`;

/** Reads a file from the disk and checks it. @throws BadInput with every fault */
export async function readFromDisk(place: string): Promise<{ file: CaseFile; warnings: readonly Said[] }> {
  const text = await readFile(place, 'utf8').catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadInput(`读不到文件 ${place} · the file cannot be read: ${why}`, { cause: error });
  });
  const { file, faults, warnings } = readCaseFile(text);
  if (file) return { file, warnings };
  throw new BadInput([`文件有误 · The file is wrong: ${place}`, ...faults.map(faultLine)].join('\n  '));
}

/** Replays one file; gives the exit code. */
export async function replayOne(place: string, enter: () => Promise<Playhouse>, { quiet }: Settings): Promise<number> {
  const { file, warnings } = await readFromDisk(place);
  const house = await enter();
  for (const { zh, en } of [...warnings, ...warningsOf(file, house.people.regions)]) tell(yellow(`! ${zh} ${en}`));
  const pace = { bidWindowSeconds: house.pace.bidWindowSeconds + file.bids.length };
  const say = quiet ? () => undefined : (text: string) => tell(faint(text));
  try {
    const played = await playFile(file, { ...house, pace, say }, randomUUID);
    for (const { key, expected, actual } of played.differences) {
      tell(red(`✗ ${key}: 应为 expected ${expected}，实为 actual ${actual}`));
    }
    if (played.differences.length === 0 && !quiet) tell(green('✓ 与实际一致 · as in reality'));
    process.stdout.write(`${JSON.stringify(played.outcome)}\n`);
    return played.differences.length === 0 ? 0 : 1;
  } catch (error) {
    tell(red(`✗ ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`));
    return error instanceof Unreachable ? 2 : 1;
  }
}
