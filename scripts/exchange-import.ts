/**
 * `npm run exchange-import -- FOLDER`: takes in what another platform has laid down in a folder (EXCHANGE_URL=file:///…
 * there). Signatures, order and hashes count as over the line; what is there already is passed over.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import { openDocumentStore } from '../adapters/document-store/open-document-store';
import { checkPackage } from '../api/exchange/check-package';
import { takeWholeDocument } from '../api/exchange/receive-piece';
import type { ApiDependencies } from '../api/http/dependencies';
import { Refusal } from '../api/http/refusal';
import { rows } from '../database/database';
import { receivePackage } from '../exchange/inbox';
import { onPlatform, type PlatformGround } from './command/on-platform';
import { BadCall, runCommand, say } from './command/run-command';

const usage = '用法 · Usage: npm run exchange-import -- FOLDER';

async function importPackages(deps: ApiDependencies, folder: string): Promise<Map<string, number>> {
  const stored = new Map<string, number>();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  for (const name of names) {
    const body = await readFile(path.join(folder, name));
    const { package: pack } = JSON.parse(body.toString('utf8')) as { package?: { sender?: { code?: string } } };
    const code = pack?.sender?.code ?? '';
    const sender = await rows(deps.database.read, 'exchangeSender').findOneBy({ code });
    if (!sender) throw new BadCall(`${name}: ${code} 未登记 · ${code} is not registered`);
    const signed = await checkPackage(deps, sender, body);
    const { kind } = await receivePackage(deps.database, signed, deps.clock.now());
    if (kind !== 'stored' && kind !== 'known') {
      throw new BadCall(
        `${name}: 与已收到的数据包不衔接（${kind}）· it does not follow on what was received (${kind})`,
      );
    }
    if (kind === 'stored') stored.set(code, (stored.get(code) ?? 0) + 1);
  }
  return stored;
}

async function importDocuments(deps: ApiDependencies, folder: string): Promise<number> {
  const lacking = (await rows(deps.database.read, 'exchangeDocument').find()).filter(({ storeId }) => storeId === null);
  let taken = 0;
  for (const row of lacking) {
    const file = path.join(folder, row.sha256);
    if (!existsSync(file)) continue;
    await takeWholeDocument(deps, row, file);
    taken += 1;
  }
  return taken;
}

async function main(ground: PlatformGround, [folder]: readonly string[]): Promise<number> {
  if (folder === undefined || !existsSync(path.join(folder, 'packages'))) throw new BadCall(usage);
  const deps: ApiDependencies = {
    ...ground,
    // nothing of the exchange asks for a case
    temporal: undefined as unknown as Client,
    documents: await openDocumentStore(ground.configuration.documents),
    // nor prints anything
    print: () => Promise.reject(new Error('nothing is printed here')),
    log: pino({ level: 'silent' }),
  };
  try {
    const stored = await importPackages(deps, path.join(folder, 'packages'));
    const documents = await importDocuments(deps, path.join(folder, 'documents'));
    for (const [code, count] of stored) say(`${code}：收到 ${count} 个数据包`, `${code}: ${count} packages`);
    say(`收到 ${documents} 份文件`, `${documents} documents`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = error.faults?.map(({ message }) => `${message.zh} · ${message.en}`) ?? [];
    throw new BadCall([`${error.text.zh} · ${error.text.en}`, ...faults].join('\n'));
  }
}

void runCommand((configuration) => onPlatform(configuration, (ground) => main(ground, process.argv.slice(2))));
