import type { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { changeRows, insertRow, rows } from '../../database/database';
import type { TenderDraftRow } from '../../database/rows';
import { text } from '../../definitions/language';
import { draftFrom, type TenderDraft } from '../../domain/tender-document/tender-draft';
import { findDocuments } from '../cases/seal';
import { nameDocuments } from '../cases/name-documents';
import type { tenderBeginSchema, tenderDraftInputSchema, TenderSaved } from '../contract';
import { documentRef } from '../documents/document-ref';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { roomFaults } from './room-faults';
import { templatesFor } from './templates';
import { mustTakeDocument, openTenderRoom, type TenderRoomGround } from './tender-room';

/** Somebody else has saved since: what they wrote is not written over. */
const changedMeanwhile = (name: string) =>
  refuse.conflict(
    'TaskChanged',
    text(
      `${name}在您打开之后保存过这份招标文件，您的修改没有保存。请先载入最新内容，再修改。`,
      `${name} has saved this tender document since you opened it, and your changes were not saved. Load what is there now and change that.`,
    ),
  );

type Kept = Pick<TenderDraftRow, 'draft' | 'boq'>;

/**
 * Keeps the tender document of a project under the next revision, if it still is at the one that was seen.
 * @throws Refusal `TaskChanged` where somebody else saved meanwhile
 */
export async function keepDraft(
  deps: ApiDependencies,
  me: SignedIn,
  { opened: { row }, kept }: TenderRoomGround,
  seen: number,
  { draft, boq }: Kept,
  alongside: (tx: EntityManager) => Promise<void> = () => Promise.resolve(),
): Promise<TenderDraftRow> {
  const next: TenderDraftRow = {
    projectId: row.projectId,
    revision: seen + 1,
    draft,
    boq: [...boq],
    savedAt: deps.clock.now(),
    savedBy: me.user.id,
  };
  // bills are large, and most saves leave them alone
  const { boq: _, ...withoutBills } = next;
  const changed = kept?.boq === boq ? withoutBills : next;
  await deps.database.write(async (tx) => {
    await alongside(tx);
    const { projectId } = next;
    if (seen === 0 && !(await rows(tx, 'tenderDraft').existsBy({ projectId }))) {
      return insertRow(tx, 'tenderDraft', next);
    }
    if ((await changeRows(tx, 'tenderDraft', { projectId, revision: seen }, changed)) > 0) return undefined;
    const other = await rows(tx, 'tenderDraft').findOneBy({ projectId });
    if (!other) throw refuse.notFound();
    const saver = await rows(tx, 'user').findOneBy({ id: other.savedBy });
    throw changedMeanwhile(saver?.name ?? other.savedBy);
  });
  return next;
}

const savedView = async (
  deps: ApiDependencies,
  ground: TenderRoomGround,
  kept: TenderDraftRow,
): Promise<TenderSaved> => ({
  revision: kept.revision,
  savedAt: kept.savedAt,
  faults: (await roomFaults(deps, ground, kept)).faults,
  attachments: (await findDocuments(deps.database.read, kept.draft.attachments)).map(documentRef),
});

/** @throws Refusal `InvalidInput` for an attachment that is not there, or that another body or case has */
async function mustBeOurs(deps: ApiDependencies, me: SignedIn, ground: TenderRoomGround, draft: TenderDraft) {
  const before = ground.kept?.draft.attachments ?? [];
  const added = draft.attachments.filter((id) => !before.includes(id));
  const cases = ground.cases.map(({ id }) => id);
  const found = await findDocuments(deps.database.read, added);
  const ours = found.filter((one) => {
    return one.bodyId === me.membership.body.id && (one.caseId === null || cases.includes(one.caseId));
  });
  if (ours.length === new Set(added).size) return;
  throw refuse.invalidField(
    'attachments',
    'unknownDocument',
    text(
      '附件不存在，或不是您的单位上传的，请重新上传。',
      'An attachment is not there, or not from your body: upload it again.',
    ),
  );
}

/** Saves a draft. @throws Refusal `NotFound`, `ActionNotOpen`, `TaskChanged`, `InvalidInput` for an attachment */
export async function saveTenderDraft(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { revision, draft: sent }: z.output<typeof tenderDraftInputSchema>,
): Promise<TenderSaved> {
  const ground = await openTenderRoom(deps, me, caseId);
  mustTakeDocument(ground);
  const { kept } = ground;
  if (!kept) throw refuse.notFound();
  // whence it came is not for the writer to say
  const draft = { ...(sent as TenderDraft), kind: kept.draft.kind, template: kept.draft.template }; // checked by the schema, which has the same shape
  await mustBeOurs(deps, me, ground, draft);
  const next = await keepDraft(deps, me, ground, revision, { draft, boq: kept.boq }, (tx) =>
    nameDocuments(tx, caseId, draft.attachments),
  );
  return savedView(deps, ground, next);
}

/**
 * Begins a tender document with a template, or begins anew with another: bills and attachments stay.
 * @throws Refusal `NotFound` for a template that is not offered, `ActionNotOpen`, `TaskChanged`
 */
export async function beginTenderDraft(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { revision, template: id, version }: z.output<typeof tenderBeginSchema>,
): Promise<TenderSaved> {
  const ground = await openTenderRoom(deps, me, caseId);
  mustTakeDocument(ground);
  const templates = await templatesFor(deps.database.read, ground.opened.row.region);
  const template = templates.find((one) => one.id === id && one.version === version);
  if (!template) throw refuse.notFound();
  const { facts = {}, attachments = [] } = ground.kept?.draft ?? {};
  const draft = { ...draftFrom(template), facts, attachments };
  const next = await keepDraft(deps, me, ground, revision, { draft, boq: ground.kept?.boq ?? [] });
  return savedView(deps, ground, next);
}
