import { In } from 'typeorm';
import { rows } from '../../database/database';
import type { DefinitionRow } from '../../database/rows';
import type { Process } from '../../definitions/language';
import { accessibleBy } from '../access/accessible-by';
import { filteredCases } from '../cases/case-list';
import type { DefinitionSummary } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

/** Open cases by definition, of those that the person may read: the same that the list of cases shows them. */
async function openCases(deps: ApiDependencies, me: SignedIn): Promise<Map<string, number>> {
  const counted = await (
    await filteredCases(deps, me, { state: 'open' })
  )
    .select('row.definitionId', 'id')
    .addSelect('COUNT(*)', 'count')
    .groupBy('row.definitionId')
    .getRawMany<{ id: string; count: string | number }>();
  return new Map(counted.map(({ id, count }) => [id, Number(count)]));
}

/** Who proposed and who confirmed each definition that was published in the console, by its id, for who may know it. */
async function publishers({ database: { read } }: ApiDependencies, { ability }: SignedIn) {
  const query = rows(read, 'proposal').createQueryBuilder('row').where({ kind: 'definition', state: 'confirmed' });
  const found = await accessibleBy(ability, 'read', 'Proposal', query).getMany();
  const ids = found.flatMap(({ proposedBy, decidedBy }) => [proposedBy, ...(decidedBy === null ? [] : [decidedBy])]);
  const people = ids.length > 0 ? await rows(read, 'user').findBy({ id: In(ids) }) : [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const refOf = (id: string) => ({ id, name: names.get(id) ?? id });
  return new Map(
    found.map(({ subject, proposedBy, decidedBy }) => [
      subject,
      { proposedBy: refOf(proposedBy), ...(decidedBy !== null && { confirmedBy: refOf(decidedBy) }) },
    ]),
  );
}

const isNewer = (one: DefinitionRow, other: DefinitionRow): boolean =>
  one.publishedAt === other.publishedAt ? one.version > other.version : one.publishedAt > other.publishedAt;

/** All published definitions; the newest of a process and jurisdiction is the one for new cases. */
export async function listDefinitions(deps: ApiDependencies, me: SignedIn): Promise<DefinitionSummary[]> {
  const all = await rows(deps.database.read, 'definition').find({ order: { process: 'ASC', publishedAt: 'DESC' } });
  const counts = await openCases(deps, me);
  const published = await publishers(deps, me);
  return all.map((row) => {
    const { id, process, version, jurisdiction, publishedAt } = row;
    const definition = row.json as Process;
    const current = !all.some(
      (other) => other.process === process && other.jurisdiction === jurisdiction && isNewer(other, row),
    );
    const mayStart = current && me.ability.can('create', 'Case') && definition.start.by.includes(me.membership.role);
    const openCases = counts.get(id) ?? 0;
    return {
      id,
      process,
      version,
      jurisdiction,
      title: definition.title,
      publishedAt,
      current,
      openCases,
      mayStart,
      ...published.get(id),
    };
  });
}
