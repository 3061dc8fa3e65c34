import { checkForm, type Process } from '../../definitions/language';
import { rows } from '../../database/database';
import type { ProjectRow } from '../../database/rows';
import { putInOutbox } from '../../database/outbox';
import { currentCalendar } from '../../database/calendar';
import { isOtherRequest } from '../../database/request';
import { currentDefinitionId } from '../../database/definitions';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import { refuse } from '../http/refusal';
import { deliverAll } from '../outbox/deliver-all';
import { openCase, readDefinition } from './case-access';
import { documentFaults } from './document-faults';
import { planProject } from './plan-project';
import { registerProject, type NewProject, type RegisteredProject } from './register-project';
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

const requestOf = ({ key: _, ...content }: StartInput) => content;

/** The newest published definition of a process in a jurisdiction. */
async function currentDefinition(
  deps: ApiDependencies,
  process: string,
  jurisdiction: string,
): Promise<{ id: string; definition: Process } | undefined> {
  const id = await currentDefinitionId(deps.database.read, process, jurisdiction);
  return id === undefined ? undefined : { id, definition: await readDefinition(deps, id) };
}

/**
 * Opens a project: one case for each lot. The rows come first, then the workflows; what an interruption leaves between
 * the two is made good from the outbox. The same key answers the same cases.
 * @throws Refusal with the code of the reason; nothing has been kept then, but with `Unavailable`
 */
export async function startCase(deps: ApiDependencies, me: SignedIn, input: StartInput): Promise<Started> {
  const known = () => rows(deps.database.read, 'project').findOneBy({ openedBy: me.user.id, key: input.key });
  const again = async (earlier: ProjectRow) => {
    const key = { kind: 'project', within: me.user.id, key: input.key } as const;
    if (await isOtherRequest(deps.database.read, key, requestOf(input))) throw refuse.keyReused();
    return finish(deps, await unfinished(deps, earlier.id));
  };
  const earlier = await known();
  if (earlier) return again(earlier);
  const project = await checkedProject(deps, me, input);
  try {
    return await finish(deps, await registerProject(deps, me, project));
  } catch (error) {
    // the same key came in at the same moment
    const other = isDuplicate(error) ? await known() : null;
    if (!other) throw error;
    return again(other);
  }
}

/** @throws Refusal with the code of the reason */
async function checkedProject(deps: ApiDependencies, me: SignedIn, input: StartInput): Promise<NewProject> {
  const current = await currentDefinition(deps, input.process, input.jurisdiction);
  if (!current) throw refuse.notFound();
  const { id: definitionId, definition } = current;
  const { by, form } = definition.start;
  if (!by.includes(me.membership.role)) throw refuse.notAllowed();
  const now = deps.clock.now();
  const { faults, values } = checkForm(
    form,
    input.form,
    startContext(definition, await currentCalendar(deps.database.read), now),
  );
  if (faults.length > 0) throw refuse.invalid(faults);
  const plan = await planProject(deps, me, definition, values);
  const documents = await documentFaults(deps, me, undefined, { form }, values);
  if (documents.length > 0) throw refuse.invalid(documents);
  const retenderOf = input.retenderOf === undefined ? undefined : await restartable(deps, me, input.retenderOf);
  return { key: input.key, definition, definitionId, plan, values, retenderOf, request: requestOf(input), now };
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

/** A project that was registered before; what of it has not begun is asked for once more. */
async function unfinished({ database }: ApiDependencies, id: string): Promise<RegisteredProject> {
  const waiting = await rows(database.read, 'case').find({ where: { projectId: id, seq: 0 }, select: { id: true } });
  if (waiting.length === 0) return { id, toTell: [] };
  const caseIds = waiting.map((row) => row.id);
  return { id, toTell: await database.write((tx) => putInOutbox(tx, 'begin', caseIds)) };
}

/** Begins the workflows of a project and answers when all of its lots can be read. */
async function finish(deps: ApiDependencies, { id: projectId, toTell }: RegisteredProject): Promise<Started> {
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
