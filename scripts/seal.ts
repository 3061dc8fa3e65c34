/**
 * `npm run seal -- COMMAND …`: seals, checks and opens bids without a network (docs/sealed-bids.md).
 * Exit 0: done; 1: a seal, key or share is not what it must be; 2: bad arguments or files.
 */
import { parseArgs } from 'node:util';
import { NoSealingTask } from '../definitions/language';
import { SealingFault } from '../domain/sealing/sealing-fault';
import { BadCall } from './seal/bad-call';
import { commands } from './seal/commands';
import { faultWords } from './seal/fault-words';

const usage = `用法 · Usage:
  npm run seal -- new-key KEY                                          生成投标密钥 · makes a bid key
  npm run seal -- test-key KEY                                         试用密钥 · tests it
  npm run seal -- seal BID --task TASK --form FORM --key KEY           封标 · seals a bid
  npm run seal -- check BID [--task TASK]                              检查 · checks a sealed bid
  npm run seal -- open BID FOLDER --task TASK --key KEY                解开自己的标书 · opens one’s own bid
  npm run seal -- share BID --key KEY                                  开标时交出的份额 · the share for the opening
  npm run seal -- new-keeper-key KEY                                   生成保管人密钥 · makes a keeper’s key
  npm run seal -- piece BID --key KEY                                  取出保管的份额 · takes a keeper’s piece out
  npm run seal -- restore BID PIECE …                                  恢复投标人份额 · restores a bidder’s share
口令从终端读入，或用 --passphrase-file FILE · The passphrase is typed, or read from --passphrase-file FILE`;

const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`);

async function main(): Promise<void> {
  const option = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { key: option, task: option, form: option, 'passphrase-file': option },
  });
  const [name = '', ...files] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new BadCall(usage);
  await command(files, values, say);
}

/** What went wrong, for people; undefined for what is our own fault. */
function wordsOf(error: unknown): string | undefined {
  if (error instanceof BadCall) return error.message;
  if (error instanceof NoSealingTask) return '--task 不是封标任务文件。\nThe file of --task is no sealing task.';
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return isUsage ? `${error.message}\n${usage}` : undefined;
}

main().catch((error: unknown) => {
  if (error instanceof SealingFault) {
    const { zh, en } = faultWords[error.code];
    process.stderr.write(`${zh}\n${en}${error.at === undefined ? '' : ` (${error.at})`}\n`);
    process.exitCode = 1;
    return;
  }
  process.stderr.write(`${wordsOf(error) ?? String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 2;
});
