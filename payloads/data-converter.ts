import path from 'node:path';
import type { DataConverter, PayloadCodec } from '@temporalio/common';

/** The module of the failure converter; a bundle of the workflows made beforehand needs it too. */
export const failureConverterPath = path.join(__dirname, 'encoded-failures.ts');

/** How a program talks through Temporal with a codec. */
export const dataConverter = (codec: PayloadCodec): DataConverter => ({
  payloadCodecs: [codec],
  failureConverterPath,
});
