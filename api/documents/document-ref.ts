import type { DocumentRow } from '../../database/rows';
import type { DocumentRef } from '../contract';

/** What everybody who may read a document is told of it. */
export const documentRef = ({ id, name, type, size, sha256, uploadedAt }: DocumentRow): DocumentRef => ({
  id,
  name,
  type,
  size,
  sha256,
  uploadedAt,
});
