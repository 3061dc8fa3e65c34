/**
 * `npm run bid-document -- COMMAND …`: prepares a bid from the package of a tender document, without a network
 * (docs/bid-documents.md). Exit 0: done, and complete; 1: something is missing or wrong; 2: bad arguments or files.
 */
import { parseArgs } from 'node:util';
import { commands, NotComplete } from './bid-document/commands';
import { BadCall } from './seal/bad-call';

const usage = `用法 · Usage:
  npm run bid-document -- begin FOLDER --tender PACKAGE --case CASE --bidder NAME   建立投标文件夹 · begins a bid
  npm run bid-document -- check FOLDER                                              检查是否齐全 · checks it
  npm run bid-document -- make FOLDER                                               生成 PDF 和数据文件 · makes PDF and data
  npm run bid-document -- read FILE --tender PACKAGE                                查看数据文件 · shows a bid document`;

const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`);

async function main(): Promise<void> {
  const option = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { tender: option, case: option, bidder: option },
  });
  const [name = '', ...files] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new BadCall(usage);
  await command(files, values, say);
}

main().catch((error: unknown) => {
  if (error instanceof NotComplete) {
    process.exitCode = 1;
    return;
  }
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const isOurs = !(error instanceof BadCall) && !isUsage;
  const said = isOurs ? String(error instanceof Error ? error.stack : error) : (error as Error).message;
  process.stderr.write(`${said}${isUsage ? `\n${usage}` : ''}\n`);
  process.exitCode = 2;
});
