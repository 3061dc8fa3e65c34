import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Request } from 'express';
import { IsNull } from 'typeorm';
import { text } from '../../definitions/language/text';
import { rows } from '../../database/database';
import { noteChange } from '../../database/changes';
import { putInOutbox } from '../../database/outbox';
import type { ExchangeDocumentRow, ExchangePieceRow } from '../../database/rows';
import { largestPiece } from '../../domain/exchange-package';
import { headLength, typeOf } from '../../domain/document-kind';
import { putContent } from '../documents/put-content';
import { removeContents } from '../documents/remove-contents';
import type { ApiDependencies } from '../http/dependencies';
import { Refusal, refuse } from '../http/refusal';
import { receivingRefusal } from './receiving-refusal';
import { signedRequest } from './signed-request';

/** `bytes 0-4194303/9000000` */
function rangeOf(req: Request, length: number): { readonly start: number; readonly size: number } {
  const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(req.get('content-range') ?? '') ?? [];
  const start = Number(from);
  if (from === undefined || Number(to) - start + 1 !== length || length === 0) {
    throw refuse.invalidField(
      'content-range',
      'wrongPattern',
      text('须为 bytes 起-止/总长，且与内容长度一致', 'must be bytes START-END/SIZE and fit the length of the body'),
    );
  }
  return { start, size: Number(size) };
}

const piecesOf = ({ database }: ApiDependencies, { id }: ExchangeDocumentRow): Promise<ExchangePieceRow[]> =>
  rows(database.read, 'exchangePiece').find({ where: { documentId: id }, order: { start: 'ASC' } });

/** The whole content: the pieces that are there, and the last one. */
async function* wholeOf({ documents }: ApiDependencies, pieces: readonly ExchangePieceRow[], last: Buffer) {
  for (const { storeId } of pieces) yield* (await documents.read(storeId)) as AsyncIterable<Buffer>;
  yield last;
}

/** A content that tells its head while it passes. */
async function* tellingHead(content: AsyncIterable<Buffer>, head: Buffer[]) {
  let left = headLength;
  for await (const chunk of content) {
    if (left > 0) head.push(chunk.subarray(0, left));
    left -= chunk.length;
    yield chunk;
  }
}

/** Puts the pieces together and keeps the whole when its hash is right; else everything begins anew. */
async function complete(deps: ApiDependencies, row: ExchangeDocumentRow, last: Buffer): Promise<number> {
  return takeWhole(deps, row, wholeOf(deps, await piecesOf(deps, row), last));
}

/** Takes a document from a file that was carried here. @throws Refusal HashMismatch, UnsupportedType */
export async function takeWholeDocument(deps: ApiDependencies, row: ExchangeDocumentRow, file: string): Promise<void> {
  await takeWhole(deps, row, createReadStream(file));
}

async function takeWhole(
  deps: ApiDependencies,
  row: ExchangeDocumentRow,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  const now = deps.clock.now();
  const storeId = randomUUID();
  const head: Buffer[] = [];
  const passing = Readable.from(tellingHead(content, head), { objectMode: false });
  const { fault, forgotten } = await putContent(deps, storeId, passing, row.size, async (tx, { sha256 }) => {
    const fault = faultOf(row, sha256, Buffer.concat(head));
    const pieces = await rows(tx, 'exchangePiece').findBy({ documentId: row.id });
    await rows(tx, 'exchangePiece').delete({ documentId: row.id });
    const reached = fault ? { have: 0 } : { have: row.size, storeId, completedAt: now };
    const { affected } = await rows(tx, 'exchangeDocument').update({ id: row.id, storeId: IsNull() }, reached);
    await noteChange(tx, now, 'exchange');
    const isKept = !fault && affected === 1;
    const unwanted = [...pieces.map((piece) => piece.storeId), ...(isKept ? [] : [storeId])];
    return { fault, forgotten: await putInOutbox(tx, 'forgetContent', unwanted) };
  });
  await removeContents(deps, forgotten);
  if (fault) throw await receivingRefusal(deps, row.sender, new Refusal(fault), row.number);
  return row.size;
}

function faultOf(
  row: ExchangeDocumentRow,
  sha256: string,
  head: Buffer,
): 'HashMismatch' | 'UnsupportedType' | undefined {
  if (sha256 !== row.sha256) return 'HashMismatch';
  return typeOf(row.name, head) === row.type ? undefined : 'UnsupportedType';
}

async function keep(deps: ApiDependencies, row: ExchangeDocumentRow, start: number, piece: Buffer): Promise<number> {
  const storeId = randomUUID();
  const content = Readable.from([piece], { objectMode: false });
  const { have, forgotten } = await putContent(deps, storeId, content, piece.length, async (tx) => {
    // taken first, so that two of the same piece come one after the other
    await rows(tx, 'exchangeDocument').increment({ id: row.id }, 'have', 0);
    const now = await rows(tx, 'exchangeDocument').findOneByOrFail({ id: row.id });
    if (now.have !== start || now.storeId !== null) {
      return { have: now.have, forgotten: await putInOutbox(tx, 'forgetContent', [storeId]) };
    }
    await rows(tx, 'exchangePiece').insert({ storeId, documentId: row.id, start, size: piece.length });
    await rows(tx, 'exchangeDocument').update({ id: row.id }, { have: start + piece.length });
    return { have: start + piece.length, forgotten: [] };
  });
  await removeContents(deps, forgotten);
  return have;
}

/**
 * Takes a piece of a document that a package of the sender names. A piece that does not go on where the last one ended
 * changes nothing; the answer says from where to go on.
 * @throws Refusal NotFound for a document that no package names, HashMismatch and UnsupportedType once it is whole
 */
export async function receivePiece(deps: ApiDependencies, req: Request, sha256: string): Promise<{ have: number }> {
  const { sender, body } = await signedRequest(deps, req, largestPiece);
  const row = await rows(deps.database.read, 'exchangeDocument').findOneBy({ sender: sender.code, sha256 });
  const { start, size } = rangeOf(req, body.length);
  if (!row) throw refuse.notFound();
  if (size !== row.size || start + body.length > size) {
    throw refuse.invalidField(
      'content-range',
      'otherSize',
      text(`文件大小应为 ${row.size}`, `The document has ${row.size} bytes`),
    );
  }
  if (row.storeId !== null || start !== row.have) return { have: row.have };
  return { have: start + body.length === size ? await complete(deps, row, body) : await keep(deps, row, start, body) };
}
