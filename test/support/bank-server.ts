import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BankUnavailable } from '../../activities/ports/bank';
import type { EmbeddedBank } from '../../adapters/bank/embedded-bank';
import { bankHeaders, isSignedRequest } from '../../domain/bank-protocol';
import { readOrder, wordedTransfer } from '../../domain/bank-report';

/** How a bank behaves towards a platform that asks it. */
export type BankMood = 'well' | 'hangs' | 'answerLost' | 'babbles';

/** A bank behind HTTP that speaks the documented protocol; its books are those of the embedded one. */
export interface BankOnSocket {
  readonly url: string;
  mood: BankMood;
  /** What came in with a nonce that had been used, or without a right signature. */
  readonly refused: string[];
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

/** Starts a bank on a free port that knows the key. */
export async function startBank(books: EmbeddedBank, key: string): Promise<BankOnSocket> {
  const used = new Set<string>();
  const state: { mood: BankMood } = { mood: 'well' };
  const refused: string[] = [];

  const answerTo = async (asked: string, body: string): Promise<unknown> => {
    const [, account] = /^GET \/accounts\/([^/]+)\/transfers$/.exec(asked) ?? [];
    if (account !== undefined) return (await books.transfers(decodeURIComponent(account))).map(wordedTransfer);
    if (asked === 'GET /interest-rate') return { percentAYear: await books.interestRate() };
    if (asked === 'POST /payments') return books.pay(readOrder(JSON.parse(body)));
    const { id, holder } = JSON.parse(body) as { id: string; holder: string };
    return books.openAccount(id, holder);
  };

  const server: Server = createServer((req, res) => {
    void bodyOf(req).then(async (body) => {
      const asked = `${req.method ?? ''} ${req.url ?? ''}`;
      const nonce = header(req, bankHeaders.nonce) ?? '';
      const signed = { timestamp: header(req, bankHeaders.timestamp), signature: header(req, bankHeaders.signature) };
      const isRight = isSignedRequest(key, signed, { asked, nonce, body }, Math.floor(Date.now() / 1000));
      if (!isRight || used.has(nonce)) {
        refused.push(asked);
        res.writeHead(401).end('{}');
        return;
      }
      used.add(nonce);
      if (state.mood === 'hangs') return;
      try {
        const answer = JSON.stringify(await answerTo(asked, body));
        if (state.mood === 'answerLost') res.destroy();
        else res.writeHead(200, { 'content-type': 'application/json' }).end(state.mood === 'babbles' ? '[[' : answer);
      } catch (error) {
        res.writeHead(error instanceof BankUnavailable ? 503 : 500).end('{}');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get mood() {
      return state.mood;
    },
    set mood(mood) {
      state.mood = mood;
    },
    refused,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
