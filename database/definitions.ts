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
    const published = rows(tx, 'definition');
    for (const [index, definition] of definitions.entries()) {
      const { process, version, jurisdiction } = definition;
      const id = hashOf(definition);
      if (await published.existsBy({ id })) continue;
      if (await published.existsBy({ process, version })) {
        throw new Error(
          `${process} ${version} is published with other content; a changed definition needs a new version`,
        );
      }
      // one millisecond apart, so that the last of a jurisdiction is the newest
      const publishedAt = new Date(Date.parse(now) + index).toISOString();
      await published.insert({ id, process, version, jurisdiction, json: definition, publishedAt });
    }
  });
}
