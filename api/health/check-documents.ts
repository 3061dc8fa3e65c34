import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { announceContent } from '../../database/announced-contents';
import { text } from '../../definitions/language/text';
import { removeAnnounced } from '../documents/put-content';
import { bad, good, type Check } from './finding';

/**
 * Whether the document store takes a small content in and gives it back whole. The content is forgotten, by the sweep of
 * the outbox should this process die here.
 */
export const checkDocuments: Check = async (deps) => {
  const { database, documents, configuration } = deps;
  const id = `health-${randomUUID()}`;
  const content = Buffer.from(id);
  await database.write((tx) => announceContent(tx, id));
  const read: Buffer[] = [];
  try {
    await documents.put(id, Readable.from([content]), content.length);
    for await (const piece of await documents.read(id)) read.push(piece as Buffer);
  } finally {
    await removeAnnounced(deps, id);
  }
  const place = configuration.documents;
  const where = place.kind === 'folder' ? place.folder : `${place.endpoint} ${place.bucket}`;
  if (Buffer.concat(read).equals(content)) return good(text(`可写可读：${where}`, `Takes in and gives back: ${where}`));
  return bad(
    text(`取回的内容与存入的不同：${where}`, `What comes back is not what was put in: ${where}`),
    text('停止上传，检查存储。', 'Stop uploads and look at the store.'),
  );
};
