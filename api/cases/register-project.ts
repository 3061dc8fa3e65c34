import { randomUUID } from 'node:crypto';
import type { Process } from '../../definitions/language';
import { insertRows, rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import { noteRequest } from '../../database/request';
import type { OutboxRow } from '../../database/rows';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { newCase } from './drafts';
import { insertCases, nextCode } from './insert-case';
import { refuseTooManyLots } from './opening-limit';
import { nameDocuments } from './name-documents';
import { refuseUnderWay } from './named-person';
import type { ProjectPlan } from './plan-project';
import { documentIds, findDocuments } from './seal';

/** A project that has been checked and may be registered. */
export interface NewProject {
  /** The idempotency key of the person who opens it. */
  readonly key: string;
  readonly definition: Process;
  readonly definitionId: string;
  readonly plan: ProjectPlan;
  readonly values: Readonly<Record<string, unknown>>;
  /** The case that it takes up again. */
  readonly retenderOf: string | undefined;
  /** What the key is used for. */
  readonly request: unknown;
  readonly now: string;
}

/** A project whose rows are written, and the workflows that are still to be begun. */
export interface RegisteredProject {
  readonly id: string;
  readonly toTell: readonly OutboxRow[];
}

/**
 * Writes the rows of a project and of all its lots in one transaction.
 * @throws Refusal `Conflict` when the body has too many lots in the first stage
 */
export function registerProject(deps: ApiDependencies, me: SignedIn, project: NewProject): Promise<RegisteredProject> {
  const { key, definition, plan, values, retenderOf, request, now } = project;
  const id = randomUUID();
  const lots =
    Array.isArray(values.lots) && values.lots.length > 0 ? (values.lots as Record<string, unknown>[]) : [undefined];
  const documents = documentIds(definition.start.form, values);
  return deps.database.write(async (tx) => {
    await rows(tx, 'project').insert({ id, title: plan.title, openedBy: me.user.id, key, createdAt: now });
    await noteRequest(tx, { kind: 'project', within: me.user.id, key }, request, now);
    await refuseTooManyLots(tx, me, definition, lots.length);
    await refuseUnderWay(tx, deps.database, definition, plan.parties);
    const code = await nextCode(tx, definition.prefix, plan.region, now);
    const caseIds = lots.map((_, index) => (lots.length > 1 ? `${code}-${String(index + 1).padStart(2, '0')}` : code));
    const cases = caseIds.map((caseId, index) => ({
      ...project,
      ...plan,
      id: caseId,
      projectId: id,
      lot: lots[index],
      index,
    }));
    await nameDocuments(tx, caseIds[0] ?? code, documents);
    await insertCases(tx, me, cases, await findDocuments(tx, documents));
    if (retenderOf !== undefined) {
      const links = caseIds.map((caseId) => ({ caseId, toCaseId: retenderOf, kind: 'retenderOf' }));
      await insertRows(tx, 'link', links);
    }
    await rows(tx, 'draft').delete({ userId: me.user.id, caseId: newCase, action: definition.process });
    return { id, toTell: await putInOutbox(tx, 'begin', caseIds) };
  });
}
