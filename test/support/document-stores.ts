import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareDocumentStore } from '../../adapters/document-store/open-document-store';
import { readConfiguration, type DocumentPlace } from '../../configuration';

/** A place for documents of its own for one test file; `close` removes it. */
export interface TestPlace {
  readonly place: DocumentPlace;
  /** What a deployment would set for it. */
  readonly env: Readonly<Record<string, string>>;
  /** How many files there are, read from the disk: contents, and whatever interrupted puts have left. */
  fileCount(): number;
  close(): Promise<void>;
}

const filesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length;

function folder(): Promise<TestPlace> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'documents-'));
  const { documents: place } = readConfiguration({ DATA_DIR: dataDir });
  return Promise.resolve({
    place,
    env: { DATA_DIR: dataDir },
    fileCount: () => filesIn(dataDir),
    close: () => Promise.resolve(rmSync(dataDir, { recursive: true, force: true })),
  });
}

/** The S3 server of this run; undefined where there is none, which `npm test` has said. */
export const s3Server = process.env['S3_TEST_URL'];

/** A bucket of its own on the S3 server of this run. */
export async function bucket(): Promise<TestPlace & { readonly url: string }> {
  if (s3Server === undefined) throw new Error('S3_TEST_URL is not set: start the tests with "npm test".');
  const name = `test-${randomBytes(6).toString('hex')}`;
  const url = `${s3Server}/${name}?tls=off`;
  const { documents: place } = readConfiguration({ STORAGE_URL: url });
  await prepareDocumentStore(place);
  const onDisk = path.join(process.env['S3_TEST_FOLDER'] ?? '', name);
  return {
    url,
    place,
    env: { STORAGE_URL: url },
    fileCount: () => filesIn(onDisk),
    close: () => Promise.resolve(rmSync(onDisk, { recursive: true, force: true })),
  };
}

/** The stores that every suite over contents runs on; S3 only where this run has a server. */
export const testPlaces: readonly (readonly [name: string, open: () => Promise<TestPlace>])[] = [
  ['a folder', folder],
  ...(s3Server === undefined ? [] : [['S3', bucket] as const]),
];
