import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { text, type Text } from '../../definitions/language';
import { builtInTemplates } from '../../definitions/tender-documents/registry';
import { insertRow, rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { canonicalJson } from '../../domain/canonical';
import { draftFaults } from '../../domain/tender-document/draft-faults';
import { knownFacts } from '../../domain/tender-document/placeholders';
import { draftFrom, type TenderTemplate } from '../../domain/tender-document/tender-draft';
import { foundPage } from '../access/found-page';
import type { PageRequest } from '../access/keyset-page';
import type { Page, Proposed, TenderTemplateView, tenderTemplateSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { fieldFault, refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import { propose } from '../proposals/propose';
import { draftFaultText } from './fault-texts';
import { templatesFor } from './templates';

const templateIn = ({ content }: ProposalRow): TenderTemplate => content as TenderTemplate; // written by proposeTemplate alone

const titleOf = ({ title, version }: TenderTemplate): Text =>
  text(`发布招标文件模板“${title}”第 ${version} 版`, `Publish version ${version} of the template "${title}"`);

// a copy that may be changed is what the schema takes
const viewOf = (template: TenderTemplate) => structuredClone(template) as unknown as TenderTemplateView;

/** Where a template stands among the others: as among the platform's own. */
function placeOf({ id }: TenderTemplate): string {
  const own = builtInTemplates.findIndex((template) => template.id === id);
  return `${String(own < 0 ? builtInTemplates.length : own).padStart(4, '0')} ${id}`;
}

/** One page of the templates that cases of the centre's region begin with, in the order of the platform's own. */
export async function ownTemplates(
  { database: { read } }: ApiDependencies,
  me: SignedIn,
  asked: PageRequest,
): Promise<Page<TenderTemplateView>> {
  const templates = await templatesFor(read, me.membership.region);
  const { items, ...rest } = foundPage(templates, placeOf, asked);
  return { items: items.map(viewOf), ...rest };
}

/** A version of a template that a second person of the centre has to confirm. */
export const templateProposals: ProposalKind = {
  recordedAs: 'definition',

  title: (_manager, row) => titleOf(templateIn(row)),

  async view({ database: { read } }, row) {
    const before = (await templatesFor(read, row.region)).find(({ id }) => id === row.subject);
    return { tenderTemplate: { after: viewOf(templateIn(row)), ...(before && { before: viewOf(before) }) } };
  },

  async carryOut(tx, row, now) {
    const template = templateIn(row);
    const { id: templateId, version } = template;
    if (await rows(tx, 'tenderTemplate').existsBy({ templateId, version })) {
      throw refuse.conflict(
        'Conflict',
        text(
          '该模板已有同号的版本，请按最新版本重新提出。',
          'The template has a version of that number by now: propose it anew.',
        ),
      );
    }
    const { region } = row;
    await insertRow(tx, 'tenderTemplate', {
      id: randomUUID(),
      templateId,
      version,
      region,
      template,
      publishedAt: now,
    });
  },
};

/**
 * Proposes the next version of a template for the region of the centre.
 * @throws Refusal `NotAllowed`, `InvalidInput` with every place that is wrong, `Conflict` where one waits already
 */
export async function proposeTemplate(
  deps: ApiDependencies,
  me: SignedIn,
  given: z.output<typeof tenderTemplateSchema>,
): Promise<Proposed> {
  if (!me.ability.can('create', 'TenderTemplate')) throw refuse.notAllowed();
  const { region } = me.membership;
  const { read } = deps.database;
  const current = (await templatesFor(read, region)).find(({ id }) => id === given.id);
  if (!current) throw refuse.notFound();
  const versions = await rows(read, 'tenderTemplate').find({ where: { templateId: given.id } });
  const version = Math.max(current.version, ...versions.map((one) => one.version)) + 1;
  const content = { ...given, kind: current.kind, version } as TenderTemplate; // the schema has the same shape
  if (canonicalJson({ ...content, version: 0 }) === canonicalJson({ ...current, version: 0 })) {
    throw refuse.invalid([fieldFault('title', 'asItIs', text('没有任何改动。', 'Nothing was changed.'))]);
  }
  // a template leaves open what the case states and what the blanks ask for
  const stated = { ...draftFrom(content), facts: Object.fromEntries(content.blanks.map(({ key }) => [key, '…'])) };
  const known = Object.fromEntries(knownFacts.map(({ key }) => [key, '…']));
  const faults = draftFaults(stated, [], known).filter(({ rule }) => rule !== 'billUnpriced');
  if (faults.length > 0) throw refuse.invalid(faults.map((one) => fieldFault(one.path, one.rule, draftFaultText(one))));
  return deps.database.write(async (tx) => {
    const subject = given.id;
    if (await rows(tx, 'proposal').existsBy({ kind: 'tenderTemplate', subject, region, state: 'waiting' })) {
      throw refuse.conflict('Conflict', text('已在等待复核。', 'It waits for confirmation already.'));
    }
    const row = await propose(tx, deps, me, {
      kind: 'tenderTemplate',
      subject,
      region,
      content,
      title: titleOf(content),
    });
    return { proposalId: row.id, state: row.state };
  });
}
