import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { isTemporalAway } from '../../api/outbox/temporal-away';
import { liveHistory } from '../../verification/run-history';

describe('the history of a case, of a Temporal that hangs', () => {
  const sockets: Socket[] = [];
  let silent: Server;
  beforeAll(async () => {
    silent = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('is not waited for longer than some seconds', async () => {
    const { port } = silent.address() as AddressInfo;
    const connection = Connection.lazy({ address: `127.0.0.1:${port}` });
    const failure: unknown = await liveHistory(new Client({ connection }), 'GC-1').catch((error: unknown) => error);
    expect(isTemporalAway(failure)).toBe(true);
    await connection.close();
  });
});
