import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSigned } from '../../domain/message-signature';

/** A request as docs/notifications.md describes it. */
export interface GatewayRequest {
  readonly id: string;
  readonly channel: string;
  readonly to: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly language: string;
  readonly reportTo: string;
}

export type GatewayMood =
  'well' | 'unknownRecipient' | 'shutsDown' | 'overloaded' | 'hangs' | 'answerLost' | 'elsewhere';

/** A real HTTP gateway on this machine that speaks the documented protocol. */
export interface PhoneGatewayOnSocket {
  readonly url: string;
  /** Every request that was rightly signed. */
  readonly requests: GatewayRequest[];
  /** What it brings to telephones: each idempotency key once. */
  readonly rung: GatewayRequest[];
  mood: GatewayMood;
  close(): Promise<void>;
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const header = (req: IncomingMessage, name: string): string | undefined => {
  const value = req.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** Starts a gateway on a free port that knows the key. */
export async function startPhoneGateway(key: string): Promise<PhoneGatewayOnSocket> {
  const state: Pick<PhoneGatewayOnSocket, 'requests' | 'rung'> & { mood: GatewayMood } = {
    mood: 'well',
    requests: [],
    rung: [],
  };
  const known = new Set<string>();
  const server = createServer((req, res) => {
    const answer = (status: number, body: object, headers = {}) =>
      res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    void bodyOf(req).then((body) => {
      const timestamp = header(req, 'signature-timestamp');
      const signature = header(req, 'signature');
      if (!isSigned(key, { timestamp, signature, body }, Date.now() / 1000)) {
        return answer(401, { code: 'WrongSignature', message: 'the signature does not fit' });
      }
      const request = JSON.parse(body) as GatewayRequest;
      state.requests.push(request);
      if (state.mood === 'elsewhere') return answer(302, {}, { location: 'http://127.0.0.1:9/' });
      if (state.mood === 'shutsDown') return answer(503, { code: 'Maintenance', message: 'back in an hour' });
      if (state.mood === 'overloaded') return answer(429, { code: 'TooMany', message: 'slow down' });
      if (state.mood === 'hangs') return;
      if (state.mood === 'unknownRecipient') {
        return answer(422, { code: 'UnknownNumber', message: `${request.to} is not in service` });
      }
      const idempotencyKey = header(req, 'idempotency-key') ?? '';
      if (!known.has(idempotencyKey)) state.rung.push(request);
      known.add(idempotencyKey);
      if (state.mood === 'answerLost') return res.destroy();
      return answer(202, { id: `gateway-${idempotencyKey}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
