import { LessThanOrEqual } from 'typeorm';
import { rows } from '../../database/database';
import type { ApiDependencies } from '../http/dependencies';
import { dropUpload } from './drop-upload';
import { realNow } from './lifetime';

const hourMs = 3_600_000;
/** No put takes longer than a day. */
const longestPutMs = 24 * hourMs;
const batch = 50;

/** Forgets uploads that have expired, and what interrupted puts have left in the store. */
export async function sweepUploads(deps: ApiDependencies): Promise<void> {
  const expired = { where: { expiresAt: LessThanOrEqual(realNow()) }, select: { id: true }, take: batch } as const;
  for (;;) {
    const uploads = await rows(deps.database.read, 'upload').find(expired);
    for (const { id } of uploads) await dropUpload(deps, id);
    if (uploads.length < batch) break;
  }
  await deps.documents.clearInterrupted(new Date(Date.now() - longestPutMs));
}
