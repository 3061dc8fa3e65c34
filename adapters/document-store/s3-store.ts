import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type ListMultipartUploadsCommandOutput,
  type ListObjectsV2CommandOutput,
  type MultipartUpload as InterruptedUpload,
  type S3Client,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  ContentExists,
  ContentMissing,
  StoreUnavailable,
  type DocumentStore,
} from '../../activities/ports/document-store';
import { contentAt, contentPath } from './content-path';
import { measured } from './measured';
import { beginMultipart, type MultipartUpload } from './multipart-upload';
import { pieces } from './pieces';
import { errorCode, statusOf, type S3Place } from './s3-client';

/** What is sent at once; up to this size a content is one request. Two of them are in memory for each put. */
const leastPiece = 8 * 1024 * 1024;
/** No server takes more parts of one object. */
const mostParts = 10_000;

const unavailable = (error: unknown): StoreUnavailable =>
  new StoreUnavailable(`The document store failed: ${errorCode(error)}`, { cause: error });

const answered = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw unavailable(error);
  });

/** The body of an answer, which must be as long as the answer says: a proxy may have cut it. */
async function* wholeBody(body: Readable, length: number | undefined): AsyncGenerator<Buffer> {
  let read = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw unavailable(error);
  }
  if (read !== length) throw new StoreUnavailable(`The document store sent ${read} of ${length ?? 'unknown'} bytes`);
}

/** The uploads in parts that were begun before an instant and never ended. */
async function interrupted(client: S3Client, { bucket, prefix }: S3Place, before: Date): Promise<InterruptedUpload[]> {
  const found: InterruptedUpload[] = [];
  let from: { readonly KeyMarker?: string; readonly UploadIdMarker?: string } | undefined = {};
  while (from) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...from }),
    );
    const { Uploads = [], NextKeyMarker = '', NextUploadIdMarker = '' } = page;
    found.push(...Uploads.filter(({ Initiated }) => Initiated !== undefined && Initiated < before));
    from = page.IsTruncated ? { KeyMarker: NextKeyMarker, UploadIdMarker: NextUploadIdMarker } : undefined;
  }
  return found;
}

/**
 * Documents as objects of a bucket. Larger contents travel in parts, which the server joins when all have arrived.
 * Every put marks its object with a number of its own: when an answer was lost, the mark tells whose object is there.
 *
 * `refusesOverwriting` says whether the server does so itself (`If-None-Match: *`); otherwise it is asked beforehand.
 */
export function s3Store(client: S3Client, place: S3Place, refusesOverwriting: boolean): DocumentStore {
  const Bucket = place.bucket;
  const keyOf = (id: string): string => `${place.prefix}${contentPath(id)}`;

  /** The mark of the put that made the object; undefined when there is none. */
  const markOf = async (Key: string): Promise<{ readonly mark: string | undefined } | undefined> => {
    try {
      const { Metadata } = await client.send(new HeadObjectCommand({ Bucket, Key }));
      return { mark: Metadata?.['put'] };
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  };

  /** Puts an object in place. When that fails, only the answer may have been lost: then the object is there, and ours. */
  const commit = async (id: string, mark: string, work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      const found = await answered(markOf(keyOf(id)));
      if (found?.mark === mark) return;
      throw found ? new ContentExists(id) : unavailable(error);
    }
  };

  return {
    async put(id, content, limit) {
      const mark = randomUUID();
      const target = {
        Bucket,
        Key: keyOf(id),
        Metadata: { put: mark },
        ...(refusesOverwriting && { IfNoneMatch: '*' }),
      };
      const { chunks, result } = measured(content, limit);
      let multipart: MultipartUpload | undefined;
      try {
        if (!refusesOverwriting && (await answered(markOf(target.Key)))) throw new ContentExists(id);
        for await (const { data, isLast } of pieces(chunks, Math.max(leastPiece, Math.ceil(limit / mostParts)))) {
          if (isLast && !multipart) {
            await commit(id, mark, client.send(new PutObjectCommand({ ...target, Body: data })));
            return result();
          }
          multipart ??= await answered(beginMultipart(client, target));
          await answered(multipart.add(data));
        }
        if (multipart) await commit(id, mark, multipart.complete());
        return result();
      } catch (error) {
        content.destroy();
        // what cannot be cleared now is cleared with the other interrupted ones
        await multipart?.abort().catch(() => undefined);
        throw error;
      }
    },

    async read(id, range) {
      const { start, end } = range ?? { start: 0 };
      const Range = range && `bytes=${start}-${end ?? ''}`;
      try {
        const command = new GetObjectCommand({ Bucket, Key: keyOf(id), ...(Range !== undefined && { Range }) });
        const { Body, ContentLength } = await client.send(command);
        const body = Body as Readable; // in Node the SDK hands over the answer itself
        const content = Readable.from(wholeBody(body, ContentLength), { objectMode: false });
        return content.once('close', () => body.destroy());
      } catch (error) {
        throw statusOf(error) === 404 ? new ContentMissing(id) : unavailable(error);
      }
    },

    async remove(id) {
      await answered(client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(id) })));
    },

    async *ids() {
      let from: string | undefined;
      do {
        const page: ListObjectsV2CommandOutput = await answered(
          client.send(new ListObjectsV2Command({ Bucket, Prefix: place.prefix, ContinuationToken: from })),
        );
        for (const { Key = '' } of page.Contents ?? []) {
          const id = contentAt(Key.slice(place.prefix.length));
          if (id !== undefined) yield id;
        }
        from = page.NextContinuationToken;
      } while (from !== undefined);
    },

    async clearInterrupted(before) {
      const uploads = await answered(interrupted(client, place, before));
      for (const { Key, UploadId } of uploads) {
        await answered(client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
      }
    },
  };
}
