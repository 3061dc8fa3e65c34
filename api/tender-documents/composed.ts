import { latestValues, readActs, type FullAct } from '../../database/given';
import { rows } from '../../database/database';
import type { CaseRow, DocumentRow, TenderPackageRow } from '../../database/rows';
import { composedField, composes, findAction, type Form, type Process } from '../../definitions/language';
import { readPackage, type TenderPackage } from '../../domain/tender-document/tender-package';
import { verifiedContent } from '../../contents/verified-content';
import type { ApiDependencies } from '../http/dependencies';

/** An act by which a tender document was handed in: which package, and when. */
export interface GivenPackage {
  readonly packageId: string;
  readonly at: string;
}

/** The packages that acts of a case have handed in, in order. */
export const givenPackages = (definition: Process, acts: readonly FullAct[]): GivenPackage[] =>
  acts.flatMap((act) => {
    const field = composedField(findAction(definition, act.action)?.form, 'package');
    const value = field === undefined ? undefined : act.form[field];
    return typeof value === 'string' ? [{ packageId: value, at: act.at }] : [];
  });

/** The packages that were handed in for a case, in order. */
export const packagesOfCase = async (
  { database: { read } }: Pick<ApiDependencies, 'database'>,
  { id }: CaseRow,
  definition: Process,
): Promise<GivenPackage[]> => givenPackages(definition, await readActs(read, id));

/** The form that files the documents of a case, and what it would say now: addenda may have changed the evaluation. */
export async function filedValues(
  { database: { read } }: Pick<ApiDependencies, 'database'>,
  { id }: CaseRow,
  definition: Process,
): Promise<{ readonly form: Form; readonly values: Readonly<Record<string, unknown>> }> {
  const acts = await readActs(read, id);
  const filing = acts.findLast(({ action }) => {
    return composes(findAction(definition, action)?.form) === 'filing';
  });
  const values = latestValues(acts);
  const form = (filing && findAction(definition, filing.action)?.form) ?? {};
  const stated = Object.keys(form).map((name) => [name, values[`${filing?.action ?? ''}.${name}`]] as const);
  return { form, values: Object.fromEntries(stated.filter(([, value]) => value !== undefined)) };
}

/**
 * The package in a document of the store, verified.
 * @throws ContentMissing, ContentDamaged, StoreUnavailable; Error where what the platform composed is no package
 */
export async function storedPackage(
  { documents }: Pick<ApiDependencies, 'documents'>,
  { id, size, sha256 }: Pick<DocumentRow, 'id' | 'size' | 'sha256'>,
): Promise<TenderPackage> {
  const chunks: Buffer[] = [];
  for await (const chunk of verifiedContent(await documents.read(id), { size, sha256 })) chunks.push(chunk);
  const tender = readPackage(Buffer.concat(chunks).toString('utf8'));
  if (!tender) throw new Error(`The document ${id} holds no tender package`);
  return tender;
}

/** What was composed for a project, the newest first. */
export const composedFor = (
  { database: { read } }: Pick<ApiDependencies, 'database'>,
  projectId: string,
): Promise<TenderPackageRow[]> =>
  rows(read, 'tenderPackage').find({ where: { projectId }, order: { composedAt: 'DESC' }, take: 50 });
