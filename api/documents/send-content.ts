import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import type { DocumentRow } from '../../database/rows';
import type { ApiDependencies } from '../http/dependencies';
import { isInline } from './document-kind';

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

/** The one range that is asked for; several, or none, give the whole. */
function rangeOf(req: Request, size: number, etag: string): Range | 'unsatisfiable' | undefined {
  const condition = req.get('if-range');
  if (condition !== undefined && condition !== etag) return undefined;
  const match = /^bytes=(\d*)-(\d*)$/.exec(req.get('range') ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (!match || (from === '' && to === '')) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

/** Sends the content of a document, whole or the range that is asked for. */
export async function sendContent(
  { documents }: ApiDependencies,
  { id, name, type, size, sha256 }: DocumentRow,
  asDownload: boolean,
  req: Request,
  res: Response,
): Promise<void> {
  const etag = `"${sha256}"`;
  res.setHeader('content-type', type === 'text/plain' ? 'text/plain; charset=utf-8' : type);
  res.setHeader('content-disposition', disposition(!asDownload && isInline(type) ? 'inline' : 'attachment', name));
  res.setHeader('content-security-policy', policyOf(type));
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('accept-ranges', 'bytes');
  res.setHeader('cache-control', 'private, no-cache');
  res.setHeader('etag', etag);
  if (req.get('if-none-match') === etag) return void res.status(304).end();
  const range = rangeOf(req, size, etag);
  if (range === 'unsatisfiable') return void res.status(416).setHeader('content-range', `bytes */${size}`).end();
  if (range) res.status(206).setHeader('content-range', `bytes ${range.start}-${range.end}/${size}`);
  res.setHeader('content-length', String(range ? range.end - range.start + 1 : size));
  if (req.method === 'HEAD') return void res.end();
  const content = await documents.read(id, range);
  res.flushHeaders();
  try {
    await pipeline(content, res);
  } catch (error) {
    // the reader went away
    if (!res.destroyed) throw error;
  }
}
