import path from 'node:path';
import { checkForm, type Form, type SealingTask } from '../../definitions/language';
import type { DocumentToPack } from '../../domain/sealing/bid-package';
import { BadCall } from './bad-call';
import { contentOf } from './files';

type Values = Readonly<Record<string, unknown>>;

/** A form as it goes into the package, with the documents it names. */
export interface FilledForm {
  readonly values: Values;
  readonly documents: readonly DocumentToPack[];
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a form in which documents are named by their files, relative to `folder`, and checks it by the rules of the
 * task.
 * @throws BadCall with every fault, or for a file that is not there
 */
export function filledForm({ form, context }: SealingTask, json: string, folder: string): FilledForm {
  const documents: DocumentToPack[] = [];
  const pack = (file: unknown): unknown => {
    if (typeof file !== 'string') return file;
    const id = `d${documents.length + 1}`;
    documents.push({ id, name: path.basename(file), ...contentOf(path.resolve(folder, file)) });
    return id;
  };
  const packed = (fields: Form, values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
        if (field?.type === 'document') return [name, Array.isArray(value) ? value.map(pack) : pack(value)];
        if (field?.type !== 'list' || !Array.isArray(value)) return [name, value];
        return [name, value.map((row) => (isValues(row) ? packed(field.of, row) : (row as unknown)))];
      }),
    );
  const given = parsed(json);
  const { faults, values } = checkForm(form, packed(form, given), { ...context, now: new Date().toISOString() });
  if (faults.length > 0) {
    throw new BadCall(faults.map(({ path: at, message }) => `${at}: ${message.zh}\n  ${message.en}`).join('\n'));
  }
  return { values, documents };
}

function parsed(json: string): Values {
  try {
    const value: unknown = JSON.parse(json);
    if (isValues(value)) return value;
  } catch {
    // said below
  }
  throw new BadCall('表单文件应为一个 JSON 对象。\nThe file of the form must be one JSON object.');
}
