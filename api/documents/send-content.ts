import type { Request, Response } from 'express';
import type { DocumentRow } from '../../database/rows';
import type { ApiDependencies } from '../http/dependencies';
import { isInline } from '../../domain/document-kind';
import { verifiedContent } from '../../contents/verified-content';

/** RFC 6266 with the name in UTF-8 (RFC 5987), and in ASCII for old programs. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** A content may run no script and load nothing. Chromium's reader of PDF does not start in a sandbox. */
const policyOf = (type: string): string => {
  const nothing = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";
  return type === 'application/pdf' ? `${nothing}; object-src 'self'` : `${nothing}; sandbox`;
};

type Range = { readonly start: number; readonly end: number };

/** The one range that is asked for (RFC 9110, section 14); several, none, or what is no range give the whole. */
function rangeOf(req: Request, size: number, etag: string): Range | 'unsatisfiable' | undefined {
  const condition = req.get('if-range');
  if (condition !== undefined && condition !== etag) return undefined;
  const match = /^bytes=(\d*)-(\d*)$/.exec(req.get('range') ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (!match || (from === '' && to === '')) return undefined;
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start >= size ? 'unsatisfiable' : { start, end };
}

/** Whether the reader has the content already: `If-None-Match` may list several, each of them strong or weak. */
const hasIt = (req: Request, etag: string): boolean =>
  (req.get('if-none-match') ?? '').split(',').some((each) => ['*', etag, `W/${etag}`].includes(each.trim()));

/** Waits until the reader takes more, or has gone. */
const takesMore = (res: Response): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.on('drain', done).on('close', done);
  });

/** A reader may go at any time; a content that breaks off breaks the answer off too. */
async function pass(content: AsyncIterable<Buffer>, res: Response): Promise<void> {
  try {
    for await (const chunk of content) {
      if (res.destroyed) return;
      if (!res.write(chunk)) await takesMore(res);
    }
  } catch (error) {
    res.destroy();
    throw error;
  }
  res.end();
}

/**
 * Sends the content of a document, whole or the range that is asked for. What the store no longer has as it was put in
 * is broken off before its end.
 * @throws ContentMissing, ContentDamaged, StoreUnavailable
 */
export async function sendContent(
  { documents }: ApiDependencies,
  { id, name, type, size, sha256 }: Pick<DocumentRow, 'id' | 'name' | 'type' | 'size' | 'sha256'>,
  asDownload: boolean,
  req: Request,
  res: Response,
): Promise<void> {
  const etag = `"${sha256}"`;
  if (hasIt(req, etag)) return void res.status(304).setHeader('etag', etag).end();
  const range = rangeOf(req, size, etag);
  if (range === 'unsatisfiable') return void res.status(416).setHeader('content-range', `bytes */${size}`).end();
  // opened first: what cannot be read is refused in words
  const content = req.method === 'HEAD' ? undefined : await documents.read(id, range);
  res.setHeader('content-type', type === 'text/plain' ? 'text/plain; charset=utf-8' : type);
  res.setHeader('content-disposition', disposition(!asDownload && isInline(type) ? 'inline' : 'attachment', name));
  res.setHeader('content-security-policy', policyOf(type));
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('accept-ranges', 'bytes');
  res.setHeader('cache-control', 'private, no-cache');
  res.setHeader('etag', etag);
  if (range) res.status(206).setHeader('content-range', `bytes ${range.start}-${range.end}/${size}`);
  res.setHeader('content-length', String(range ? range.end - range.start + 1 : size));
  if (!content) return void res.end();
  res.flushHeaders();
  await pass(verifiedContent(content, range ? { size: range.end - range.start + 1 } : { size, sha256 }), res);
}
