import { hashOf } from '../../domain/hash';
import type { Process } from './process';

/**
 * The id of a published definition: SHA-256 of its canonical JSON, so that any change gives another id.
 * @throws CanonicalError when the value is not plain data
 */
export function definitionId(definition: Process): string {
  return hashOf(definition);
}
