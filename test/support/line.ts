import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to requests on their way. */
export type Weather =
  | 'fair'
  /** Nothing gets through. */
  | 'down'
  /** The receiver gets it, its answer is lost. */
  | 'losesAnswers'
  /** Somebody changes what is sent. */
  | 'tampered';

/** A line between two platforms. */
export interface Line {
  readonly url: string;
  weather: Weather;
  /** Where it leads; nothing while the receiver is stopped. */
  target: number | undefined;
  /** Requests that reached the receiver, as `POST /api/exchange/packages 200`. */
  readonly passed: string[];
  /** Told of every request that reached the receiver, before its answer goes back. */
  onPassed: ((request: string) => void) | undefined;
  close(): Promise<void>;
}

const bodyOf = async (req: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Another digit in the middle: still JSON, and the same length. */
function tampered(body: Buffer): Buffer {
  const changed = Buffer.from(body);
  const at = changed.findLastIndex((byte) => byte >= 0x31 && byte <= 0x38);
  if (at >= 0) changed[at] = (changed[at] ?? 0) + 1;
  return changed;
}

/** Opens a line to no receiver yet. */
export async function openLine(): Promise<Line> {
  const pass = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const sent = await bodyOf(req);
    const { weather, target } = line;
    if (weather === 'down' || target === undefined) return void req.socket.destroy();
    const body = weather === 'tampered' ? tampered(sent) : sent;
    const { method, url, headers } = req;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port: target, method, path: url, headers }, resolve)
        .on('error', reject)
        .end(body);
    });
    const content = await bodyOf(answer);
    const seen = `${method ?? ''} ${url ?? ''} ${answer.statusCode ?? ''}`;
    line.passed.push(seen);
    line.onPassed?.(seen);
    if (weather === 'losesAnswers') return void req.socket.destroy();
    res.writeHead(answer.statusCode ?? 500, answer.headers).end(content);
  };
  const server = createServer((req, res) => {
    pass(req, res).catch(() => req.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line: Line = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    weather: 'fair',
    target: undefined,
    passed: [],
    onPassed: undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return line;
}
