import { z } from 'zod';
import { ExchangeRefused, type Exchange } from '../../activities/ports/exchange';
import type { ExpertExchange } from '../../activities/ports/expert-exchange';
import type { Signer } from '../../activities/ports/signer';
import {
  acknowledgementText,
  requestHeader,
  requestText,
  standingText,
  type Acknowledgement,
  type SignedPackage,
  type Standing,
} from '../../domain/exchange-package';
import { expertOrdersText, expertStandingText, type ExpertOrder } from '../../domain/expert-exchange';
import { sha256 } from '../../domain/hash';

/** The platform that is sent to, and who sends. */
export interface HttpExchangeSettings {
  readonly url: string;
  /** Public key of the receiver, base64. What it has not signed is not believed. */
  readonly key: string;
  /** Code of this platform. */
  readonly sender: string;
  readonly signer: Signer;
}

const answerWithin = 30_000;
const pieceWithin = 10 * 60_000;

const signatureSchema = z.object({ keyId: z.string(), algorithm: z.string(), value: z.string() });
const acknowledgementSchema = z.looseObject({
  receiver: z.string(),
  sender: z.string(),
  number: z.number(),
  hash: z.string(),
  receivedAt: z.string(),
  signature: signatureSchema,
});
const standingSchema = z.looseObject({
  receiver: z.looseObject({ code: z.string(), name: z.string() }),
  sender: z.string(),
  received: z.number(),
  head: z.string(),
  missing: z.array(z.object({ sha256: z.string(), size: z.number(), have: z.number() })),
  missingCount: z.number(),
  at: z.string(),
  signature: signatureSchema,
});
const packagesSchema = z.object({ items: z.array(z.custom<SignedPackage>((value) => typeof value === 'object')) });
const expertStandingSchema = z.object({
  receiver: z.string(),
  sender: z.string(),
  received: z.number(),
  head: z.string(),
  orders: z.number(),
  at: z.string(),
  signature: signatureSchema,
});
const orderSchema = z.custom<ExpertOrder>((value) => typeof value === 'object');
const ordersSchema = z.object({
  receiver: z.string(),
  sender: z.string(),
  orders: z.array(orderSchema),
  signature: signatureSchema,
});
const pieceSchema = z.object({ have: z.number() });
const problemSchema = z.object({
  code: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
  faults: z.array(z.object({ message: z.object({ zh: z.string(), en: z.string() }) })).optional(),
});

/** Refusals that pass by themselves: too many requests, a pause, a fault of the receiver. */
const passes = (status: number): boolean => status === 429 || status >= 500;

async function refusalOf(response: Response): Promise<Error> {
  const read = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (!read.success) {
    if (passes(response.status)) return new Error(`HTTP ${response.status}`);
    const said = { zh: `对方答复 HTTP ${response.status}`, en: `The receiver answered HTTP ${response.status}` };
    return new ExchangeRefused('Refused', said);
  }
  const { code, message, faults = [] } = read.data;
  if (passes(response.status)) return new Error(`${code}: ${message.zh} ${message.en}`);
  const all = [message, ...faults.slice(0, 3).map((fault) => fault.message)];
  return new ExchangeRefused(code, { zh: all.map(({ zh }) => zh).join(' '), en: all.map(({ en }) => en).join(' ') });
}

const otherReceiver = () =>
  new ExchangeRefused('WrongReceiver', {
    zh: '答复不是用 EXCHANGE_KEY 所示的密钥签名的。请核对接收平台的网址和公钥。',
    en: 'The answer is not signed with the key in EXCHANGE_KEY. Check address and public key of the receiving platform.',
  });

/** Sends over HTTP to another platform, which signs its answers. */
export function httpExchange({ url, key, sender, signer }: HttpExchangeSettings): Exchange & ExpertExchange {
  const ask = async <T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    schema: z.ZodType<T>,
    sent: {
      readonly body?: Buffer;
      readonly headers?: Readonly<Record<string, string>>;
      readonly within?: number;
    } = {},
  ): Promise<T> => {
    const { body, headers = {}, within = answerWithin } = sent;
    const sentAt = new Date().toISOString();
    const claim = { sender, method, path, sentAt, bodyHash: sha256(body ?? '') };
    const signature = await signer.sign(requestText(claim));
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { ...headers, [requestHeader]: [sender, signer.keyId, sentAt, signature].join(' ') },
      ...(body && { body: new Uint8Array(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(within),
    }).catch((error: unknown) => {
      // “fetch failed” says nothing; its cause does
      const { message, cause } = error as Error & { readonly cause?: { readonly message?: string } };
      throw new Error(cause?.message ?? message, { cause: error });
    });
    if (!response.ok) throw await refusalOf(response);
    return schema.parse(await response.json());
  };

  const believed = async (text: string, { value }: { readonly value: string }): Promise<void> => {
    if (!(await signer.isSignedBy(key, text, value))) throw otherReceiver();
  };

  return {
    async standing(): Promise<Standing> {
      const standing = await ask('GET', '/exchange/standing', standingSchema);
      await believed(standingText(standing), standing.signature);
      if (standing.sender !== sender) throw otherReceiver();
      return standing;
    },
    async send(pack): Promise<Acknowledgement> {
      const body = Buffer.from(JSON.stringify(pack));
      const headers = { 'content-type': 'application/json' };
      const said = await ask('POST', '/exchange/packages', acknowledgementSchema, { body, headers });
      await believed(acknowledgementText(said), said.signature);
      if (said.sender !== sender) throw otherReceiver();
      return said;
    },
    async sendPiece({ sha256: content, size }, start, piece) {
      const headers = {
        'content-type': 'application/octet-stream',
        'content-range': `bytes ${start}-${start + piece.length - 1}/${size}`,
      };
      const path = `/exchange/documents/${content}`;
      return (await ask('PUT', path, pieceSchema, { body: piece, headers, within: pieceWithin })).have;
    },
    async packagesAfter(number) {
      return (await ask('GET', `/exchange/packages?after=${number}`, packagesSchema)).items;
    },
    async expertStanding() {
      const standing = await ask('GET', '/exchange/experts/standing', expertStandingSchema);
      await believed(expertStandingText(standing), standing.signature);
      if (standing.sender !== sender) throw otherReceiver();
      return standing;
    },
    async sendExpert(record) {
      const body = Buffer.from(JSON.stringify(record));
      const headers = { 'content-type': 'application/json' };
      await ask('POST', '/exchange/experts', z.object({ number: z.number() }), { body, headers });
    },
    async expertOrdersAfter(number) {
      const said = await ask('GET', `/exchange/expert-orders?after=${number}`, ordersSchema);
      await believed(expertOrdersText(said), said.signature);
      if (said.sender !== sender) throw otherReceiver();
      return said.orders;
    },
  };
}
