import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toBpmn } from '../definitions/language/bpmn';
import { describe } from '../definitions/language/describe';
import type { Process } from '../definitions/language/process';
import type { Language } from '../definitions/language/text';
import { builtInDefinitions } from '../definitions/registry';

const languages: readonly Language[] = ['zh', 'en'];

/** Where the printed descriptions stand. */
export const folder = path.join(__dirname, '..', 'docs', 'processes');

/** The printed description and the diagram of every definition that comes with the platform, by file name. */
export async function describeProcesses(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const definition of builtInDefinitions) {
    for (const language of languages) {
      const name = `${nameOf(definition)}.${language}`;
      files.set(`${name}.md`, describe(definition, language));
      files.set(`${name}.bpmn`, await toBpmn(definition, language));
    }
  }
  return files;
}

/** `open-tender-cn` */
function nameOf({ process, jurisdiction }: Process): string {
  const kebab = process.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `${kebab}-${jurisdiction.toLowerCase()}`;
}

async function main(): Promise<void> {
  const files = await describeProcesses();
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (!files.has(old)) rmSync(path.join(folder, old));
  for (const [name, content] of files) writeFileSync(path.join(folder, name), content);
}

if (require.main === module) void main();
