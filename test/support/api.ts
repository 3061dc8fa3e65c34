import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Client } from '@temporalio/client';
import { pino, type Logger } from 'pino';
import request from 'supertest';
import { openDocumentStore } from '../../adapters/document-store/open-document-store';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import { caseParts } from '../../api/cases/parts';
import type { ApiDependencies } from '../../api/http/dependencies';
import { createApi } from '../../api/server';
import { beginSession } from '../../api/session/sessions';
import { readConfiguration } from '../../configuration';
import { publishDefinitions } from '../../database/definitions';
import { seedDemo, seedRegions } from '../../database/seed/seed';
import { builtInDefinitions } from '../../definitions/registry';
import { caseCipher } from '../../payloads/case-cipher';
import type { TestDatabase } from './databases';
import { printHere } from './print-here';

type Agent = ReturnType<typeof request.agent>;

/** What supertest gives, without its `any`. */
export interface Answer {
  readonly body: unknown;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** The API over HTTP with the demo world, without Temporal: for routes that never touch it. */
export interface TestApi {
  readonly deps: ApiDependencies;
  readonly url: string;
  readonly port: number;
  /** A client without a session. */
  stranger(): Agent;
  /** A client that is signed in under a demo login. */
  as(login: string): Promise<Agent>;
  /** Lets the platform's clock show another instant. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

/** Starts the API over a database. */
export async function startApi(
  { database }: TestDatabase,
  env: Readonly<Record<string, string>> = {},
  { log = pino({ level: 'silent' }) }: { readonly log?: Logger } = {},
): Promise<TestApi> {
  const folder = mkdtempSync(path.join(tmpdir(), 'platform-api-'));
  let now = '2026-03-02T01:00:00.000Z';
  await seedRegions(database);
  await publishDefinitions(database, builtInDefinitions, now);
  await seedDemo(database, now);
  const configuration = readConfiguration({ NODE_ENV: 'test', DATA_DIR: folder, UPLOAD_LIMIT_MB: '1', ...env });
  const { payloadKeys } = configuration;
  const deps: ApiDependencies = {
    configuration,
    cipher: payloadKeys.length > 0 ? caseCipher(payloadKeys) : undefined,
    database,
    clock: { setting: { kind: 'real' }, now: () => now },
    // the routes under test never touch it
    temporal: undefined as unknown as Client,
    documents: await openDocumentStore(configuration.documents),
    signer: keyFileSigner(path.join(folder, 'platform.pem')),
    print: printHere(configuration.pdfFonts),
    log,
  };
  const server: Server = createServer(createApi(deps, caseParts));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    deps,
    url,
    port,
    stranger: () => request.agent(url),
    async as(login) {
      const { token } = await beginSession(database, `demo-${login}`, 1);
      const agent = request.agent(url);
      agent.set('cookie', `session=${token}`);
      return agent;
    },
    setNow: (instant) => void (now = instant),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
