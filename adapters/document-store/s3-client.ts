import { S3Client } from '@aws-sdk/client-s3';
import type { DocumentPlace } from '../../configuration';

/** A bucket and how to reach it. */
export type S3Place = Extract<DocumentPlace, { readonly kind: 's3' }>;

/** So many transfers may be under way at once; readers on slow lines must not hold up the others. */
const mostConnections = 500;

/**
 * The client of a place. It tries again by itself, with growing waits, when a connection breaks or the server is busy.
 * Contents are protected by the SHA-256 that every request signs; newer checksums, which not every server knows, are
 * left out where they are not required.
 */
export const s3Client = ({ endpoint, region, accessKey, secretKey, pathStyle }: S3Place): S3Client =>
  new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    forcePathStyle: pathStyle,
    maxAttempts: 5,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 5000,
      socketTimeout: 120_000,
      httpAgent: { maxSockets: mostConnections },
      httpsAgent: { maxSockets: mostConnections },
    },
  });

/** What an error of the SDK or of the connection is called: `NoSuchKey`, `ECONNREFUSED`. */
export const errorCode = (error: unknown): string => {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown }; // whatever was thrown
  return String(typeof code === 'string' ? code : name);
};

/** The HTTP status that the server answered with; undefined when there was no answer. */
export const statusOf = (error: unknown): number | undefined => {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  return (error.$metadata as { readonly httpStatusCode?: number }).httpStatusCode;
};
