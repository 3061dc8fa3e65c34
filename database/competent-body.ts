import type { EntityManager } from 'typeorm';
import { regionsUpFrom } from '../domain/region-code';
import { rows } from './database';
import type { BodyRow } from './rows';

/**
 * The one body of that kind that is competent for a region, and for an industry where its duties are shared out by
 * industry: that of the region itself, or else of the nearest region above it. Two bodies of one region for the same
 * duty are a fault of the directory; the elder wins.
 */
export async function competentBody(
  manager: EntityManager,
  kind: string,
  region: string,
  industry: string | undefined,
): Promise<BodyRow | undefined> {
  const candidates = await rows(manager, 'body')
    .createQueryBuilder('body')
    .where('body.region IN (:...regions)', { regions: regionsUpFrom(region) })
    .andWhere('body.active = :active', { active: true })
    .orderBy('body.id', 'ASC')
    .getMany();
  const fitting = candidates.filter(
    (body) => body.kinds.includes(kind) && (industry === undefined || body.industries.includes(industry)),
  );
  for (const level of regionsUpFrom(region)) {
    const body = fitting.find((one) => one.region === level);
    if (body) return body;
  }
  return undefined;
}
