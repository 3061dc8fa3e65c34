import type { DocumentStore } from '../../activities/ports/document-store';
import type { DocumentPlace } from '../../configuration';
import { folderStore } from './folder-store';
import { checkBucket, createBucket } from './s3-check';
import { s3Client } from './s3-client';
import { s3Store } from './s3-store';

/**
 * Opens the store that is configured, after a trial of writing to it.
 * @throws StoreUnusable with the reason, when nothing can be written there
 */
export async function openDocumentStore(place: DocumentPlace): Promise<DocumentStore> {
  if (place.kind === 'folder') return folderStore(place.folder);
  const client = s3Client(place);
  const { refusesOverwriting } = await checkBucket(client, place);
  return s3Store(client, place, refusesOverwriting);
}

/** Makes the bucket where there is none yet, and tries the store. @throws StoreUnusable */
export async function prepareDocumentStore(place: DocumentPlace): Promise<void> {
  if (place.kind === 's3') await createBucket(s3Client(place), place);
  await openDocumentStore(place);
}
