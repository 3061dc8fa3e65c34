import { In, type EntityManager } from 'typeorm';
import { rows } from './database';

/** An input of the environment that an operator has corrected while the platform runs. */
interface Correction {
  /** What the environment said: a correction of something else counts no longer. */
  readonly configured: string;
  readonly corrected: string;
}

/** What may be corrected: the address of the platform that is sent to, and the ids of registered templates. */
export type InputName = 'exchangeUrl' | `template:${string}`;

/** The input by which a template of a telephone channel is called in a language. */
export const templateInput = (channel: string, template: string, language: string): InputName =>
  `template:${channel}.${template}.${language}`;

const settingOf = (name: InputName): string => `input:${name}`;

/** Inputs as they count now: as corrected, unless the environment has been changed since. */
export async function currentInputs(
  manager: EntityManager,
  configured: ReadonlyMap<InputName, string>,
): Promise<Map<InputName, string>> {
  const found = await rows(manager, 'setting').findBy({ name: In([...configured.keys()].map(settingOf)) });
  const corrections = new Map(found.map(({ name, value }) => [name, value as Correction])); // written by correctInput only
  return new Map(
    [...configured].map(([name, value]) => {
      const correction = corrections.get(settingOf(name));
      return [name, correction?.configured === value ? correction.corrected : value];
    }),
  );
}

/** One input as it counts now. */
export async function currentInput(manager: EntityManager, name: InputName, configured: string): Promise<string> {
  return (await currentInputs(manager, new Map([[name, configured]]))).get(name) ?? configured;
}

/** From now on another value counts, until the environment says something new. */
export async function correctInput(tx: EntityManager, name: InputName, correction: Correction): Promise<void> {
  await rows(tx, 'setting').upsert({ name: settingOf(name), value: { ...correction } }, ['name']);
}
