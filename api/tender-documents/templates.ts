import type { EntityManager } from 'typeorm';
import { builtInTemplates } from '../../definitions/tender-documents/registry';
import { rows } from '../../database/database';
import { regionPrefix } from '../../domain/region-code';
import type { TenderTemplate } from '../../domain/tender-document/tender-draft';

/**
 * The templates for cases of a region: of each the newest version of a centre whose remit covers it, or the one that
 * comes with the platform.
 */
export async function templatesFor(manager: EntityManager, region: string): Promise<readonly TenderTemplate[]> {
  const published = await rows(manager, 'tenderTemplate').find({ order: { version: 'ASC' } });
  const newest = new Map(builtInTemplates.map((template) => [template.id, template]));
  for (const row of published) {
    if (region.startsWith(regionPrefix(row.region))) newest.set(row.templateId, row.template);
  }
  return [...newest.values()];
}
