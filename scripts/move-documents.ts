/**
 * `npm run move-documents`: copies all contents from the folder in DATA_DIR into the bucket of STORAGE_URL and checks
 * them there; with `-- --back` the other way. Nothing is removed, and an interrupted run goes on when begun again.
 * Exit 0: all are there; 1: some are damaged or missing; 2: it could not be done.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MoreThan } from 'typeorm';
import { copyContents, type Copying } from '../adapters/document-store/copy-contents';
import { openDocumentStore } from '../adapters/document-store/open-document-store';
import type { Configuration, DocumentPlace } from '../configuration';
import { makeDataFolder } from '../configuration/data-folder';
import { openDatabase, rows, type Database } from '../database/database';
import { BadCall, runCommand, say } from './command/run-command';

const tellEveryMs = process.stdout.isTTY ? 500 : 15_000;

/** Tells now and then how far it is: on one line in a terminal. */
function teller(): (copying: Readonly<Copying>) => void {
  let last = 0;
  return ({ copied, alike, damaged, bytes }) => {
    if (Date.now() - last < tellEveryMs) return;
    last = Date.now();
    const gb = (bytes / 1024 ** 3).toFixed(2);
    const line = `复制 copied ${copied} · 已有 there ${alike} · 损坏 damaged ${damaged.length} · ${gb} GB`;
    process.stdout.write(process.stdout.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
  };
}

/** The documents that the database knows and the store has not. */
async function missingFrom(ids: ReadonlySet<string>, { read }: Database): Promise<string[]> {
  const missing: string[] = [];
  let after = '';
  for (;;) {
    const page = await rows(read, 'document').find({
      where: { id: MoreThan(after) },
      select: { id: true, name: true },
      order: { id: 'ASC' },
      take: 1000,
    });
    missing.push(...page.filter(({ id }) => !ids.has(id)).map(({ id, name }) => `${id} ${name}`));
    const last = page.at(-1);
    if (!last) return missing;
    after = last.id;
  }
}

async function move(database: Database, from: DocumentPlace, to: DocumentPlace): Promise<number> {
  const hashOf = async (id: string) => (await rows(database.read, 'document').findOneBy({ id }))?.sha256;
  const [source, target] = [await openDocumentStore(from), await openDocumentStore(to)];
  const { copied, alike, damaged, ids } = await copyContents(source, target, hashOf, teller());
  if (process.stdout.isTTY) process.stdout.write('\n');
  const missing = await missingFrom(ids, database);
  for (const id of damaged) say(`损坏：${id}`, `damaged: ${id}`);
  for (const each of missing) say(`缺失：${each}`, `missing: ${each}`);
  say(
    `已复制 ${copied} 个，原已存在 ${alike} 个，均已核对；损坏 ${damaged.length} 个，缺失 ${missing.length} 个。`,
    `${copied} were copied and ${alike} were there already, all of them checked; ${damaged.length} are damaged, ${missing.length} are missing.`,
  );
  return damaged.length + missing.length > 0 ? 1 : 0;
}

void runCommand(async (configuration: Configuration): Promise<number> => {
  const { values } = parseArgs({ options: { back: { type: 'boolean', default: false } } });
  const bucket = configuration.documents;
  if (bucket.kind !== 's3') {
    throw new BadCall('须设置 STORAGE_URL，见 docs/documents.md。\nSet STORAGE_URL, see docs/documents.md.');
  }
  const folder: DocumentPlace = { kind: 'folder', folder: path.join(configuration.dataDir, 'documents') };
  makeDataFolder(configuration.dataDir);
  const database = await openDatabase(configuration.database);
  try {
    return await (values.back ? move(database, bucket, folder) : move(database, folder, bucket));
  } finally {
    await database.close();
  }
});
