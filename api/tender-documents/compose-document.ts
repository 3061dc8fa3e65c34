import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { insertRow, rows } from '../../database/database';
import type { DocumentRow, TenderDraftRow, TenderPackageRow } from '../../database/rows';
import { restatedFields, restatesEvaluation } from '../../database/tender-facts';
import { composedField, evaluates, text, type Form } from '../../definitions/language';
import { canonicalJson } from '../../domain/canonical';
import type { Paper } from '../../domain/paper/paper';
import { differenceText } from '../../domain/tender-document/difference-text';
import { comparePackages, type Difference } from '../../domain/tender-document/compare-packages';
import { composePackage } from '../../domain/tender-document/compose';
import { statedInForm } from '../../domain/tender-document/stated-in-form';
import { packageFile, type TenderPackage } from '../../domain/tender-document/tender-package';
import { tenderPaper } from '../../domain/tender-document/tender-paper';
import { PrinterBusy } from '../../pdf/print-line';
import { readDraft, saveDraft } from '../cases/drafts';
import { findDocuments } from '../cases/seal';
import { putContent } from '../documents/put-content';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal, refuse } from '../http/refusal';
import { filedValues, packagesOfCase, storedPackage } from './composed';
import { caseFacts } from './known-facts';
import { roomFaults } from './room-faults';
import { mustTakeDocument, openTenderRoom, type TenderRoomGround } from './tender-room';

/** The package that a draft would be now, and what it replaces. */
export async function packageOf(
  deps: ApiDependencies,
  ground: TenderRoomGround,
  { draft, boq }: Pick<TenderDraftRow, 'draft' | 'boq'>,
  evaluation: TenderPackage['evaluation'],
): Promise<{ readonly tender: TenderPackage; readonly before: TenderPackage | undefined }> {
  const { row, definition } = ground.opened;
  const given = await packagesOfCase(deps, row, definition);
  const last = given.at(-1);
  const { read } = deps.database;
  const replaced = last && (await rows(read, 'document').findOneBy({ id: last.packageId }));
  const found = await findDocuments(read, draft.attachments);
  const { project, lots, known } = await caseFacts(deps, ground, evaluation);
  const tender = composePackage(
    { ...draft, evaluation },
    {
      version: given.length + 1,
      replaces: replaced?.sha256,
      project,
      lots,
      facts: known,
      boq,
      attachments: draft.attachments.flatMap((id) => {
        const one = found.find((each) => each.id === id);
        return one ? [{ id, name: one.name, sha256: one.sha256, size: one.size }] : [];
      }),
    },
  );
  return { tender, before: replaced ? await storedPackage(deps, replaced) : undefined };
}

/** So many differences are kept with a version, long texts cut; the versions themselves hold all. */
const keptDifferences = 500;
const cut = (said: string): string =>
  Array.from(said).length > 300 ? `${Array.from(said).slice(0, 300).join('')}…` : said;

const shortened = ({ before, after, ...rest }: Difference): Difference => ({
  ...rest,
  ...(before !== undefined && { before: cut(before) }),
  ...(after !== undefined && { after: cut(after) }),
});

const printersBusy = text(
  '正在生成的文件较多，请过几秒再试。您填写的内容都已保存。',
  'Many documents are being printed just now: try again in some seconds. What you wrote is saved.',
);
const busySeconds = 10;

/** @throws Refusal `Unavailable` while too many others are being printed */
async function printed({ print }: ApiDependencies, paper: Paper): Promise<Uint8Array> {
  try {
    return await print(paper);
  } catch (error) {
    if (!(error instanceof PrinterBusy)) throw error;
    throw new Refusal('Unavailable', printersBusy, undefined, busySeconds);
  }
}

/** A document that the platform makes for a body, kept for a day unless a form names it. */
async function keepDocument(
  deps: ApiDependencies,
  me: SignedIn,
  { caseId, name, type }: Pick<DocumentRow, 'caseId' | 'name' | 'type'>,
  content: Uint8Array,
): Promise<DocumentRow> {
  const id = randomUUID();
  return putContent(deps, id, Readable.from([Buffer.from(content)]), content.length, async (tx, { size, sha256 }) => {
    const by = { uploadedBy: me.user.id, bodyId: me.membership.body.id, uploadedAt: deps.clock.now() };
    const row: DocumentRow = { id, caseId, name, type, size, sha256, ...by, unusedSince: new Date().toISOString() };
    await insertRow(tx, 'document', row);
    return row;
  });
}

