import { hexToBytes } from '@noble/hashes/utils.js';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { IsNull } from 'typeorm';
import { announceContent, giveUpContent, keepContent } from '../database/announced-contents';
import type { Database } from '../database/database';
import { changeRows, rows } from '../database/database';
import type { DocumentRow, EntryRow, SealingOutcome, SealingRow } from '../database/rows';
import { checkForm, type Form, type FormContext } from '../definitions/language';
import { headLength, typeOf } from '../domain/document-kind';
import { seenName } from '../domain/document-name';
import { canonicalJson } from '../domain/canonical';
import { unpackBid, type PackedDocument } from '../domain/sealing/bid-package';
import { inspectSealed, openSealed } from '../domain/sealing/open-sealed';
import { sealedField } from '../domain/sealing/sealed-field';
import { SealingFault, type SealingFaultCode } from '../domain/sealing/sealing-fault';
import { ContentMissing, ContentTooLarge, type DocumentStore } from './ports/document-store';

/** What opening works with. */
export interface OpeningGround {
  readonly database: Database;
  readonly documents: DocumentStore;
  readonly largestDocument: number;
  readonly now: () => string;
}

/** A sealed entry, and what its content is checked against. */
export interface SealedEntry {
  readonly entry: EntryRow;
  readonly sealing: SealingRow;
  /** The share that whoever handed it in has given out; undefined when none came. */
  readonly share: string | undefined;
  readonly form: Form;
  readonly context: FormContext;
}

/** So many faults of a form are kept: whoever sealed it may have put in as many as they liked. */
const mostFaults = 20;

/** What is decrypted is not what the form asks for. */
class Unfit extends Error {
  override readonly name = 'Unfit';
}

/** It was whole and signed when it was handed in: where it is not any more, the platform has not kept it. */
const byPlatform: readonly SealingFaultCode[] = [
  'notSealed',
  'truncated',
  'tooLong',
  'signatureWrong',
  'otherBid',
  'platformShareWrong',
];

const notOpened = (error: unknown): SealingOutcome => {
  if (error instanceof ContentMissing) return { kind: 'unopened', why: 'contentMissing' };
  if (error instanceof Unfit || error instanceof ContentTooLarge) return { kind: 'revoked', why: error.message };
  if (!(error instanceof SealingFault)) throw error;
  const isPlatforms = byPlatform.includes(error.code) || (error.code === 'rootDiffers' && error.at !== 'package');
  return { kind: isPlatforms ? 'unopened' : 'revoked', why: error.message };
};

/** A document that was taken out of a package into the store, and is no row yet. */
type StoredDocument = Pick<DocumentRow, 'id' | 'name' | 'type' | 'size' | 'sha256'> & { readonly packed: string };

async function store(
  { database, documents, largestDocument }: OpeningGround,
  packed: PackedDocument,
  content: AsyncIterable<Uint8Array>,
): Promise<StoredDocument> {
  const id = randomUUID();
  const name = seenName(packed.name);
  const head: number[] = [];
  const watched = async function* () {
    for await (const piece of content) {
      if (head.length < headLength) head.push(...piece.subarray(0, headLength - head.length));
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    }
  };
  await database.write((tx) => announceContent(tx, id));
  const stored = await documents.put(id, Readable.from(watched(), { objectMode: false }), largestDocument);
  const type = typeOf(name, Uint8Array.from(head));
  if (type === undefined) throw new Unfit(`unsupportedType ${packed.id}`);
  return { id, name, type, packed: packed.id, ...stored };
}

/**
 * The form with the ids of the stored documents in place of those of the package.
 * @throws Unfit for one that is not there
 */
function withStored(form: Form, values: Record<string, unknown>, ids: ReadonlyMap<string, string>) {
  const stored = (id: unknown): string => {
    const found = ids.get(String(id));
    if (found === undefined) throw new Unfit(`unknownDocument ${String(id)}`);
    return found;
  };
  const named = (fields: Form, given: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        const field = fields[name];
        if (field?.type === 'document') return [name, Array.isArray(value) ? value.map(stored) : stored(value)];
        if (field?.type !== 'list' || !Array.isArray(value)) return [name, value];
        return [name, value.map((row) => named(field.of, row as Record<string, unknown>))]; // checked as a row
      }),
    );
  return named(form, values);
}

async function decrypt(
  ground: OpeningGround,
  { entry, sealing, share, form, context }: SealedEntry,
  kept: StoredDocument[],
) {
  if (share === undefined) throw new Unfit('noShare');
  const file = String(entry.form[sealedField]);
  const read = async () => (await ground.documents.read(file)) as AsyncIterable<Uint8Array>;
  const inspected = await inspectSealed(await read());
  if (canonicalJson(inspected.header) !== canonicalJson(sealing.header)) throw new SealingFault('otherBid', 'header');
  const shares = { bidder: hexToBytes(share), platform: hexToBytes(sealing.platformShare) };
  const { content, documents } = await unpackBid(openSealed(await read(), inspected, shares));
  for await (const document of documents) kept.push(await store(ground, document, document.read()));
  const { faults, values } = checkForm(form, content.form, context);
  if (faults.length > 0) {
    const named = faults.slice(0, mostFaults).map(({ path, rule }) => `${path} ${rule}`);
    throw new Unfit(named.join(', '));
  }
  return withStored(form, values, new Map(kept.map(({ packed, id }) => [packed, id])));
}

/**
 * Opens one sealed entry: verifies and decrypts it, checks what it says by the pinned form, and writes that down with
 * its documents in one transaction; or writes down why it could not be opened. Of two attempts at once the first counts
 * for both. Other failures are thrown, to be tried again: nothing of this attempt is kept then.
 */
export async function openSealedEntry(ground: OpeningGround, sealed: SealedEntry): Promise<SealingOutcome> {
  const { database, documents, now } = ground;
  const { entry, sealing } = sealed;
  const kept: StoredDocument[] = [];
  const dropAll = async () => {
    for (const { id } of kept) {
      await database.write((tx) => giveUpContent(tx, id));
      await documents.remove(id);
    }
  };
  let outcome: SealingOutcome;
  try {
    const form = await decrypt(ground, sealed, kept);
    const hashes = Object.fromEntries(kept.map(({ id, sha256 }) => [id, sha256]));
    outcome = { kind: 'opened', form, documents: hashes };
  } catch (error) {
    await dropAll();
    outcome = notOpened(error);
  }
  const at = now();
  const isFirst = await database.write(async (tx) => {
    const unopened = { id: sealing.id, openedAt: IsNull() };
    if ((await changeRows(tx, 'sealing', unopened, { opened: outcome, openedAt: at })) === 0) return false;
    if (outcome.kind !== 'opened') await rows(tx, 'entry').update({ id: entry.id }, { state: outcome.kind });
    else
      for (const { packed: _, ...document } of kept) {
        await keepContent(tx, document.id);
        const { caseId, userId: uploadedBy, bodyId } = entry;
        await rows(tx, 'document').insert({
          ...document,
          caseId,
          uploadedBy,
          bodyId,
          uploadedAt: at,
          unusedSince: null,
        });
      }
    return true;
  });
  if (isFirst) return outcome;
  // another attempt that was thought dead has opened it meanwhile: what that one wrote down is what counts
  await dropAll();
  const { opened } = await rows(database.read, 'sealing').findOneByOrFail({ id: sealing.id });
  if (!opened) throw new Error(`The sealing ${sealing.id} was opened and says nothing of it`);
  return opened;
}
