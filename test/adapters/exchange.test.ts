import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExchangeRefused, type Exchange } from '../../activities/ports/exchange';
import type { Signer } from '../../activities/ports/signer';
import { correctedExchange } from '../../adapters/exchange/corrected-exchange';
import { folderExchange } from '../../adapters/exchange/folder-exchange';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import { correctInput } from '../../database/corrected-inputs';
import type { Database } from '../../database/database';
import { chainStart } from '../../domain/hash';
import type { ExchangePackage } from '../../domain/exchange-package';
import { testDatabases, type TestDatabase } from '../support/databases';
import { makeHub } from '../support/hub';
import { namedDocument, packedCity, signPackage } from '../support/packed-city';

const code = '530100-kunming';

interface Opened {
  readonly exchange: Exchange;
  close(): Promise<void>;
}

/** Over HTTP, to an address that was wrong and that an operator has corrected. */
async function overHttp(signer: Signer, database: Database): Promise<Opened> {
  const hub = makeHub();
  await hub.start();
  await hub.register({ code, name: '昆明市', region: '530100', publicKey: signer.publicKey });
  const url = `http://127.0.0.1:${hub.port()}`;
  const wrong = 'http://127.0.0.1:9';
  await database.write((tx) => correctInput(tx, 'exchangeUrl', { configured: wrong, corrected: url }));
  return {
    exchange: correctedExchange({ url: wrong, key: hub.signer.publicKey, sender: code, signer }, database),
    close: () => hub.close(),
  };
}

async function intoFolder(): Promise<Opened> {
  const folder = mkdtempSync(path.join(tmpdir(), 'exchange-'));
  return {
    exchange: await folderExchange({ folder, sender: code }),
    close: async () => rmSync(folder, { recursive: true }),
  };
}

describe.each([
  ['into a folder', intoFolder],
  ['over HTTP', overHttp],
] as const)('the exchange %s', (_name, open) => {
  const home = mkdtempSync(path.join(tmpdir(), 'city-'));
  const signer = keyFileSigner(path.join(home, 'platform.pem'));
  let test: TestDatabase;
  let opened: Opened;
  let exchange: Exchange;
  let packs: ExchangePackage[];
  const sha256 = createHash('sha256').update(namedDocument).digest('hex');
  const document = { sha256, size: namedDocument.length };

  beforeAll(async () => {
    const [[, openDatabase] = []] = testDatabases;
    if (!openDatabase) throw new Error('no database');
    test = await openDatabase();
    packs = await packedCity(test.database, code);
    opened = await open(signer, test.database);
    exchange = opened.exchange;
  });
  afterAll(async () => {
    await opened.close();
    await test.close();
    rmSync(home, { recursive: true });
  });

  const signed = (number: number) => signPackage(packs[number - 1] ?? (packs[0] as ExchangePackage), signer);
  const refusal = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => 'nothing',
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ExchangeRefused)) throw new Error(`It was not refused: ${String(error)}`);
    expect(error.said.zh).not.toBe(error.said.en);
    return error.code;
  };

  it('has nothing in the beginning', async () => {
    expect(await exchange.standing()).toMatchObject({ sender: code, received: 0, head: chainStart, missingCount: 0 });
    expect(await exchange.packagesAfter(0)).toEqual([]);
  });

  it('takes packages in their order, and each again', async () => {
    expect(await refusal(exchange.send(await signed(2)))).toBe('PackageGap');
    const first = await signed(1);
    expect(await exchange.send(first)).toMatchObject({ sender: code, number: 1, hash: first.hash });
    expect(await exchange.send(first)).toMatchObject({ number: 1, hash: first.hash });
    const second = await signed(2);
    await exchange.send(second);
    expect(await exchange.standing()).toMatchObject({ received: 2, head: second.hash });
  });

  it('refuses another package of a number that it has, and one that does not follow', async () => {
    const [, second, third] = packs;
    if (!second || !third) throw new Error('There are three packages');
    const later = '2026-03-03T01:00:00.000Z';
    expect(await refusal(exchange.send(await signPackage({ ...second, madeAt: later }, signer)))).toBe(
      'PackageConflict',
    );
    const stray = await signPackage({ ...third, previousHash: '1'.repeat(64) }, signer);
    expect(await refusal(exchange.send(stray))).toBe('PackageConflict');
    expect(await exchange.standing()).toMatchObject({ received: 2 });
  });

  it('takes a document piece by piece, from where it stopped, and only as it was announced', async () => {
    expect((await exchange.standing()).missing).toEqual([{ ...document, have: 0 }]);
    expect(await exchange.sendPiece(document, 0, namedDocument.subarray(0, 100))).toBe(100);
    // the same piece again, and one that leaves a gap: it says where to go on
    expect(await exchange.sendPiece(document, 0, namedDocument.subarray(0, 100))).toBe(100);
    expect(await exchange.sendPiece(document, 200, namedDocument.subarray(200))).toBe(100);
    expect((await exchange.standing()).missing).toEqual([{ ...document, have: 100 }]);
    const wrong = Buffer.alloc(namedDocument.length - 100, 'x');
    expect(await refusal(exchange.sendPiece(document, 100, wrong))).toBe('HashMismatch');
    expect((await exchange.standing()).missing).toEqual([{ ...document, have: 0 }]);
    expect(await exchange.sendPiece(document, 0, namedDocument.subarray(0, 150))).toBe(150);
    expect(await exchange.sendPiece(document, 150, namedDocument.subarray(150))).toBe(namedDocument.length);
    expect(await exchange.standing()).toMatchObject({ missing: [], missingCount: 0 });
    expect(await exchange.sendPiece(document, 0, namedDocument)).toBe(namedDocument.length);
  });

  it('gives the packages back, oldest first', async () => {
    await exchange.send(await signed(3));
    expect((await exchange.packagesAfter(0)).map((one) => one.package.number)).toEqual([1, 2, 3]);
    expect(await exchange.packagesAfter(2)).toEqual([await signed(3)]);
  });
});
