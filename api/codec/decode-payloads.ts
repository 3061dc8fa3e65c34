import type { Payload } from '@temporalio/common';
import { In } from 'typeorm';
import { z } from 'zod';
import { rows } from '../../database/database';
import type { CaseCipher } from '../../payloads/case-cipher';
import { decryptPayload } from '../../payloads/encrypted-payload';
import { recordSecretReads } from '../audit/record';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

const base64 = z.base64();

/** Payloads in the JSON of protocol buffers, as Temporal's pages and command line send them. */
export const payloadsSchema = z.object({
  payloads: z.array(z.object({ metadata: z.record(z.string(), base64).optional(), data: base64.optional() })).max(2000),
});
type JsonPayloads = z.output<typeof payloadsSchema>;
type JsonPayload = JsonPayloads['payloads'][number];

const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');
const textOf = (content: Uint8Array): string => Buffer.from(content).toString('base64');

const fromJson = ({ metadata = {}, data = '' }: JsonPayload): Payload => ({
  metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, bytes(value)])),
  data: bytes(data),
});

const toJson = ({ metadata, data }: Payload): JsonPayload => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, textOf(value)])),
  data: textOf(data ?? new Uint8Array()),
});

/** Who looked into which history is put on record, once an hour, before anything is shown. */
async function noteReading({ database, clock }: ApiDependencies, me: SignedIn, caseIds: readonly string[]) {
  if (caseIds.length === 0) return;
  const cases = await rows(database.read, 'case').find({
    where: { id: In([...caseIds]) },
    select: { id: true, region: true },
  });
  const regionOf = new Map(cases.map(({ id, region }) => [id, region]));
  const reads = caseIds.map((caseId) => ({ caseId, region: regionOf.get(caseId) ?? null, what: 'history' }));
  await recordSecretReads(database, me, clock.now(), reads);
}

/**
 * Decrypts payloads for somebody who may read histories. The case of each is part of what was encrypted, so whatever
 * the request says, the record of the reading is true. What cannot be decrypted comes back as it is.
 */
export async function decodePayloads(
  deps: ApiDependencies,
  cipher: CaseCipher,
  me: SignedIn,
  { payloads }: JsonPayloads,
): Promise<JsonPayloads> {
  const opened = payloads.map((payload) => {
    const found = decryptPayload(cipher, fromJson(payload));
    return typeof found === 'string' ? { payload } : { payload: toJson(found.payload), caseId: found.belonging.caseId };
  });
  await noteReading(deps, me, [...new Set(opened.flatMap(({ caseId }) => caseId || []))]);
  return { payloads: opened.map(({ payload }) => payload) };
}
