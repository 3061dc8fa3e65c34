import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
  type CompletedPart,
  type S3Client,
} from '@aws-sdk/client-s3';

/** The object that an upload becomes. */
export interface Target {
  readonly Bucket: string;
  readonly Key: string;
  readonly Metadata: Record<string, string>;
  /** `*` where the server refuses to overwrite. */
  readonly IfNoneMatch?: string;
}

/** An upload in parts. Nothing can be read before `complete`; `abort` frees what the parts take. */
export interface MultipartUpload {
  /** Sends a part while the next is being read; waits until the one before has arrived. */
  add(data: Buffer): Promise<void>;
  complete(): Promise<void>;
  abort(): Promise<void>;
}

/** Begins an upload in parts. */
export async function beginMultipart(client: S3Client, target: Target): Promise<MultipartUpload> {
  const { Bucket, Key, Metadata, IfNoneMatch } = target;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, Metadata }));
  const parts: CompletedPart[] = [];
  let sending: Promise<void> = Promise.resolve();

  const send = async (PartNumber: number, Body: Buffer): Promise<void> => {
    const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
    parts.push({ PartNumber, ETag });
  };
  return {
    async add(data) {
      await sending;
      sending = send(parts.length + 1, data);
      // whoever waits for it next hears of the failure
      sending.catch(() => undefined);
    },
    async complete() {
      await sending;
      const MultipartUpload = { Parts: parts };
      await client.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          MultipartUpload,
          ...(IfNoneMatch && { IfNoneMatch }),
        }),
      );
    },
    async abort() {
      // a part that arrives after the abort would stay
      await sending.catch(() => undefined);
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    },
  };
}
