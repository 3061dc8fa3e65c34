import type { z } from 'zod';
import { CanonicalError } from '../../domain/canonical';
import { confirmedText } from '../../domain/entry-receipt';
import {
  checkedReceiptSchema,
  consoleFilesSchema,
  signedReceiptSchema,
  signingKeySchema,
  type SignedReceipt,
} from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { consoleFiles } from '../http/console-files';
import { route, type Route } from '../http/route';

let published: z.output<typeof consoleFilesSchema> | undefined;

/** Read once: a console that is built anew is served by a program that is started anew. */
function publishedConsole(): z.output<typeof consoleFilesSchema> {
  if (!published) {
    const { root, files } = consoleFiles();
    published = { root, files: [...files] };
  }
  return published;
}

/** The text that was signed, if this is a receipt; a name that no text can hold never was in one. */
function textOf({ confirmed }: SignedReceipt): string | undefined {
  try {
    return confirmedText(confirmed);
  } catch (error) {
    if (error instanceof CanonicalError) return undefined;
    throw error;
  }
}

/** What everybody needs to check what this platform has signed. Nothing is looked up, so nothing is told. */
export const receiptRoutes = ({ signer }: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/public/console',
    summary: 'The hashes of the files of the console, in which bids are sealed',
    access: 'public',
    response: consoleFilesSchema,
    handler: () => publishedConsole(),
  }),
  route({
    method: 'post',
    path: '/public/receipts',
    summary: 'Whether this platform has signed a receipt',
    access: 'public',
    body: signedReceiptSchema,
    response: checkedReceiptSchema,
    async handler({ body }) {
      const text = textOf(body);
      return { genuine: text !== undefined && (await signer.verify(text, body.signature, body.keyId)) };
    },
  }),
  route({
    method: 'get',
    path: '/public/signing-key',
    summary: 'The public key that receipts and certificates of this platform are checked with',
    access: 'public',
    response: signingKeySchema,
    handler: () => ({ keyId: signer.keyId, algorithm: signer.algorithm, publicKey: signer.publicKey }),
  }),
];
