import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toBpmn } from '../definitions/language/bpmn';
import { describe } from '../definitions/language/describe';
import type { Process } from '../definitions/language/process';
import type { Language } from '../definitions/language/text';
import { builtInDefinitions, definitionsInForce, offeredDefinitions } from '../definitions/registry';

const languages: readonly Language[] = ['zh', 'en'];

/** Where the printed descriptions stand. */
export const folder = path.join(__dirname, '..', 'docs', 'processes');

/**
 * The printed description and the diagram of every definition that comes with the platform, by file name; of those that
 * are not in force by themselves also the data that the administration publishes.
 */
export async function describeProcesses(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const print = async (definition: Process, name: string) => {
    for (const language of languages) {
      files.set(`${name}.${language}.md`, describe(definition, language));
      files.set(`${name}.${language}.bpmn`, await toBpmn(definition, language));
    }
  };
  for (const definition of builtInDefinitions) await print(definition, nameOf(definition));
  const later = definitionsInForce.filter((definition) => !builtInDefinitions.includes(definition));
  for (const definition of later) await print(definition, versionName(definition));
  for (const definition of offeredDefinitions) {
    const name = versionName(definition);
    await print(definition, name);
    files.set(`${name}.json`, `${JSON.stringify(definition, undefined, 2)}\n`);
  }
  return files;
}

/** `open-tender-cn-2026-4` */
const versionName = (definition: Process): string => `${nameOf(definition)}-${definition.version}`;

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
