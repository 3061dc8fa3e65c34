import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Request } from 'express';
import { text } from '../../definitions/language/text';
import { rows } from '../../database/database';
import { noteChange } from '../../database/changes';
import type { ExchangeDocumentRow, ExchangePieceRow } from '../../database/exchange-rows';
import { largestPiece } from '../../domain/exchange-package';
import { headLength, typeOf } from '../../domain/document-kind';
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

async function headOf({ documents }: ApiDependencies, storeId: string, size: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await documents.read(storeId, { start: 0, end: Math.min(size, headLength) - 1 })) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

async function forgetPieces({ documents }: ApiDependencies, pieces: readonly ExchangePieceRow[]): Promise<void> {
  for (const { storeId } of pieces) await documents.remove(storeId);
}

/** Puts the pieces together and keeps the whole when its hash is right; else everything begins anew. */
async function complete(deps: ApiDependencies, row: ExchangeDocumentRow, last: Buffer): Promise<number> {
  const pieces = await piecesOf(deps, row);
  return takeWhole(deps, row, pieces, Readable.from(wholeOf(deps, pieces, last), { objectMode: false }));
}

/** Takes a document from a file that was carried here. @throws Refusal HashMismatch, UnsupportedType */
export async function takeWholeDocument(deps: ApiDependencies, row: ExchangeDocumentRow, file: string): Promise<void> {
  await takeWhole(deps, row, await piecesOf(deps, row), createReadStream(file));
}

async function takeWhole(
  deps: ApiDependencies,
  row: ExchangeDocumentRow,
  pieces: readonly ExchangePieceRow[],
  content: Readable,
): Promise<number> {
  const { database, documents, clock } = deps;
  const storeId = randomUUID();
  const stored = await documents.put(storeId, content, row.size);
  const isRight = stored.sha256 === row.sha256;
  const fits = isRight && typeOf(row.name, await headOf(deps, storeId, row.size)) === row.type;
  const now = clock.now();
  await database.write(async (tx) => {
    await rows(tx, 'exchangePiece').delete({ documentId: row.id });
    const reached = fits ? { have: row.size, storeId, completedAt: now } : { have: 0 };
    await rows(tx, 'exchangeDocument').update({ id: row.id }, reached);
    await noteChange(tx, now, 'exchange');
  });
  await forgetPieces(deps, pieces);
  if (fits) return row.size;
  await documents.remove(storeId);
  throw await receivingRefusal(deps, row.sender, new Refusal(isRight ? 'UnsupportedType' : 'HashMismatch'), row.number);
}

async function keep(deps: ApiDependencies, row: ExchangeDocumentRow, start: number, piece: Buffer): Promise<number> {
  const { database, documents } = deps;
  const storeId = randomUUID();
  await documents.put(storeId, Readable.from([piece], { objectMode: false }), piece.length);
  const have = await database.write(async (tx) => {
    await rows(tx, 'exchangeDocument').increment({ id: row.id }, 'have', 0);
    const now = await rows(tx, 'exchangeDocument').findOneByOrFail({ id: row.id });
    if (now.have !== start || now.storeId !== null) return now.have;
    await rows(tx, 'exchangePiece').insert({ storeId, documentId: row.id, start, size: piece.length });
    await rows(tx, 'exchangeDocument').update({ id: row.id }, { have: start + piece.length });
    return start + piece.length;
  });
  if (have !== start + piece.length) await documents.remove(storeId);
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
