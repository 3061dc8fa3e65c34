import type { Process } from '../../../definitions/language';
import { saveJson } from '../api/save-file';

/** Saves the data of a definition as a file, in the order in which it was written, to be changed and published anew. */
export const saveDefinition = (definition: Process): void =>
  saveJson(`${definition.process}-${definition.version}.json`, definition);
