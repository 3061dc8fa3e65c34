import type { Request } from 'express';
import { text } from '../../definitions/language/text';
import { refuseRest } from '../documents/incoming-content';
import { Refusal } from '../http/refusal';

const tooLarge = (limit: number): Refusal => {
  const mb = Math.floor(limit / 1024 / 1024);
  return new Refusal('TooLarge', text(`内容超过 ${mb} MB 的上限。`, `The content is larger than ${mb} MB.`));
};

/** Reads a raw body, and no more of it than allowed. @throws Refusal TooLarge */
export async function readBody(req: Request, limit: number): Promise<Buffer> {
  if (Number(req.get('content-length') ?? 0) > limit) {
    refuseRest(req);
    throw tooLarge(limit);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) {
      refuseRest(req);
      throw tooLarge(limit);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