/** What of a long list of differences fits into a text of so many characters. */
function inWords(differences: readonly Difference[], most: number): string {
  const lines = differences.map((one, index) => `${index + 1}. ${differenceText(one).zh}`);
  let said = '';
  for (const [index, line] of lines.entries()) {
    const rest = `（其余 ${lines.length - index} 处见新版招标文件。）`;
    if (said.length + line.length + rest.length + 1 > most) return `${said}${rest}`;
    said += `${line}\n`;
  }
  return said.trim();
}

/** What an addendum says of an evaluation that its tender document changes; nothing where it does not or may not. */
async function restated(
  deps: ApiDependencies,
  { opened: { row, definition } }: TenderRoomGround,
  form: Form,
  { evaluation }: TenderPackage,
): Promise<Readonly<Record<string, unknown>>> {
  const { values } = await filedValues(deps, row, definition);
  const fields = restatedFields.filter((name) => form[name] !== undefined);
  const isChanged = fields.some(
    (name) => canonicalJson(values[name] ?? null) !== canonicalJson(evaluation[name] ?? null),
  );
  if (!evaluates(form) || !isChanged) return {};
  const stated = fields.flatMap((name) => (evaluation[name] === undefined ? [] : [[name, evaluation[name]] as const]));
  return { affectsBids: true, [restatesEvaluation]: true, ...Object.fromEntries(stated) };
}

/**
 * Makes the tender document of a complete draft: its package and the same as PDF, and fills the person's draft of the
 * form with what stands in it, to be looked at once more and handed in.
 * @throws Refusal `NotFound`, `ActionNotOpen`, `TaskChanged` where the draft is another by now, `InvalidInput` with
 *   everything that is missing
 */
export async function composeDocument(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  revision: number,
): Promise<{ readonly action: string; readonly version: number; readonly sha256: string }> {
  const ground = await openTenderRoom(deps, me, caseId);
  const { name, action, does } = mustTakeDocument(ground);
  const { kept, opened } = ground;
  if (!kept) throw refuse.notFound();
  if (kept.revision !== revision) {
    throw refuse.conflict(
      'TaskChanged',
      text('招标文件刚被修改，请查看后再生成。', 'The tender document was changed just now: look at it, then compose.'),
    );
  }
  const { faults, evaluation } = await roomFaults(deps, ground, kept);
  if (faults.length > 0) throw refuse.invalid(faults);
  const { tender, before } = await packageOf(deps, ground, kept, evaluation);
  const differences = before ? comparePackages(before, tender) : [];
  const { text: file, sha256 } = packageFile(tender);
  const pdf = await printed(deps, tenderPaper(tender, { at: deps.clock.now(), subject: opened.row.id }));
  const title = `招标文件 第${tender.version}版`;
  const json = { caseId, name: `${title}.json`, type: 'application/json' };
  const pack = await keepDocument(deps, me, json, Buffer.from(file, 'utf8'));
  const print = await keepDocument(deps, me, { caseId, name: `${title}.pdf`, type: 'application/pdf' }, pdf);
  const row: TenderPackageRow = {
    packageId: pack.id,
    projectId: opened.row.projectId,
    documentId: print.id,
    version: tender.version,
    sha256,
    revision,
    differences: differences.slice(0, keptDifferences).map(shortened),
    composedAt: deps.clock.now(),
    composedBy: me.user.id,
  };
  await deps.database.write((tx) => insertRow(tx, 'tenderPackage', row));

  const form = action.form ?? {};
  const fields = {
    ...(does === 'filing' ? statedInForm(tender) : await restated(deps, ground, form, tender)),
    ...Object.fromEntries(
      [
        [composedField(form, 'package'), pack.id] as const,
        [composedField(form, 'print'), print.id] as const,
        [composedField(form, 'attachments'), tender.attachments.map(({ id }) => id)] as const,
      ].flatMap(([field, value]) => (field === undefined || value.length === 0 ? [] : [[field, value] as const])),
    ),
    ...(does === 'addendum' &&
      form['addendum']?.type === 'text' && {
        addendum: inWords(row.differences, form['addendum'].atMost ?? 10_000),
      }),
  };
  const draft = await readDraft(deps, me, caseId, name);
  await saveDraft(deps, me, caseId, name, { ...draft.form, ...fields });
  return { action: name, version: tender.version, sha256 };
}

/** The PDF of a draft as it stands, complete or not. @throws Refusal `NotFound`, `Unavailable` while too many are printed */
export async function previewDocument(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<Uint8Array> {
  const ground = await openTenderRoom(deps, me, caseId);
  const { kept, opened } = ground;
  if (!kept) throw refuse.notFound();
  const { tender } = await packageOf(deps, ground, kept, kept.draft.evaluation);
  return printed(deps, tenderPaper(tender, { at: deps.clock.now(), subject: opened.row.id, isDraft: true }));
}
