import { waitingDelivery } from '../../database/plan-deliveries';
import { rows } from '../../database/database';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

describe.each(testDatabases)('the metrics on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  it('tell of messages, of the exchange and of incidents', async () => {
    const read = async (name: string): Promise<number> => {
      const answer: Answer & { readonly text: string } = await api.stranger().get('/metrics').expect(200);
      const line = answer.text.split('\n').find((each) => each.startsWith(`${name} `));
      return Number(line?.slice(name.length + 1));
    };
    const waiting = 'deliveries{channel="sms",state="waiting"}';
    const names = [waiting, 'deliveries_oldest_seconds{channel="sms"}', 'channel_failing{channel="email"}'];
    const others = ['exchange_packages_waiting', 'exchange_oldest_seconds', 'case_incidents'];
    for (const name of [...names, ...others]) expect([name, await read(name)]).toEqual([name, 0]);

    const at = '2026-03-02T00:59:00.000Z';
    await test.database.write(async (tx) => {
      const delivery = waitingDelivery(
        { messageId: 'm', channel: 'sms', userId: 'u', kind: 'task', caseId: null, content: {}, createdAt: at },
        { notBefore: at, notAfter: null, inDigest: false },
      );
      await rows(tx, 'delivery').insert(delivery);
      const failing = { name: 'email', failingSince: at, failures: 1, error: 'no', pausedUntil: at };
      await rows(tx, 'channelState').insert(failing);
      await rows(tx, 'exchangePackage').insert({
        ...{ number: 1, cause: 'c', caseId: 'GC-1', madeAt: at, body: {}, previousHash: 'h', hash: 'h' },
        ...{ acknowledgedAt: null, acknowledgement: null },
      });
      await rows(tx, 'case').insert([caseRow('GC-1', { incidents: 2 }), caseRow('GC-2', { incidents: 1 })]);
    });
    expect(await read(waiting)).toBe(1);
    expect(await read('deliveries_oldest_seconds{channel="sms"}')).toBe(60);
    expect(await read('channel_failing{channel="email"}')).toBe(1);
    expect(await read('exchange_packages_waiting')).toBe(1);
    expect(await read('exchange_oldest_seconds')).toBe(60);
    expect(await read('case_incidents')).toBe(3);
  });
});
