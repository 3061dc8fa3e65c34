import { headLength, typeOf } from '../../../../domain/document-kind';

/** Whether a file is of a kind that the platform will take when it is opened, and that the field asks for. */
export async function isFit(file: File, accept: readonly string[] | undefined): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
  const hasExtension = accept === undefined || accept.some((end) => file.name.toLowerCase().endsWith(end));
  return hasExtension && typeOf(file.name, head) !== undefined;
}
