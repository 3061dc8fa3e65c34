import { canonicalJson } from '../../domain/canonical';
import { statedInForm } from '../../domain/tender-document/stated-in-form';
import type { TenderPackage } from '../../domain/tender-document/tender-package';
import {
  composedField,
  composes,
  evaluates,
  evaluationForm,
  text,
  type Action,
  type Form,
  type Text,
} from '../../definitions/language';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import { restatesEvaluation } from '../../database/tender-facts';
import type { FieldFault } from '../contract';
import type { OpenedCase } from '../cases/case-access';
import type { ApiDependencies } from '../http/dependencies';
import { fieldFault } from '../http/refusal';
import { filedValues, packagesOfCase, storedPackage } from './composed';

type Values = Readonly<Record<string, unknown>>;

const otherwise = (path: string, { zh, en }: { readonly zh: string; readonly en: string }): FieldFault =>
  fieldFault(
    path,
    'notAsComposed',
    text(
      `“${zh}”与在线编制的招标文件不一致。请在招标文件编制页修改后重新生成。`,
      `"${en}" differs from the tender document written on the platform. Change it there and compose it again.`,
    ),
  );

/**
 * What a form says otherwise than the tender document that it hands in. Once a package is handed in, so must be every one
 * that replaces it; and an addendum changes how bids are evaluated only where it may, and says so.
 */
export async function composedFaults(
  deps: ApiDependencies,
  { row, definition }: OpenedCase,
  action: Action,
  values: Values,
): Promise<FieldFault[]> {
  const { form = {} } = action;
  const does = composes(form);
  const field = composedField(form, 'package');
  if (does === undefined || field === undefined) return [];
  const { [field]: packageId } = values;
  const given = await packagesOfCase(deps, row, definition);
  if (typeof packageId !== 'string') {
    const print = composedField(form, 'print');
    const isReplaced = print !== undefined && values[print] !== undefined && given.length > 0;
    return isReplaced ? [fieldFault(field, 'required', packageNeeded)] : [];
  }
  const { read } = deps.database;
  const composed = await rows(read, 'tenderPackage').findOneBy({ packageId, projectId: row.projectId });
  const document = composed && (await rows(read, 'document').findOneBy({ id: packageId }));
  if (!composed || !document) return [fieldFault(field, 'notComposed', notComposed)];
  if (composed.version !== given.length + 1) return [fieldFault(field, 'wrongVersion', wrongVersion)];
  const tender = await storedPackage(deps, document);
  const stated =
    does === 'filing'
      ? formFaults(form, values, tender)
      : await filedFaults(deps, row, definition, tender, form, values);
  return [...partFaults(form, values, tender, composed.documentId), ...stated];
}

const packageNeeded = text(
  '先前提交的是在线编制的招标文件，修改也须在线编制生成。',
  'The tender document was written on the platform: what replaces it is too.',
);
const notComposed = text(
  '不是本项目在线编制生成的数据包，或已失效。请在招标文件编制页重新生成。',
  'This is no package that was composed for this project, or it is gone: compose it again.',
);
const wrongVersion = text(
  '生成之后已有新的版本提交，请重新生成。',
  'Another version was handed in since it was composed: compose it again.',
);

/** The other documents are those that were composed with the package. */
function partFaults(form: Form, values: Values, { attachments }: TenderPackage, documentId: string): FieldFault[] {
  const faults: FieldFault[] = [];
  const print = composedField(form, 'print');
  const others = composedField(form, 'attachments');
  if (print !== undefined && values[print] !== documentId)
    faults.push(otherwise(print, form[print]?.title ?? notComposed));
  if (others === undefined) return faults;
  const ids = attachments.map(({ id }) => id);
  if (!isSame(values[others] ?? [], ids)) faults.push(otherwise(others, form[others]?.title ?? notComposed));
  return faults;
}

function formFaults(form: Form, values: Values, tender: TenderPackage): FieldFault[] {
  const stated: Values = statedInForm(tender);
  return Object.entries(form)
    .filter(([name, { type }]) => type !== 'document' && !isSame(values[name], stated[name]))
    .map(([name, { title }]) => otherwise(name, title));
}

async function filedFaults(
  deps: ApiDependencies,
  row: CaseRow,
  definition: OpenedCase['definition'],
  { evaluation }: TenderPackage,
  addendum: Form,
  given: Values,
): Promise<FieldFault[]> {
  const { values, form } = await filedValues(deps, row, definition);
  const mayRestate = (name: string) => evaluates(addendum) && addendum[name] !== undefined;
  const restates = given[restatesEvaluation] === true;
  return Object.entries(evaluationForm(form))
    .filter(([name]) => !isSame(restates && mayRestate(name) ? given[name] : values[name], evaluation[name]))
    .map(([name, { title }]) => {
      if (restates && mayRestate(name)) return otherwise(name, title);
      return mayRestate(name)
        ? fieldFault(restatesEvaluation, 'notAsComposed', saysNoChange(title))
        : fieldFault(name, 'evaluationFrozen', frozen(title));
    });
}

const saysNoChange = ({ zh, en }: Text): Text =>
  text(
    `新版招标文件修改了“${zh}”，此处应选“是”并重新载明评标内容。`,
    `The new tender document changes "${en}": say so here, and state the evaluation anew.`,
  );

const frozen = ({ zh, en }: Text): Text =>
  text(
    `“${zh}”在备案时已确定，补遗不能修改；确需修改的，应终止后重新招标。`,
    `"${en}" was fixed when the documents were filed and an addendum cannot change it; to change it, terminate and tender anew.`,
  );

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);
