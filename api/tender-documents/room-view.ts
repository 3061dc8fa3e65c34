import { In } from 'typeorm';
import { rows } from '../../database/database';
import { evaluates } from '../../definitions/language';
import { differenceText } from '../../domain/tender-document/difference-text';
import { knownFacts } from '../../domain/tender-document/placeholders';
import { findDocuments } from '../cases/seal';
import type { TenderRoom } from '../contract';
import { documentRef } from '../documents/document-ref';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { billView } from './bills';
import { composedFor, packagesOfCase } from './composed';
import { caseFacts } from './known-facts';
import { roomFaults } from './room-faults';
import { templatesFor } from './templates';
import { openTenderRoom, type TenderRoomGround } from './tender-room';

/** The room in which a tender document is written. @throws Refusal `NotFound` for those who do not write it */
export async function tenderRoom(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<TenderRoom> {
  const ground = await openTenderRoom(deps, me, caseId);
  const { opened, kept, action } = ground;
  const { read } = deps.database;
  const { project, lots, known } = await caseFacts(deps, ground, kept?.draft.evaluation ?? {});
  const saver = kept && (await rows(read, 'user').findOneBy({ id: kept.savedBy }));
  const attachments = await findDocuments(read, kept?.draft.attachments ?? []);
  return {
    caseId,
    projectTitle: project.title,
    ...(action && {
      action: {
        name: action.name,
        title: action.action.title,
        does: action.does,
        evaluates: evaluates(action.action.form ?? {}),
      },
    }),
    revision: kept?.revision ?? 0,
    ...(kept && {
      savedAt: kept.savedAt,
      savedBy: { id: kept.savedBy, name: saver?.name ?? kept.savedBy },
      // a copy that may be changed is what the schema takes
      draft: structuredClone(kept.draft) as unknown as NonNullable<TenderRoom['draft']>,
    }),
    templates: (await templatesFor(read, opened.row.region)).map(({ id, version, title, source, kind }) => {
      return { id, version, title, source, kind };
    }),
    known: knownFacts.map(({ key, title }) => ({ key, title, ...(known[key] !== undefined && { value: known[key] }) })),
    lots: lots.map((lot) => ({ ...lot })),
    bills: (kept?.boq ?? []).map(billView),
    attachments: (kept?.draft.attachments ?? []).flatMap((id) => {
      const found = attachments.find((one) => one.id === id);
      return found ? [documentRef(found)] : [];
    }),
    faults: kept ? (await roomFaults(deps, ground, kept)).faults : [],
    packages: await packageViews(deps, ground),
  };
}

/** What was composed and is still there: what nobody handed in is forgotten after a day. */
async function packageViews(deps: ApiDependencies, ground: TenderRoomGround): Promise<TenderRoom['packages']> {
  const { row, definition } = ground.opened;
  const { read } = deps.database;
  const composed = await composedFor(deps, row.projectId);
  const given = await packagesOfCase(deps, row, definition);
  const found = await findDocuments(
    read,
    composed.flatMap((one) => [one.packageId, one.documentId]),
  );
  const people = await rows(read, 'user').findBy({ id: In(composed.map((one) => one.composedBy)) });
  return composed.flatMap((one): TenderRoom['packages'] => {
    const pack = found.find(({ id }) => id === one.packageId);
    const print = found.find(({ id }) => id === one.documentId);
    if (!pack || !print) return [];
    const act = given.find(({ packageId }) => packageId === one.packageId);
    const name = people.find(({ id }) => id === one.composedBy)?.name ?? one.composedBy;
    return [
      {
        version: one.version,
        sha256: one.sha256,
        revision: one.revision,
        composedAt: one.composedAt,
        composedBy: { id: one.composedBy, name },
        package: documentRef(pack),
        print: documentRef(print),
        ...(act && { givenAt: act.at }),
        differences: one.differences.map(differenceText),
      },
    ];
  });
}
