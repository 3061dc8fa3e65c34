import { sha256 } from '../../../../domain/hash';
import { ProblemError, unreadableFile } from '../../api/problem-error';

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a part of a file, in hexadecimal. @throws ProblemError when the file cannot be read any longer */
export async function hashOf(part: Blob): Promise<string> {
  const bytes = await part.arrayBuffer().catch((error: unknown) => {
    throw new ProblemError(unreadableFile(String(error)));
  });
  // the browser's own is there in secure contexts only; a trial over plain http has none
  return isSecureContext ? hex(await crypto.subtle.digest('SHA-256', bytes)) : sha256(new Uint8Array(bytes));
}
