import { composes, type Action, type Form } from '../../definitions/language';
import { rows } from '../../database/database';
import type { FieldFault } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { documentIds, findDocuments } from './seal';

/**
 * Documents must have been uploaded by the acting body, and not belong to another case. Those of the tender document are
 * the project's: tenderer and agency write it together.
 */
export async function documentFaults(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string | undefined,
  action: Pick<Action, 'form'>,
  values: Readonly<Record<string, unknown>>,
): Promise<FieldFault[]> {
  const form = action.form ?? {};
  const named = documentIds(form, values);
  if (named.length === 0) return [];
  const found = new Map((await findDocuments(deps.database.read, named)).map((one) => [one.id, one]));
  const siblings = caseId === undefined ? [] : await lotsOf(deps, caseId);
  const ofTender = await tenderDocuments(deps, caseId, form);
  return Object.keys(form).flatMap((name): FieldFault[] => {
    const ids = documentIds({ [name]: form[name] } as typeof form, values);
    const isOwn = (id: string) => {
      const row = found.get(id);
      if (ofTender.has(id)) return true;
      return row?.bodyId === me.membership.body.id && (row.caseId === null || siblings.includes(row.caseId));
    };
    if (ids.every(isOwn)) return [];
    return [
      {
        path: name,
        rule: 'unknownDocument',
        params: {},
        message: {
          zh: '文件不存在，或不是您的单位为本案上传的，请重新上传。',
          en: 'The document does not exist or was not uploaded by your body for this case; upload it again.',
        },
      },
    ];
  });
}

/** What was composed for the project of a case, and the attachments of its tender document. */
async function tenderDocuments(
  { database: { read } }: ApiDependencies,
  caseId: string | undefined,
  form: Form,
): Promise<ReadonlySet<string>> {
  if (caseId === undefined || composes(form) === undefined) return new Set();
  const { projectId } = await rows(read, 'case').findOneByOrFail({ id: caseId });
  const composed = await rows(read, 'tenderPackage').findBy({ projectId });
  const kept = await rows(read, 'tenderDraft').findOneBy({ projectId });
  const made = composed.flatMap(({ packageId, documentId }) => [packageId, documentId]);
  return new Set([...made, ...(kept?.draft.attachments ?? [])]);
}

async function lotsOf(deps: ApiDependencies, caseId: string): Promise<string[]> {
  const row = await rows(deps.database.read, 'case').findOneByOrFail({ id: caseId });
  return (await rows(deps.database.read, 'case').findBy({ projectId: row.projectId })).map((one) => one.id);
}
