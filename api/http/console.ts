import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';
import { consoleFolder } from './console-files';
import { packedFiles } from './packed-files';

/** The built console: hashed assets are kept for a year, every other address is the page of the console itself. */
export function consoleRouter(dist: string = consoleFolder): Router {
  const router = Router();
  const page = path.join(dist, 'index.html');
  router.use('/assets', packedFiles(path.join(dist, 'assets')));
  router.use(express.static(dist, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (req, res, next) => {
    if (!req.accepts('html') || !existsSync(page)) return next();
    res.setHeader('cache-control', 'no-cache');
    res.sendFile(page);
  });
  return router;
}
