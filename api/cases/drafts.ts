import type { z } from 'zod';
import { findAction } from '../../definitions/language';
import { rows } from '../../database/database';
import { sha256 } from '../../domain/hash';
import type { draftSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openCase } from './case-access';

type Draft = z.input<typeof draftSchema>;

/** Where the drafts of projects that are not opened yet are kept; their action is the process. */
export const newCase = 'new';
/** A person keeps so many; the oldest make room. */
export const mostDrafts = 100;

/** The action of a draft: answers have one for each question, named after it. */
const actionIn = (draft: string): string => draft.split('-', 1)[0] ?? draft;

/** As many signs of a name as the database keeps. */
const longestName = 60;

/** Under which name a draft is kept: that of an answer ends with what it answers, and may be longer than is kept. */
const keptAs = (draft: string): string =>
  draft.length <= longestName ? draft : `${actionIn(draft).slice(0, 27)}-${sha256(draft).slice(0, 32)}`;

/** @throws Refusal `NotFound` where there is no such form, or the case is not visible */
async function mustHaveForm(deps: ApiDependencies, me: SignedIn, caseId: string, action: string): Promise<void> {
  const isThere =
    caseId === newCase
      ? await rows(deps.database.read, 'definition').existsBy({ process: action })
      : findAction((await openCase(deps, me, caseId)).definition, actionIn(action)) !== undefined;
  if (!isThere) throw refuse.notFound();
}

/** The person's draft of a form; an empty form where none was kept. */
export async function readDraft(deps: ApiDependencies, me: SignedIn, caseId: string, name: string): Promise<Draft> {
  const kept = { userId: me.user.id, caseId, action: keptAs(name) };
  const draft = await rows(deps.database.read, 'draft').findOneBy(kept);
  return draft ? { form: draft.form, savedAt: draft.savedAt } : { form: {} };
}

/** Keeps a draft of a form that exists, unchecked. @throws Refusal `NotFound` */
export async function saveDraft(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  name: string,
  form: Draft['form'],
): Promise<Draft> {
  await mustHaveForm(deps, me, caseId, name);
  const action = keptAs(name);
  const savedAt = deps.clock.now();
  const userId = me.user.id;
  await deps.database.write(async (tx) => {
    const drafts = rows(tx, 'draft');
    // TypeORM's partial type cannot express columns that hold any JSON
    await drafts.upsert({ userId, caseId, action, form, savedAt } as never, ['userId', 'caseId', 'action']);
    const kept = await drafts.find({
      where: { userId },
      select: { userId: true, caseId: true, action: true },
      order: { savedAt: 'DESC' },
    });
    for (const old of kept.slice(mostDrafts)) await drafts.delete({ userId, caseId: old.caseId, action: old.action });
  });
  return { form, savedAt };
}

/** Throws a draft away; harmless when there is none. */
export async function removeDraft(deps: ApiDependencies, me: SignedIn, caseId: string, name: string): Promise<void> {
  const kept = { userId: me.user.id, caseId, action: keptAs(name) };
  // a look costs less than a commit, and most forms were never kept
  if (await rows(deps.database.read, 'draft').existsBy(kept)) {
    await deps.database.write((tx) => rows(tx, 'draft').delete(kept));
  }
}
