import type { EntityManager } from 'typeorm';
import type { Process } from '../definitions/language';
import { hashOf } from '../domain/hash';
import { rows, type Database } from './database';

/**
 * Publishes definitions that are not there yet, in their order. A published one never changes: its id is the hash of
 * its data.
 * @throws Error when a version is published already with other content
 */
export async function publishDefinitions(
  database: Database,
  definitions: readonly Process[],
  now: string,
): Promise<void> {
  await database.write(async (tx) => {
    for (const [index, definition] of definitions.entries()) {
      if (await rows(tx, 'definition').existsBy({ id: hashOf(definition) })) continue;
      const { process, version } = definition;
      // one millisecond apart, so that the last of a jurisdiction is the newest
      const publishedAt = new Date(Date.parse(now) + index).toISOString();
      if (await publishDefinition(tx, definition, publishedAt)) continue;
      throw new Error(
        `${process} ${version} is published with other content; a changed definition needs a new version`,
      );
    }
  });
}

/** Publishes a definition unless its version is taken. @returns whether it did */
export async function publishDefinition(tx: EntityManager, definition: Process, publishedAt: string): Promise<boolean> {
  const { process, version, jurisdiction } = definition;
  const published = rows(tx, 'definition');
  if (await published.existsBy({ process, version })) return false;
  await published.insert({ id: hashOf(definition), process, version, jurisdiction, json: definition, publishedAt });
  return true;
}

/** The newest published definition of a process in a jurisdiction: new cases run under it. */
export async function currentDefinitionId(
  manager: EntityManager,
  process: string,
  jurisdiction: string,
): Promise<string | undefined> {
  const [row] = await rows(manager, 'definition').find({
    where: { process, jurisdiction },
    select: { id: true },
    order: { publishedAt: 'DESC', version: 'DESC' },
    take: 1,
  });
  return row?.id;
}

const read = new Map<string, Process>();

/** The published definition of that id. It never changes, so it is read once. @throws EntityNotFoundError when there is none */
export async function definitionOf(manager: EntityManager, id: string): Promise<Process> {
  const known = read.get(id);
  if (known) return known;
  const row = await rows(manager, 'definition').findOneByOrFail({ id });
  const definition = row.json as Process;
  read.set(id, definition);
  return definition;
}
