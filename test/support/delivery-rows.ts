import { insertRow, type Database } from '../../database/database';
import { waitingDelivery } from '../../database/plan-deliveries';
import type { DeliveryRow } from '../../database/rows';

const outcomes: readonly Partial<DeliveryRow>[] = [
  {},
  { notBefore: '2026-03-03T00:00:00.000Z', channel: 'sms', kind: 'reminder' },
  { state: 'sent', attempts: 1 },
  { state: 'delivered', attempts: 1, channel: 'sms' },
  { state: 'kept', attempts: 1, channel: 'voice' },
  { state: 'failed', attempts: 3, why: 'refused', error: '550 5.1.1 <***>: no such user' },
  { state: 'givenUp', why: 'byOperator', decidedBy: 'operator', reason: '此人已离职，无需通知' },
];

/** Puts a delivery of every outcome, a kept message and a channel that is out of order before operators. */
export async function makeDeliveries(database: Database, now: string): Promise<void> {
  await database.write(async (tx) => {
    for (const [index, changes] of outcomes.entries()) {
      const planned = { messageId: `m${index}`, channel: 'email', userId: 'centre', kind: 'act', content: {} } as const;
      const row = waitingDelivery(
        { ...planned, caseId: 'GC530100-2026-00001', createdAt: now },
        { notBefore: now, notAfter: null, inDigest: false },
      );
      await insertRow(tx, 'delivery', { ...row, ...changes });
    }
    await insertRow(tx, 'contact', { userId: 'centre', kind: 'email', address: 'centre@example.com', verifiedAt: now });
    await insertRow(tx, 'keptMessage', {
      id: 'k1',
      messageId: 'm4',
      channel: 'voice',
      address: '+8613800000001',
      language: 'zh',
      at: now,
      subject: 'task',
      body: 'what: 受理\nproject: 示例道路工程',
      times: 2,
    });
    await insertRow(tx, 'channelState', {
      name: 'sms',
      failingSince: now,
      failures: 3,
      error: 'connect ECONNREFUSED',
      pausedUntil: new Date().toISOString(),
    });
  });
}
