import {
  CreateBucketCommand,
  DeleteObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { errorCode, statusOf, type S3Place } from './s3-client';
import { StoreUnusable } from './store-unusable';

/** By the name of an error, or the status of an answer that says no more: what it means and what to do. */
const reasons: readonly (readonly [pattern: RegExp, zh: string, en: string])[] = [
  [
    /InvalidAccessKeyId|SignatureDoesNotMatch|AuthFailure|UserNotFound/,
    '访问密钥或私有密钥不正确',
    'the key or the secret is wrong',
  ],
  [/NoSuchBucket|\b404\b/, '没有这个存储桶，请先创建', 'there is no such bucket: create it first'],
  [
    /AuthorizationHeaderMalformed|PermanentRedirect|IllegalLocationConstraint|\b30[17]\b/,
    '存储桶在另一区域，请设置参数 region',
    'the bucket is in another region: set the parameter region',
  ],
  [
    /AccessDenied|\b403\b/,
    '该密钥无权在此存储桶中写入、读取或删除',
    'this key may not write, read and remove in the bucket',
  ],
  [/RequestTimeTooSkewed/, '本机时钟与服务器相差过大', 'the clock of this machine differs too much from the server’s'],
  [/ENOTFOUND|EAI_AGAIN/, '找不到该主机', 'the host is unknown'],
  [
    /SELF_SIGNED|UNABLE_TO_|CERT_|ALTNAME/,
    '服务器的证书不受信任；自签证书可用 NODE_EXTRA_CA_CERTS 指定',
    'its certificate is not trusted; name one of your own with NODE_EXTRA_CA_CERTS',
  ],
  [
    /EPROTO|ERR_SSL|ERR_TLS|SSL routines/,
    '服务器不用 TLS，请加参数 tls=off，或检查端口',
    'the server does not speak TLS: add tls=off, or check the port',
  ],
  [
    /ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError/,
    '连不上服务器，请检查主机、端口及其是否在运行',
    'the server cannot be reached: check host, port, and whether it runs',
  ],
];

function unusable({ endpoint, bucket }: S3Place, error: unknown): StoreUnusable {
  const said = `${errorCode(error)} ${statusOf(error) ?? ''}`.trim();
  const [, zh, en] = reasons.find(([pattern]) => pattern.test(`${said} ${String(error)}`)) ?? [
    /./,
    '服务器的回答不像 S3',
    'the server does not answer as S3 does',
  ];
  return new StoreUnusable(
    `STORAGE_URL：${endpoint} 的存储桶 ${bucket}：${zh}（${said}）。`,
    `STORAGE_URL: bucket ${bucket} at ${endpoint}: ${en} (${said}).`,
  );
}

/**
 * Writes and removes an object, and finds out whether the server refuses to overwrite one when it is told to.
 * @throws StoreUnusable with the reason, when the bucket cannot be used
 */
export async function checkBucket(client: S3Client, place: S3Place): Promise<{ readonly refusesOverwriting: boolean }> {
  const target = { Bucket: place.bucket, Key: `${place.prefix}check-${randomUUID()}` };
  const writeOnce = () => client.send(new PutObjectCommand({ ...target, Body: 'may be written', IfNoneMatch: '*' }));
  try {
    await client.send(new PutObjectCommand({ ...target, Body: 'may be written' }));
    try {
      return await writeOnce().then(
        () => ({ refusesOverwriting: false }),
        (error: unknown) => ({ refusesOverwriting: statusOf(error) === 412 }),
      );
    } finally {
      await client.send(new DeleteObjectCommand(target));
    }
  } catch (error) {
    throw unusable(place, error);
  }
}

/** Creates the bucket when there is none. @throws StoreUnusable when that is not possible */
export async function createBucket(client: S3Client, place: S3Place): Promise<void> {
  const bucket = { Bucket: place.bucket };
  try {
    const isThere = await client.send(new HeadBucketCommand(bucket)).then(
      () => true,
      (error: unknown) => {
        // who may use a bucket may not always ask for it
        if (statusOf(error) === 403) return true;
        if (statusOf(error) === 404) return false;
        throw error;
      },
    );
    if (!isThere) await client.send(new CreateBucketCommand(bucket));
  } catch (error) {
    throw unusable(place, error);
  }
}
