import { documentRefSchema, uploadEndSchema, uploadPartSchema, uploadSchema } from '../api/contract';
import { byteReader } from '../domain/sealing/byte-reader';
import { sha256Of } from '../domain/sealing/sealed-file';
import type { Session } from './session';

/** A document on its way to the platform, in a stream: one part of it is in memory at a time. */
export interface OutgoingDocument {
  readonly name: string;
  readonly type: string;
  readonly caseId: string;
  /** Bytes. */
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What is no larger is sent at once. */
const mostAtOnce = 1024 * 1024;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const pause = 200;

/** Uploads a document and answers its id: a small one at once, a large one in the parts that the platform asks for. */
export async function uploadStream(session: Session, document: OutgoingDocument): Promise<string> {
  const { name, type, caseId, size, bytes } = document;
  const reader = byteReader(bytes);
  if (size <= mostAtOnce) {
    const path = `/api/documents?name=${encodeURIComponent(name)}&caseId=${caseId}`;
    return (await session.upload(path, await reader.exactly(size), type, documentRefSchema)).id;
  }
  const { id, partSize } = await session.post('/api/uploads', { name, size, caseId }, uploadSchema);
  for (let number = 1, left = size; left > 0; number += 1) {
    const part = await reader.exactly(Math.min(partSize, left));
    const headers = { 'content-type': 'application/octet-stream', 'x-content-sha256': await sha256Of(part) };
    await session.send('PUT', `/api/uploads/${id}/parts/${number}`, uploadPartSchema, part, headers);
    left -= part.length;
  }
  await reader.end();
  for (;;) {
    const { document: joined } = await session.post(`/api/uploads/${id}/completion`, {}, uploadEndSchema);
    if (joined) return joined.id;
    await sleep(pause);
  }
}
