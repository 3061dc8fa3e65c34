import { randomUUID } from 'node:crypto';
import { checkForm, type Process } from '../../definitions/language';
import { rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import type { OutboxRow } from '../../database/rows';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { deliverAll } from '../outbox/deliver-all';
import { openCase, readDefinition } from './case-access';
import { documentFaults } from './document-faults';
import { insertCase, nextCode } from './insert-case';
import { planProject } from './plan-project';
import { documentIds } from './seal';
import { startContext } from './start-context';

/** Real milliseconds that Temporal has to take the beginning of one workflow. */
const patienceMs = 5000;
/** Real milliseconds until the openings of all lots should be readable. */
const openedWithinMs = 30_000;

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
 * the two is made good from the outbox. The same key answers the same cases.
 * @throws Refusal with the code of the reason; nothing has been kept then, but with `Unavailable`
 */
export async function startCase(deps: ApiDependencies, me: SignedIn, input: StartInput): Promise<Started> {
  const known = await rows(deps.database.read, 'project').findOneBy({ openedBy: me.user.id, key: input.key });
  if (known) return finish(deps, known.id, await askAgain(deps, known.id));
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
  const toTell = await deps.database.write(async (tx) => {
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
    const caseIds = lots.map((_, index) => (lots.length > 1 ? `${code}-${String(index + 1).padStart(2, '0')}` : code));
    for (const [index, id] of caseIds.entries()) {
      await insertCase(tx, me, {
        ...plan,
        id,
        projectId,
        definition,
        definitionId: current.id,
        values,
        lot: lots[index],
        index,
        key: input.key,
        now,
      });
      if (before) await rows(tx, 'link').insert({ caseId: id, toCaseId: before, kind: 'retenderOf' });
    }
    const ids = documentIds(form.form, values);
    for (const id of ids) await rows(tx, 'document').update({ id }, { caseId: lots.length > 1 ? `${code}-01` : code });
    await rows(tx, 'draft').delete({ userId: me.user.id, caseId: 'new', action: input.process });
    return putInOutbox(tx, 'begin', caseIds);
  });
  return finish(deps, projectId, toTell);
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

/** Asks once more for the workflows of a project that have not begun. */
async function askAgain(deps: ApiDependencies, projectId: string): Promise<OutboxRow[]> {
  const waiting = await rows(deps.database.read, 'case').find({ where: { projectId, seq: 0 }, select: { id: true } });
  if (waiting.length === 0) return [];
  const caseIds = waiting.map(({ id }) => id);
  return deps.database.write((tx) => putInOutbox(tx, 'begin', caseIds));
}

/** Begins the workflows of a project and answers when all of its lots can be read. */
async function finish(deps: ApiDependencies, projectId: string, toTell: readonly OutboxRow[]): Promise<Started> {
  const deliveries = await deliverAll(deps, toTell, patienceMs);
  if (deliveries.includes('away')) throw beingOpened();
  await untilOpened(deps, projectId);
  const cases = await rows(deps.database.read, 'case').find({
    where: { projectId },
    select: { id: true },
    order: { id: 'ASC' },
  });
  return { projectId, cases: cases.map(({ id }) => ({ id, code: id })) };
}

/**
 * Waits until the openings of all lots can be read.
 * @throws Refusal Unavailable when they cannot by then; they are registered nevertheless
 */
async function untilOpened(deps: ApiDependencies, projectId: string): Promise<void> {
  for (const end = Date.now() + openedWithinMs; Date.now() < end;) {
    if (!(await rows(deps.database.read, 'case').existsBy({ projectId, seq: 0 }))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw beingOpened();
}

const beingOpened = () =>
  refuse.conflict('Unavailable', {
    zh: '案件已登记，正在启动，请稍后在案件列表中查看。',
    en: 'The case is registered and being started; look for it in the list of cases in a moment.',
  });
