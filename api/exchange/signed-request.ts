import type { Request } from 'express';
import { text } from '../../definitions/language/text';
import { rows } from '../../database/database';
import type { ExchangeSenderRow } from '../../database/rows';
import { mostClockSkewMs, requestHeader, requestText } from '../../domain/exchange-package';
import { sha256 } from '../../domain/hash';
import { refuseRest } from '../documents/incoming-content';
import type { ApiDependencies } from '../http/dependencies';
import { Refusal } from '../http/refusal';
import { receivingRefusal } from './receiving-refusal';
import { readBody } from './request-body';

/** The public key of that id which the sender may sign with now. */
export const keyOf = ({ keys }: ExchangeSenderRow, keyId: string): string | undefined =>
  keys.find((key) => key.keyId === keyId && key.revokedAt === undefined)?.publicKey;

/** A request that a registered platform has signed. */
export interface SignedRequest {
  readonly sender: ExchangeSenderRow;
  readonly body: Buffer;
}

/** Path and query from the exchange on: what is before it belongs to the address of the platform. */
const signedPath = (req: Request): string => req.originalUrl.slice(req.originalUrl.indexOf('/api/') + '/api'.length);

/**
 * Finds out which platform asks: the header names it, its key, the real time and the signature over the request. The
 * body is read only when the rest is in order.
 * @throws Refusal UnknownSender, BadSignature, ClockSkew, ExchangePaused, TooLarge
 */
export async function signedRequest(deps: ApiDependencies, req: Request, limit: number): Promise<SignedRequest> {
  try {
    const [code = '', keyId = '', sentAt = '', signature = ''] = (req.get(requestHeader) ?? '').split(' ');
    const sender = await rows(deps.database.read, 'exchangeSender').findOneBy({ code });
    if (!sender) throw new Refusal('UnknownSender');
    const apart = Math.abs(Date.now() - Date.parse(sentAt));
    if (!(apart <= mostClockSkewMs)) throw await clockSkew(deps, code, apart);
    const publicKey = keyOf(sender, keyId);
    if (publicKey === undefined) throw await receivingRefusal(deps, code, new Refusal('BadSignature'));
    const body = await readBody(req, limit);
    const claim = { sender: code, method: req.method, path: signedPath(req), sentAt, bodyHash: sha256(body) };
    if (!(await deps.signer.isSignedBy(publicKey, requestText(claim), signature))) {
      throw await receivingRefusal(deps, code, new Refusal('BadSignature'));
    }
    if (sender.paused) throw new Refusal('ExchangePaused');
    return { sender, body };
  } catch (error) {
    refuseRest(req);
    throw error;
  }
}

const clockSkew = (deps: ApiDependencies, code: string, apart: number): Promise<Refusal> => {
  const minutes = Number.isFinite(apart) ? Math.round(apart / 60_000) : undefined;
  const said =
    minutes === undefined
      ? text('请求没有时间。', 'The request has no time.')
      : text(
          `双方时钟相差 ${minutes} 分钟，超过 ${mostClockSkewMs / 60_000} 分钟。请校准时钟。`,
          `The clocks of the two platforms are ${minutes} minutes apart, more than ${mostClockSkewMs / 60_000}. Set them.`,
        );
  return receivingRefusal(deps, code, new Refusal('ClockSkew', said));
};
