import { randomUUID } from 'node:crypto';
import { checkForm, type Process } from '../../definitions/language';
import { rows } from '../../database/database';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { beginWorkflow, untilOpened } from './begin-workflow';
import { openCase, readDefinition } from './case-access';
import { documentFaults } from './document-faults';
import { insertCase, nextCode } from './insert-case';
import { planProject } from './plan-project';
import { documentIds } from './seal';
import { startContext } from './start-context';

export interface StartInput {
  readonly process: string;
  readonly jurisdiction: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly retenderOf?: string | undefined;
}

export interface Started {
  readonly projectId: string;
  readonly cases: { readonly id: string; readonly code: string }[];
}

/** The newest published definition of a process in a jurisdiction. */
async function currentDefinition(
  deps: ApiDependencies,
  process: string,
  jurisdiction: string,
): Promise<{ id: string; definition: Process } | undefined> {
  const [row] = await rows(deps.database.read, 'definition').find({
    where: { process, jurisdiction },
    order: { publishedAt: 'DESC', version: 'DESC' },
    take: 1,
  });
  return row && { id: row.id, definition: await readDefinition(deps, row.id) };
}

/**
 * Opens a project: one case for each lot. The rows come first, then the workflows; what an interruption leaves between
 * the two is made good by `resumeOpenings`. The same key answers the same cases.
 * @throws Refusal with the code of the reason; nothing has been kept then, but with `Unavailable`
 */
export async function startCase(deps: ApiDependencies, me: SignedIn, input: StartInput): Promise<Started> {
  const known = await rows(deps.database.read, 'project').findOneBy({ openedBy: me.user.id, key: input.key });
  if (known) return finish(deps, known.id);
  const current = await currentDefinition(deps, input.process, input.jurisdiction);
  if (!current) throw refuse.notFound();
  const { definition } = current;
  if (!definition.start.by.includes(me.membership.role)) throw refuse.notAllowed();
  const now = deps.clock.now();
  const { faults, values } = checkForm(definition.start.form, input.form, startContext(definition, now));
  const form = { form: definition.start.form };
  if (faults.length > 0) throw refuse.invalid(faults);
  const plan = await planProject(deps, me, definition, values);
  const documents = await documentFaults(deps, me, undefined, form, values);
  if (documents.length > 0) throw refuse.invalid(documents);
  const before = input.retenderOf === undefined ? undefined : await restartable(deps, me, input.retenderOf);

  const projectId = randomUUID();
  await deps.database.write(async (tx) => {
    await rows(tx, 'project').insert({
      id: projectId,
      title: plan.title,
      openedBy: me.user.id,
      key: input.key,
      createdAt: now,
    });
    const lots =
      Array.isArray(values.lots) && values.lots.length > 0 ? (values.lots as Record<string, unknown>[]) : [undefined];
    const code = await nextCode(tx, definition.prefix, plan.region, now);
    for (const [index, lot] of lots.entries()) {
      const id = lots.length > 1 ? `${code}-${String(index + 1).padStart(2, '0')}` : code;
      await insertCase(tx, me, {
        ...plan,
        id,
        projectId,
        definition,
        definitionId: current.id,
        values,
        lot,
        index,
        key: input.key,
        now,
      });
      if (before) await rows(tx, 'link').insert({ caseId: id, toCaseId: before, kind: 'retenderOf' });
    }
    const ids = documentIds(form.form, values);
    for (const id of ids) await rows(tx, 'document').update({ id }, { caseId: lots.length > 1 ? `${code}-01` : code });
    await rows(tx, 'draft').delete({ userId: me.user.id, caseId: 'new', action: input.process });
  });
  return finish(deps, projectId);
}

async function restartable(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<string> {
  const { row, definition, mine } = await openCase(deps, me, caseId);
  if (!row.closing || !definition.closings[row.closing]?.mayRestart || mine.length === 0) {
    throw refuse.conflict('Conflict', {
      zh: '只有失败或终止的项目，才能由其招标人或代理机构重新招标。',
      en: 'Only a failed or terminated tender can be tendered again, by its tenderer or agency.',
    });
  }
  return row.id;
}

/** Begins those workflows of a project that have not begun. */
async function finish(deps: ApiDependencies, projectId: string): Promise<Started> {
  const cases = await rows(deps.database.read, 'case').find({ where: { projectId }, order: { id: 'ASC' } });
  for (const row of cases) if (row.seq === 0) await beginWorkflow(deps, row);
  for (const row of cases) await untilOpened(deps, row.id);
  return { projectId, cases: cases.map(({ id }) => ({ id, code: id })) };
}
