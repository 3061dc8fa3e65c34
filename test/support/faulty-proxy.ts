import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What may go wrong between a client and its server. */
export type Fault =
  /** The server says that it is busy. */
  | 'busy'
  /** The server says that this may not be done. */
  | 'denied'
  /** The connection breaks while the client is sending. */
  | 'cutRequest'
  /** The server does what it is asked, and the connection breaks before it can say so. */
  | 'lostAnswer'
  /** The connection breaks in the middle of the answer. */
  | 'cutAnswer'
  /** The answer ends in the middle as if it were whole, and nothing says how long it should be. */
  | 'shortAnswer'
  /** The answer begins late. */
  | 'slow';

/** A proxy that lets requests through, or makes faults. */
export interface FaultyProxy {
  readonly port: number;
  /** Decides for each request; `undefined` lets it through. The last plan counts. */
  plan(faultOf: (method: string, url: string) => Fault | undefined): void;
  /** How many bytes of requests have come in. */
  received(): number;
  close(): Promise<void>;
}

/** The chunks of a stream up to about its middle. */
async function* firstHalf(stream: IncomingMessage): AsyncGenerator<Buffer> {
  const half = Number(stream.headers['content-length'] ?? 0) / 2;
  let passed = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (passed + chunk.length >= half) {
      yield chunk.subarray(0, Math.ceil(half - passed));
      return;
    }
    passed += chunk.length;
    yield chunk;
  }
}

/** Starts a proxy in front of a server of this machine. */
export async function faultyProxy(target: number): Promise<FaultyProxy> {
  let faultOf: (method: string, url: string) => Fault | undefined = () => undefined;
  let received = 0;

  const answer = async (fault: Fault | undefined, from: IncomingMessage, to: ServerResponse): Promise<void> => {
    if (fault === 'lostAnswer') {
      from.resume();
      await once(from, 'end');
      to.destroy();
      return;
    }
    const isCut = fault === 'cutAnswer' || fault === 'shortAnswer';
    const { 'content-length': length, ...headers } = from.headers;
    to.writeHead(from.statusCode ?? 502, fault === 'shortAnswer' ? headers : from.headers);
    for await (const chunk of isCut && length !== undefined ? firstHalf(from) : from) to.write(chunk);
    if (fault === 'cutAnswer') to.destroy();
    else to.end();
  };

  const server = createServer((req, res) => {
    const fault = faultOf(req.method ?? '', req.url ?? '');
    const fail = () => res.destroy();
    req.on('data', (chunk: Buffer) => (received += chunk.length));
    if (fault === 'busy' || fault === 'denied') {
      const [status, code] = fault === 'busy' ? [503, 'SlowDown'] : [403, 'AccessDenied'];
      req.on('end', () => {
        res.writeHead(status, { 'content-type': 'application/xml' });
        res.end(`<Error><Code>${code}</Code><Message>No.</Message></Error>`);
      });
      return;
    }
    const { method, url, headers } = req;
    const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers, agent: false });
    onward.on('error', fail);
    onward.on('response', (from) => {
      void sleep(fault === 'slow' ? 1500 : 0)
        .then(() => answer(fault, from, res))
        .catch(fail);
    });
    if (fault !== 'cutRequest') {
      req.pipe(onward);
      return;
    }
    const half = Number(headers['content-length'] ?? 0) / 2;
    let passed = 0;
    req.on('data', (chunk: Buffer) => {
      passed += chunk.length;
      if (passed < half) return void onward.write(chunk);
      onward.destroy();
      req.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    plan: (next) => void (faultOf = next),
    received: () => received,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
