import { In, Like } from 'typeorm';
import { rows } from '../../database/database';
import { readActs } from '../../database/given';
import { withOpened } from '../../database/opened-entries';
import type { CaseRow, DocumentRow, PartyRow } from '../../database/rows';
import {
  findAction,
  opennessOf,
  seesField,
  type CaseState,
  type Giver,
  type Openness,
  type Process,
  type Viewer,
} from '../../definitions/language';
import { mayRead } from '../access/may-read';
import { viewerOf } from '../access/viewer-of';
import { actorOf, record } from '../audit/record';
import { readDefinition } from '../cases/case-access';
import { isPersonalRole } from '../contract';
import { documentIds } from '../cases/seal';
import { seesPaper } from '../cases/visible-papers';
import { giverOf, giverOfEntry } from '../cases/visible-form';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isInTenderRoom } from '../tender-documents/document-in-room';

/** A place in the file of a case where a document is named. */
interface Mention {
  readonly action: string;
  readonly field: string;
  readonly giver: Giver;
}

const nobody: Openness = { entered: [], published: [] };

/** The body that uploaded reads its document; of an expert's document their employer's other people know nothing. */
async function isOwn({ database }: ApiDependencies, me: SignedIn, document: DocumentRow): Promise<boolean> {
  if (document.uploadedBy === me.user.id && document.bodyId === me.membership.body.id) return true;
  if (document.bodyId !== me.membership.body.id || isPersonalRole(me.membership.role)) return false;
  const { uploadedBy: userId, bodyId } = document;
  const there = await rows(database.read, 'membership').findBy({ userId, bodyId });
  return !there.some(({ role }) => isPersonalRole(role));
}

/** The cases whose acts may name a document of that case: itself and the other lots of its project. */
async function casesAround({ database }: ApiDependencies, caseId: string): Promise<CaseRow[]> {
  const cases = rows(database.read, 'case');
  const found = await cases.findBy([{ id: caseId }, { id: Like(`${caseId.replace(/[!%_\\]/g, '')}-%`) }]);
  if (found.length === 0) return [];
  return cases.findBy({ projectId: In([...new Set(found.map((row) => row.projectId))]) });
}

async function mentionsIn(
  { database }: ApiDependencies,
  row: CaseRow,
  parties: readonly PartyRow[],
  definition: Process,
  documentId: string,
): Promise<Mention[]> {
  const handedIn = await rows(database.read, 'entry').findBy({ caseId: row.id });
  const entries = await withOpened(database.read, handedIn);
  const partyOf = (id: string) => parties.find((one) => one.id === id);
  const given = [
    ...(await readActs(database.read, row.id)).map(({ action, form, actor, receivedAt }) => ({
      action,
      form,
      giver: giverOf(partyOf(actor.party), receivedAt),
    })),
    ...entries.map((entry) => ({
      action: entry.action,
      form: entry.form,
      giver: giverOfEntry(definition, partyOf(entry.partyId), entry),
    })),
  ];
  return given.flatMap(({ action, form, giver }) =>
    Object.entries(findAction(definition, action)?.form ?? {}).flatMap(([field, description]): Mention[] =>
      documentIds({ [field]: description }, form).includes(documentId) ? [{ action, field, giver }] : [],
    ),
  );
}

/** `secret` when the viewer reads it only because their role holds it while it is secret from others. */
function sightOf(
  definition: Process,
  mention: Mention,
  viewer: Viewer,
  openness: Openness,
): 'none' | 'open' | 'secret' {
  const { action, field, giver } = mention;
  const sees = (by: Viewer, at: Openness) => seesField(definition, action, field, giver, by, at);
  if (sees({ ...viewer, roles: [], holds: [] }, nobody)) return 'open';
  if (!sees(viewer, openness)) return 'none';
  const found = findAction(definition, action);
  const until = found?.form?.[field]?.secretUntil ?? found?.secretUntil;
  const stages = until === undefined ? [] : typeof until === 'string' ? [until] : until;
  return until === undefined || stages.some((stage) => openness.entered.includes(stage)) ? 'open' : 'secret';
}

async function sightIn(
  deps: ApiDependencies,
  me: SignedIn | undefined,
  row: CaseRow,
  documentId: string,
): Promise<'none' | 'open' | 'secret'> {
  const parties = await rows(deps.database.read, 'party').findBy({ caseId: row.id });
  const reads = me !== undefined && mayRead(me.ability, 'Case', row, parties);
  if (!reads && !row.isPublic) return 'none';
  const definition = await readDefinition(deps, row.definitionId);
  const openness = opennessOf(row.state as CaseState);
  const viewer = reads ? viewerOf(me, parties) : { roles: [] };
  const paper = await rows(deps.database.read, 'paper').findOneBy({ id: documentId, caseId: row.id });
  if (paper) {
    const acts = await readActs(deps.database.read, row.id);
    return seesPaper({ definition, viewer, openness, parties }, paper, acts) ? 'open' : 'none';
  }
  const mentions = await mentionsIn(deps, row, parties, definition, documentId);
  const sights = mentions.map((mention) => sightOf(definition, mention, viewer, openness));
  return sights.includes('open') ? 'open' : sights.includes('secret') ? 'secret' : 'none';
}

/**
 * The document, if this person (or the public) may read it: their body uploaded it, it belongs to a tender document that
 * they write, or it is named in an act or entry whose field they may see. A role that reads it while it is still secret from others leaves a record of that.
 */
export async function mayReadDocument(
  deps: ApiDependencies,
  me: SignedIn | undefined,
  documentId: string,
): Promise<DocumentRow | undefined> {
  const { database, clock } = deps;
  const document = await rows(database.read, 'document').findOneBy({ id: documentId });
  if (!document) return undefined;
  if (me && (await isOwn(deps, me, document))) return document;
  if (document.caseId === null) return undefined;
  for (const row of await casesAround(deps, document.caseId)) {
    if (row.seq === 0) continue;
    if (me && (await isInTenderRoom(deps, me, row, documentId))) return document;
    const sight = await sightIn(deps, me, row, documentId);
    if (sight === 'none') continue;
    if (sight === 'secret' && me) {
      const entry = {
        kind: 'secretRead',
        at: clock.now(),
        subject: documentId,
        content: { what: 'document' },
      } as const;
      await record(database, [{ ...actorOf(me), ...entry, caseId: row.id, region: row.region }]);
    }
    return document;
  }
  return undefined;
}
