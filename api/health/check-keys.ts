import { stat } from 'node:fs/promises';
import path from 'node:path';
import { connect } from 'node:tls';
import { readKeyRecord } from '../../database/payload-keys';
import { counted, text } from '../../definitions/language/text';
import { bad, care, good, off, type Check } from './finding';

const dayMs = 86_400_000;
const oldKeyDays = 730;
const soonDays = 21;
const patienceMs = 2500;

/** How old the platform’s signing key is, and whether what travels through Temporal is encrypted. */
export const checkKeys: Check = async ({ configuration, database, signer }) => {
  const { mtimeMs } = await stat(path.join(configuration.dataDir, 'keys', 'platform.pem'));
  const age = Math.floor((Date.now() - mtimeMs) / dayMs);
  const record = await readKeyRecord(database);
  const keys = Object.keys(record?.fingerprints ?? {}).length;
  const isPlain = configuration.payloadKeys.length === 0;
  const says = text(
    `签名密钥 ${signer.keyId}，${age} 天前生成；${isPlain ? '流程数据未加密' : `流程数据已加密，共用过 ${keys} 把密钥`}`,
    `Signing key ${signer.keyId}, made ${counted(age, 'day')} ago; ${isPlain ? 'payloads are not encrypted' : `payloads are encrypted, ${counted(keys, 'key')} so far`}`,
  );
  if (isPlain && configuration.environment === 'production') {
    return care(says, text('设置 PAYLOAD_KEY（见 docs/temporal.md）。', 'Set PAYLOAD_KEY, see docs/temporal.md.'));
  }
  if (age < oldKeyDays) return good(says);
  return care(
    says,
    text(
      '签名密钥已用两年以上，请安排更换（见 docs/operations.md）。',
      'The signing key is over two years old: plan its change, see docs/operations.md.',
    ),
  );
};

/** The days until the certificate of a server ends. @throws Error when nobody answers, or not with TLS */
function certificateDays(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // an untrusted certificate is found too: what matters here is when it ends
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false, timeout: patienceMs }, () => {
      const { valid_to: ends } = socket.getPeerCertificate();
      socket.destroy();
      resolve(Math.floor((Date.parse(ends) - Date.now()) / dayMs));
    });
    socket.once('timeout', () => socket.destroy(new Error(`${host}:${port} does not answer within ${patienceMs} ms`)));
    socket.once('error', reject);
  });
}

/** How long the certificate of the public address is still good. */
export const checkCertificate: Check = async ({ configuration: { publicUrl } }) => {
  const { protocol, hostname, port } = new URL(publicUrl);
  if (protocol !== 'https:') return off(text(`${publicUrl} 不是 https`, `${publicUrl} is not https`));
  const days = await certificateDays(hostname, Number(port) || 443);
  const says = text(
    `${hostname} 的证书还有 ${days} 天到期`,
    `The certificate of ${hostname} ends in ${counted(days, 'day')}`,
  );
  const todo = text('更新证书。', 'Renew the certificate.');
  if (days < 3) return bad(says, todo);
  return days < soonDays ? care(says, todo) : good(says);
};
