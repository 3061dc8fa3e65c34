import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';

/** How a build packs its files, the smaller first: the encoding that browsers name, and what the file is called. */
const packings = [
  { encoding: 'br', extension: '.br' },
  { encoding: 'gzip', extension: '.gz' },
] as const;

const plainName = /^\/[\w.-]+$/;

/** The files of a folder for a year, each packed as the build has packed it where the browser takes that. */
export function packedFiles(folder: string): Router {
  const router = Router();
  router.use((req, res, next) => {
    res.vary('accept-encoding');
    const name = req.path;
    const found = packings.find(
      ({ encoding, extension }) =>
        plainName.test(name) && req.acceptsEncodings(encoding) && existsSync(path.join(folder, `${name}${extension}`)),
    );
    if (found) {
      res.type(path.extname(name));
      res.setHeader('content-encoding', found.encoding);
      req.url = `${name}${found.extension}`;
    }
    next();
  });
  router.use(express.static(folder, { immutable: true, maxAge: '1y', fallthrough: false }));
  return router;
}
