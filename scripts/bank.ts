/**
 * `npm run bank -- COMMAND …`: what happens at the counter of the embedded bank (docs/deposits.md). No money moves; a
 * platform that is connected to another bank has none. Exit 0: done; 2: it cannot be.
 */
import { parseArgs } from 'node:util';
import type { EmbeddedBank } from '../adapters/bank/embedded-bank';
import { openEmbeddedBank } from '../adapters/bank/open-bank';
import { rows } from '../database/database';
import { AmountError, formatAmount, parseAmount } from '../domain/amount';
import { onPlatform, type PlatformGround } from './command/on-platform';
import { BadCall, runCommand, say } from './command/run-command';

const usage = `用法 · Usage:
  npm run bank -- pay ACCOUNT YUAN [--name NAME] [--from ACCOUNT] [--at INSTANT]
                          向子账户转账；不写付款人的，按投标人登记的账户 · a transfer comes in; from the bidder itself unless told
  npm run bank -- close ACCOUNT        收款账户销户 · payments to that account are refused
  npm run bank -- outage on|off        银行停止服务 · the bank answers nothing
  npm run bank -- again                重复全部回调 · everything is reported once more
  npm run bank -- balance              余额 · what lies there`;

interface Options {
  readonly name?: string | undefined;
  readonly from?: string | undefined;
  readonly at?: string | undefined;
}

async function pay({ database }: PlatformGround, bank: EmbeddedBank, words: readonly string[], options: Options) {
  const [account = '', yuan = ''] = words;
  const known = await rows(database.read, 'depositAccount').findOneBy({ number: account });
  if (!known) throw new BadCall(`没有子账户 ${account}。\nThere is no sub-account ${account}.`);
  try {
    const { parts: fen } = parseAmount(yuan, 'CNY');
    bank.payIn({
      account,
      payer: { name: options.name ?? known.payerName, account: options.from ?? known.payerAccount },
      fen,
      ...(options.at !== undefined && { bookedAt: new Date(options.at).toISOString() }),
    });
  } catch (error) {
    if (!(error instanceof AmountError || error instanceof RangeError)) throw error;
    throw new BadCall(`金额或时间有误。\nThe amount or the instant is wrong: ${error.message}`);
  }
  say(`已向 ${account} 转入 ${yuan} 元。`, `${yuan} yuan were paid to ${account}.`);
}

async function atTheCounter(ground: PlatformGround): Promise<number> {
  const bank = openEmbeddedBank(ground.configuration, () => ground.clock.now());
  if (!bank) throw new BadCall('本平台没有内置银行。\nThis platform has no embedded bank.');
  const option = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { name: option, from: option, at: option },
  });
  const [command = '', ...words] = positionals;
  const [word = ''] = words;
  try {
    if (command === 'pay') await pay(ground, bank, words, values);
    else if (command === 'close' && word !== '') {
      bank.closeAccount(word);
      say(`向 ${word} 的付款将被拒绝。`, `Payments to ${word} are refused from now on.`);
    } else if (command === 'outage' && (word === 'on' || word === 'off')) {
      bank.setOutage(word === 'on');
      say(
        word === 'on' ? '银行停止服务。' : '银行恢复服务。',
        word === 'on' ? 'The bank is out.' : 'The bank is back.',
      );
    } else if (command === 'again') {
      bank.reportAgain();
      say('将重复全部回调。', 'Everything is reported once more.');
    } else if (command === 'balance') {
      const yuan = formatAmount({ parts: bank.balance(), unit: 'CNY' });
      say(`余额 ${yuan} 元。`, `The balance is ${yuan} yuan.`);
    } else throw new BadCall(usage);
    return 0;
  } finally {
    bank.close();
  }
}

void runCommand((configuration) => onPlatform(configuration, atTheCounter), usage);
