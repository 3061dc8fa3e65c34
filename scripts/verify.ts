/**
 * `npm run verify -- CASE …` or `-- --all`: verifies cases against Temporal's history, or against their archive; with
 * `--audit` the chain of the audit, alone or after them. `--draw FILE` draws experts again from what was published, and
 * needs no platform.
 * Exit 0: all are intact; 1: some are not; 2: bad arguments, or no platform.
 */
import { Client, type Connection } from '@temporalio/client';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MoreThan } from 'typeorm';
import type { Signer } from '../activities/ports/signer';
import { isTemporalAway } from '../api/outbox/temporal-away';
import { openDocumentStore } from '../adapters/document-store/open-document-store';
import { keyFileSigner } from '../adapters/signature/key-file-signer';
import type { Configuration } from '../configuration';
import { openClock } from '../database/clock';
import { openDatabase, rows, type Database } from '../database/database';
import { readingCodec } from '../payloads/payload-encryption';
import { virtualTime } from '../domain/clock';
import { verifyAudit, type AuditTimes } from '../verification/verify-audit';
import { verifyDraws } from '../verification/verify-draw';
import { verifyCase, type Verdict, type VerificationGround } from '../verification/verify-case';
import { BadCall, runCommand } from './command/run-command';
import { connectTemporal, noTemporal } from './command/temporal-connection';

const usage = `用法 · Usage:
  npm run verify -- CASE [CASE …]
  npm run verify -- --all
  npm run verify -- --audit [--all]
  npm run verify -- --draw FILE
环境变量与平台相同 · With the environment of the platform: DATA_DIR, DATABASE_URL, TEMPORAL_ADDRESS, PAYLOAD_KEY …`;

/** A running platform seals its audit every hour; a day leaves room for one that was off. */
const sealWithinMs = 25 * 3_600_000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const sources = { temporal: 'Temporal', archive: '存档 archive' } as const;

/** What was found, for people. */
function tell({ caseId, events, from, waitsForArchive, findings }: Verdict): void {
  if (findings.length === 0) {
    const source = from.map((each) => sources[each]).join(' + ');
    const waiting = waitsForArchive ? '；尚未归档 · not archived yet' : '';
    print(`✓ ${caseId}  完好 · intact（${events} 个事件 · events${source ? `；${source}` : ''}${waiting}）`);
    return;
  }
  print(`✗ ${caseId}  不一致 · differs`);
  for (const { zh, en } of findings) print(`    ${zh}\n    ${en}`);
}

/** The ids of all cases, in their order. */
async function* allCases({ read }: Database): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const page = await rows(read, 'case').find({
      where: { id: MoreThan(after) },
      order: { id: 'ASC' },
      select: { id: true },
      take: 200,
    });
    for (const { id } of page) yield id;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function signerOf(configuration: Configuration): Signer {
  const keyFile = path.join(configuration.dataDir, 'keys', 'platform.pem');
  if (!existsSync(keyFile)) {
    throw new BadCall(`没有平台的签名密钥：${keyFile}\nThe signing key of the platform is missing: ${keyFile}`);
  }
  return keyFileSigner(keyFile);
}

async function groundOf(configuration: Configuration, database: Database, connection: Connection, signer: Signer) {
  const ground: VerificationGround = {
    database,
    // what is read here are raw histories: they are decoded one by one
    temporal: new Client({ connection, namespace: configuration.temporal.namespace }),
    codec: await readingCodec(configuration.payloadKeys, database),
    documents: await openDocumentStore(configuration.documents),
    signer,
  };
  return ground;
}

/** Verifies the audit. @returns whether it is intact */
async function auditIsIntact(database: Database, signer: Signer, times: AuditTimes): Promise<boolean> {
  const { rows: count, forgotten, seals, stand, findings } = await verifyAudit({ database, signer }, times);
  if (findings.length === 0) {
    print(
      `✓ 审计记录完好 · the audit is intact（${count} 条 · rows；${forgotten} 条已到期 · forgotten；${seals} 个签名 · seals）`,
    );
    print(`    止于第 ${stand.id} 条 · ends with row ${stand.id}: ${stand.hash}`);
    return true;
  }
  print('✗ 审计记录不一致 · the audit differs');
  for (const { zh, en } of findings) print(`    ${zh}\n    ${en}`);
  return false;
}

/** Verifies cases, and says how many are intact. @returns whether all are */
async function casesAreIntact(
  configuration: Configuration,
  database: Database,
  signer: Signer,
  ids: AsyncIterable<string> | Iterable<string>,
): Promise<boolean> {
  const { address } = configuration.temporal;
  const connection = await connectTemporal(address);
  try {
    const ground = await groundOf(configuration, database, connection, signer);
    let intact = 0;
    let wrong = 0;
    for await (const caseId of ids) {
      const verdict = await verifyCase(ground, caseId);
      if (!verdict) throw new BadCall(`没有案件 ${caseId}。\nThere is no case ${caseId}.`);
      tell(verdict);
      if (verdict.findings.length === 0) intact += 1;
      else wrong += 1;
    }
    print(`完好 · intact: ${intact}；不一致 · differing: ${wrong}`);
    return wrong === 0;
  } catch (error) {
    throw isTemporalAway(error) ? noTemporal(address, error) : error;
  } finally {
    await connection.close();
  }
}

/** Draws again from a file. @returns whether everything in it holds */
function drawsHold(file: string): boolean {
  let published: string;
  try {
    published = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadCall(`无法读取 ${file}。\n${file} cannot be read.`, { cause: error });
  }
  const draws = verifyDraws(published);
  for (const { name, people, findings } of draws) {
    const isGood = findings.length === 0;
    print(isGood ? `✓ ${name}  可复核 · holds（${people}）` : `✗ ${name}  不一致 · differs`);
    for (const { zh, en } of findings) print(`    ${zh}\n    ${en}`);
  }
  return draws.length > 0 && draws.every(({ findings }) => findings.length === 0);
}

async function verify(configuration: Configuration): Promise<number> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      audit: { type: 'boolean', default: false },
      draw: { type: 'string' },
    },
  });
  const { all, audit, draw } = values;
  const named = positionals.length > 0;
  if (draw !== undefined) {
    if (all || audit || named) throw new BadCall(usage);
    return drawsHold(draw) ? 0 : 1;
  }
  if ((all && named) || !(all || named || audit)) throw new BadCall(usage);
  const signer = signerOf(configuration);
  const database = await openDatabase(configuration.database);
  try {
    const cases = all ? allCases(database) : positionals;
    const good = all || named ? await casesAreIntact(configuration, database, signer, cases) : true;
    if (!audit) return good ? 0 : 1;
    const clock = await openClock(database, configuration.timeScale);
    const sealedBefore = new Date(virtualTime(clock.setting, Date.now() - sealWithinMs)).toISOString();
    return (await auditIsIntact(database, signer, { now: clock.now(), sealedBefore })) && good ? 0 : 1;
  } finally {
    await database.close();
  }
}

void runCommand(verify, usage);
