import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { playFile, warningsOf, type PlayedFile } from '../../replay/play-file';
import type { Playhouse } from '../../replay/play-case';
import { inLanes } from '../../replay/script';
import { Unreachable } from '../../replay/session';
import { BadInput, type Settings } from './house';
import { readFromDisk } from './one';
import { faint, green, progressBar, red, tell, yellow } from './terminal';

interface Row {
  readonly name: string;
  readonly played?: PlayedFile;
  readonly bad?: boolean;
  readonly unreachable?: boolean;
  readonly why?: string;
}

/** Real seconds that the bidding stays open longer for each case that is played at the same time. */
const secondsPerLane = 1.5;

const isMatch = ({ played }: Row): boolean => played !== undefined && played.differences.length === 0;

/** Replays every `.json` file of a folder, many side by side; gives the exit code. */
export async function replayFolder(
  folder: string,
  enter: () => Promise<Playhouse>,
  { parallel, quiet }: Settings,
): Promise<number> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new BadInput(`读不到文件夹 ${folder} · the folder cannot be read`, { cause: error });
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0) throw new BadInput(`文件夹 ${folder} 中没有 .json 文件 · no .json file in the folder`);
  const house = await enter();
  const pace = { bidWindowSeconds: house.pace.bidWindowSeconds + Math.min(parallel, files.length) * secondsPerLane };
  const bar = progressBar(files.length, quiet);
  const rows: Row[] = [];
  await inLanes(files, parallel, async (name) => {
    const row = await replay(path.join(folder, name), name, { ...house, pace, say: (text) => bar.note(text) });
    rows.push(row);
    bar.step(isMatch(row));
    if (row.played) {
      const line = { file: name, ...row.played.outcome, match: row.played.differences.length === 0 };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
    if (!isMatch(row)) tell(red(`✗ ${name}: ${whyNot(row)}`));
  });
  bar.end();
  summary(rows.sort((a, b) => (a.name < b.name ? -1 : 1)));
  if (rows.every(isMatch)) return 0;
  return rows.every((row) => isMatch(row) || row.bad === true || row.unreachable === true) ? 2 : 1;
}

async function replay(place: string, name: string, house: Playhouse): Promise<Row> {
  try {
    const { file, warnings } = await readFromDisk(place);
    for (const { zh, en } of [...warnings, ...warningsOf(file, house.people.regions)]) {
      tell(yellow(`! ${name}: ${zh} ${en}`));
    }
    return { name, played: await playFile(file, house, randomUUID) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { name, why, bad: error instanceof BadInput, unreachable: error instanceof Unreachable };
  }
}

const whyNot = ({ played, why }: Row): string =>
  why ?? (played?.differences ?? []).map(({ key, expected, actual }) => `${key}: ${expected} ≠ ${actual}`).join('; ');

function summary(rows: readonly Row[]): void {
  tell('');
  for (const row of rows) {
    const { outcome } = row.played ?? {};
    const mark = isMatch(row) ? green('✓') : red('✗');
    const result = outcome
      ? `${outcome.closing}  ${outcome.awardedTo ?? '—'}  ${outcome.awardPrice ?? '—'}  ${faint(`${outcome.caseId} ${outcome.seconds}s`)}`
      : '';
    tell(`${mark} ${row.name}  ${result}${isMatch(row) ? '' : `  ${red(whyNot(row).split('\n').join(' '))}`}`);
  }
  const matching = rows.filter(isMatch).length;
  tell(`\n${matching} / ${rows.length} 与实际一致 · as in reality`);
}
