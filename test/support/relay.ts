import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A port in front of a server. While it is shut nothing listens there: for its clients the server is away. */
export interface Relay {
  /** host:port */
  readonly address: string;
  /** Breaks all connections and listens no more. */
  shut(): Promise<void>;
  /** Listens again, at the same port. Done again it changes nothing; nor does shutting. */
  open(): Promise<void>;
}

/** Opens a relay to a server at host:port. */
export async function openRelay(target: string): Promise<Relay> {
  const at = target.lastIndexOf(':');
  const sockets = new Set<Socket>();
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((incoming) => {
    const outgoing = connect(Number(target.slice(at + 1)), target.slice(0, at));
    hold(incoming).pipe(hold(outgoing)).pipe(incoming);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    async shut() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
    async open() {
      if (server.listening) return;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
