import type { DocumentStore } from '../../activities/ports/document-store';
import { inspectSealed, type InspectedBid } from '../../domain/sealing/open-sealed';

/** So many are remembered; each is a header and a signed statement. */
const mostRemembered = 2000;

const remembered = new WeakMap<DocumentStore, Map<string, Promise<InspectedBid>>>();

/**
 * What a sealed file shows to everybody. A content never changes, so that it is read once: when its upload is complete.
 * Handing it in then takes no longer than that of a small one, however large it is, also in the last second.
 * @throws SealingFault, ContentMissing
 */
export function inspectedOnce(documents: DocumentStore, id: string): Promise<InspectedBid> {
  const known = remembered.get(documents) ?? new Map<string, Promise<InspectedBid>>();
  remembered.set(documents, known);
  const before = known.get(id);
  if (before) return before;
  const reading = documents.read(id).then((content) => inspectSealed(content as AsyncIterable<Uint8Array>));
  known.set(id, reading);
  // what could not be read may be readable the next time
  reading.catch(() => known.delete(id));
  for (const oldest of known.keys()) {
    if (known.size <= mostRemembered) break;
    known.delete(oldest);
  }
  return reading;
}
