import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Request } from 'express';

const patience = 3000;

/** A raw body whose beginning has been looked at; `content` still is the whole of it. */
export interface IncomingContent {
  readonly head: Buffer;
  readonly content: Readable;
}

/** Reads the beginning of a raw body. The request itself is not destroyed when the rest is not wanted. */
export async function incomingContent(req: Request, headLength: number): Promise<IncomingContent> {
  const chunks = req.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer, undefined>;
  const first: Buffer[] = [];
  let length = 0;
  while (length < headLength) {
    const { done, value } = await chunks.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const whole = async function* () {
    yield* first;
    yield* chunks;
  };
  return { head: Buffer.concat(first).subarray(0, headLength), content: Readable.from(whole(), { objectMode: false }) };
}

/**
 * Lets the client read a refusal although it is still sending: the rest is thrown away for a moment, then the
 * connection is broken. Closing at once would reset it before the client has read the reason.
 */
export function refuseRest(req: Request): void {
  if (req.complete) return;
  // null once the connection is closed, whatever the type says
  const socket = req.socket as Socket | null;
  req.resume();
  setTimeout(() => {
    if (!req.complete) socket?.destroy();
  }, patience).unref();
}
