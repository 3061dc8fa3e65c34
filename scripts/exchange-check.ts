/**
 * `npm run exchange-check`: compares counters and chain heads with the platform that this one sends to, and computes the
 * chains of those that send to it again. Exit 0: all agree; 1: not; 2: it could not be found out.
 */
import { openExchange } from '../adapters/exchange/open-exchange';
import { rows } from '../database/database';
import { reconcileReceiving, reconcileSending, type Reconciliation } from '../exchange/reconcile';
import { onPlatform, type PlatformGround } from './command/on-platform';
import { runCommand, say } from './command/run-command';

function tell(who: readonly [zh: string, en: string], { agrees, made, received, findings }: Reconciliation): void {
  const mark = agrees ? '✓' : '✗';
  say(`${mark} ${who[0]}：发出 ${made}，收到 ${received}`, `${mark} ${who[1]}: ${made} sent, ${received} received`);
  for (const { zh, en } of findings) say(`  · ${zh}`, `    ${en}`);
}

async function check({ configuration, database, signer }: PlatformGround): Promise<number> {
  const exchange = await openExchange(configuration, signer, database);
  const senders = await rows(database.read, 'exchangeSender').find({ order: { code: 'ASC' } });
  if (!exchange && senders.length === 0) {
    say('本平台不与其他平台交换数据。', 'This platform exchanges with no other.');
    return 0;
  }
  const results: Reconciliation[] = [];
  if (exchange) {
    const sending = await reconcileSending(database, exchange);
    tell([`发往 ${sending.with}`, `to ${sending.with}`], sending);
    results.push(sending);
  }
  for (const sender of senders) {
    const receiving = await reconcileReceiving(database, signer, sender);
    tell([`来自 ${sender.name}（${sender.code}）`, `from ${sender.code}`], receiving);
    results.push(receiving);
  }
  return results.every(({ agrees }) => agrees) ? 0 : 1;
}

void runCommand((configuration) => onPlatform(configuration, check));
