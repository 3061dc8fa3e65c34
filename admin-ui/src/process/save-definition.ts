import type { Process } from '../../../definitions/language';

/** Saves the data of a definition as a file, in the order in which it was written, to be changed and published anew. */
export function saveDefinition(definition: Process): void {
  const content = new Blob([`${JSON.stringify(definition, undefined, 2)}\n`], { type: 'application/json' });
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${definition.process}-${definition.version}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
