import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import { folderStore } from '../../adapters/document-store/folder-store';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import type { Signer } from '../../activities/ports/signer';
import { caseParts } from '../../api/cases/parts';
import type { Proposed } from '../../api/contract';
import { createApi } from '../../api/server';
import { beginSession } from '../../api/session/sessions';
import { readConfiguration } from '../../configuration';
import { openDatabase, type Database } from '../../database/database';
import type { NewSender } from '../../exchange/register-sender';
import { makeWorld, people, type PersonName } from './world';

/** The platform of a province, which receives. It conducts no case of its own, so that it has no Temporal server. */
export interface Hub {
  readonly signer: Signer;
  /** The database while it runs. */
  database(): Database;
  port(): number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The contents in its store, by their names. */
  contents(): string[];
  /** Copies all that it has, while it is stopped. */
  backUp(): string;
  /** Puts an older copy in the place of all that it has, while it is stopped. */
  restore(copy: string): void;
  /** Registers a platform with two operators. */
  register(sender: NewSender): Promise<void>;
  /** Asks its API as one of the people, or as nobody. */
  ask<T>(as: PersonName | undefined, method: string, address: string, body?: object): Promise<T>;
  close(): Promise<void>;
}

/** Makes a province, stopped. Its world is that of `world.ts`. */
export function makeHub(): Hub {
  const home = mkdtempSync(path.join(tmpdir(), 'hub-'));
  const data = path.join(home, 'data');
  const signer = keyFileSigner(path.join(home, 'platform.pem'));
  const cookies = new Map<string, string>();
  let running: { server: Server; database: Database; port: number } | undefined;
  let copies = 0;
  const up = () => {
    if (!running) throw new Error('The hub is stopped');
    return running;
  };
  const hub: Hub = {
    signer,
    database: () => up().database,
    port: () => up().port,
    async start() {
      const database = await openDatabase({ kind: 'sqlite', file: path.join(data, 'platform.db') });
      await database.migrate();
      if (cookies.size === 0) {
        await makeWorld(database);
        for (const name of ['operator', 'operatorColleague', 'inspector', 'bidder1'] as const) {
          const { token } = await beginSession(database, people[name].login, 10_000);
          cookies.set(name, `session=${token}`);
        }
      }
      const deps = {
        configuration: readConfiguration({
          NODE_ENV: 'test',
          DATA_DIR: data,
          PLATFORM_CODE: '530000-yunnan',
          PLATFORM_NAME: '云南省公共资源交易平台',
        }),
        database,
        clock: { setting: { kind: 'real' as const }, now: () => new Date().toISOString() },
        // the routes under test never touch it
        temporal: undefined as unknown as Client,
        documents: await folderStore(path.join(data, 'documents')),
        signer,
        print: () => Promise.reject(new Error('nothing is printed here')),
        log: pino({ level: 'silent' }),
      };
      const server = createServer(createApi(deps, caseParts));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      running = { server, database, port: (server.address() as AddressInfo).port };
    },
    async stop() {
      const { server, database } = up();
      running = undefined;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
    contents() {
      const all = readdirSync(path.join(data, 'documents'), { recursive: true, withFileTypes: true });
      return all.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    backUp() {
      copies += 1;
      const copy = path.join(home, `copy-${copies}`);
      cpSync(data, copy, { recursive: true });
      return copy;
    },
    restore(copy) {
      rmSync(data, { recursive: true });
      cpSync(copy, data, { recursive: true });
    },
    async register(sender) {
      const { proposalId } = await hub.ask<Proposed>('operator', 'POST', '/exchange/senders', sender);
      await hub.ask('operatorColleague', 'POST', `/proposals/${proposalId}/confirm`);
    },
    async ask<T>(as: PersonName | undefined, method: string, address: string, body?: object): Promise<T> {
      const response = await fetch(`http://127.0.0.1:${up().port}/api${address}`, {
        method,
        headers: {
          ...(as && { cookie: cookies.get(as) ?? '' }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${response.status} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
    async close() {
      if (running) await hub.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
  return hub;
}
