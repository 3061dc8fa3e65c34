import { findAction, seesAct, type Openness } from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { readActs } from '../../database/given';
import { withOpened } from '../../database/opened-entries';
import type { CaseDocument } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { openCase } from './case-access';
import { documentIds, findDocuments } from './seal';
import { visiblePapers } from './visible-papers';
import { giverOf, giverOfEntry, seesWho, visibleForm } from './visible-form';

/** The documents in the file of a case that the person may read, newest first. */
export async function listDocuments(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<CaseDocument[]> {
  const opened = await openCase(deps, me, caseId);
  const { definition, viewer, openness } = opened;
  const acts = await readActs(deps.database.read, caseId);
  const handedIn = await rows(deps.database.read, 'entry').findBy({ caseId });
  const entries = await withOpened(deps.database.read, handedIn);
  const partyOf = (id: string) => opened.parties.find((one) => one.id === id);
  const given = [
    ...acts.map(({ action, actor, receivedAt: at, form }) => ({
      action,
      giver: giverOf(partyOf(actor.party), at),
      at,
      form,
    })),
    ...entries.map((entry) => ({
      action: entry.action,
      giver: giverOfEntry(definition, partyOf(entry.partyId), entry),
      at: entry.receivedAt,
      form: entry.form,
    })),
  ];
  const papers = await visiblePapers(deps, opened, acts);
  const found: { id: string; action: string; field: string; at: string; bodyId: string | undefined }[] = [];
  for (const { action, giver, at, form } of given) {
    if (!seesAct(definition, action, giver, viewer, openness)) continue;
    const { values } = visibleForm(opened, action, giver, form);
    const bodyId = seesWho(opened, action, giver) ? giver.bodyId : undefined;
    for (const [field, description] of Object.entries(findAction(definition, action)?.form ?? {})) {
      const ids = documentIds({ [field]: description }, values);
      found.push(...ids.map((id) => ({ id, action, field, at, bodyId })));
    }
  }
  const documents = new Map(
    (
      await findDocuments(
        deps.database.read,
        found.map((one) => one.id),
      )
    ).map((row) => [row.id, row]),
  );
  const names = await bodyNames(
    deps.database.read,
    found.flatMap(({ bodyId }) => bodyId ?? []),
  );
  const ofForms = found.flatMap(({ id, action, field, at, bodyId }): CaseDocument[] => {
    const row = documents.get(id);
    if (!row) return [];
    const title = findAction(definition, action)?.form?.[field]?.title ?? { zh: field, en: field };
    const { name, type, size, sha256, uploadedAt } = row;
    const isPublic = isPublished(definition.notices, `${action}.${field}`, openness);
    const by = bodyId === undefined ? undefined : names.get(bodyId);
    const about = { action, field, title, givenAt: at, isPublic, ...(by !== undefined && { by }) };
    return [{ id, name, type, size, sha256, uploadedAt, ...about }];
  });
  return [...ofForms, ...papers].sort((a, b) => (a.givenAt < b.givenAt ? 1 : -1));
}

const isPublished = (
  notices: Readonly<Record<string, { readonly fields: readonly string[] }>>,
  path: string,
  openness: Openness,
): boolean => openness.published.some((kind) => notices[kind]?.fields.includes(path));
