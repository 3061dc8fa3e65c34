import type { EntityManager } from 'typeorm';
import { rows } from './database';
import type { BodyRow } from './rows';

const ancestors = (region: string): string[] => [
  ...new Set([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`]),
];

/**
 * The one body that is competent for a region, and for supervisors an industry: that of the region itself, or else of
 * the nearest region above it. Two bodies of one region for the same duty are a fault of the directory; the elder wins.
 */
export async function competentBody(
  manager: EntityManager,
  kind: string,
  region: string,
  industry?: string,
): Promise<BodyRow | undefined> {
  const candidates = await rows(manager, 'body')
    .createQueryBuilder('body')
    .where('body.region IN (:...regions)', { regions: ancestors(region) })
    .andWhere('body.active = :active', { active: true })
    .orderBy('body.id', 'ASC')
    .getMany();
  const fitting = candidates.filter(
    (body) => body.kinds.includes(kind) && (kind !== 'supervisor' || !industry || body.industries.includes(industry)),
  );
  for (const level of ancestors(region)) {
    const body = fitting.find((one) => one.region === level);
    if (body) return body;
  }
  return undefined;
}
