import { readFileSync } from 'node:fs';
import path from 'node:path';

const file = path.join(__dirname, '..', '..', 'docs', 'definition-language.md');

/** What those read who write a definition. */
export const definitionPage = (): string => readFileSync(file, 'utf8');

/** The definition that is printed there, as whoever copies it has it. */
export function printedDefinition(): string {
  const printed = /```json\n([\s\S]*?)```/.exec(definitionPage())?.[1];
  if (printed === undefined) throw new Error('No definition is printed there');
  return printed;
}
