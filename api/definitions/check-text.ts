import type { EntityManager } from 'typeorm';
import type { Process } from '../../definitions/language';
import { publicationFaults } from '../../definitions/publication';
import { rows } from '../../database/database';
import { currentDefinitionId } from '../../database/definitions';
import { hashOf } from '../../domain/hash';
import type { DefinitionCheck } from '../contract';
import { readDefinitionText } from './definition-text';

/** What the text says it is, as far as it can be read: a fault elsewhere does not hide it. */
function namesIn(data: unknown): Pick<DefinitionCheck, 'process' | 'version' | 'jurisdiction'> {
  if (typeof data !== 'object' || data === null) return {};
  const { process, version, jurisdiction } = data as Partial<Record<keyof Process, unknown>>;
  return {
    ...(typeof process === 'string' && { process }),
    ...(typeof version === 'string' && { version }),
    ...(typeof jurisdiction === 'string' && { jurisdiction }),
  };
}

const takenFault = (process: string, version: string): DefinitionCheck['faults'][number] => ({
  at: 'version',
  rule: 'versionTaken',
  message: {
    zh: `version：${process} 的版本 ${version} 已经发布，且发布后不能修改；请换一个版本号。`,
    en: `version: ${process} ${version} is published and never changes; give it another version.`,
  },
});

/** A text that was looked at; with the definition itself where nothing is wrong with it. */
export interface Checked {
  readonly check: DefinitionCheck;
  readonly definition?: Process;
}

/** Looks at the text of a definition as publishing it would: JSON, the rules of definitions, the code, the versions. */
export async function checkDefinitionText(manager: EntityManager, text: string): Promise<Checked> {
  const read = readDefinitionText(text);
  if ('fault' in read) return { check: { faults: [read.fault] } };
  const names = namesIn(read.data);
  const faults: DefinitionCheck['faults'] = publicationFaults(read.data).map(({ at, rule, message }) => ({
    at,
    rule,
    message: { ...message },
  }));
  if (faults.some(({ rule }) => rule === 'wrongShape')) return { check: { faults, ...names } };
  const definition = read.data as Process; // its shape was found right
  const { process, version, jurisdiction, title } = definition;
  if (await rows(manager, 'definition').existsBy({ process, version })) faults.push(takenFault(process, version));
  const follows = await currentDefinitionId(manager, process, jurisdiction);
  const check = { faults, ...names, title: { ...title }, id: hashOf(definition), ...(follows && { follows }) };
  return { check, ...(faults.length === 0 && { definition }) };
}
