import type { DataConverter, PayloadCodec } from '@temporalio/common';
import { ConfigurationError, type PayloadKey } from '../configuration';
import type { Database } from '../database/database';
import { openedInPlaintext, readKeyRecord, writeKeyRecord, type KeyRecord } from '../database/payload-keys';
import { caseCipher, type CaseCipher } from './case-cipher';
import { clientCodec, workerCodec } from './case-codec';
import { dataConverter } from './data-converter';

/** The encryption of payloads, as far as the platform has keys: without any, everything is as Temporal does it. */
export interface PayloadEncryption {
  readonly cipher: CaseCipher | undefined;
  /** For clients of Temporal. */
  readonly client: DataConverter;
  /** For workers. */
  readonly worker: DataConverter;
}

const wrongKeys = (zh: string, en: string) =>
  new ConfigurationError([{ variable: 'PAYLOAD_KEY', value: undefined, zh, en }]);

/** The cipher over the configured keys, if there are any. @throws ConfigurationError */
function cipherFor(keys: readonly PayloadKey[], known: KeyRecord | undefined): CaseCipher | undefined {
  const cipher = keys.length > 0 ? caseCipher(keys) : undefined;
  const fingerprints = cipher?.fingerprints ?? {};
  if (known && Object.keys(fingerprints).length === 0) {
    throw wrongKeys(
      `此前已启用加密（密钥 ${Object.keys(known.fingerprints).join('、')}），缺少密钥将无法读取进行中的项目`,
      `payloads are encrypted (keys ${Object.keys(known.fingerprints).join(', ')}); without a key no open case can be read`,
    );
  }
  for (const [id, fingerprint] of Object.entries(fingerprints)) {
    const before = known?.fingerprints[id];
    if (before !== undefined && before !== fingerprint) {
      throw wrongKeys(
        `密钥 ${id} 与此前使用的不同；更换密钥须使用新的编号`,
        `key ${id} is another than before; a new key needs an id of its own`,
      );
    }
  }
  return cipher;
}

/**
 * Opens the encryption of payloads with the configured keys, and writes down when the platform first had one: only
 * cases that were open by then may hold plaintext.
 * @throws ConfigurationError when the keys cannot be those that were used before
 */
export async function openPayloadEncryption(
  keys: readonly PayloadKey[],
  database: Database,
  now: string,
): Promise<PayloadEncryption> {
  const known = await readKeyRecord(database);
  const cipher = cipherFor(keys, known);
  if (!cipher) return { cipher, client: {}, worker: {} };
  const { since } = await writeKeyRecord(database, {
    since: known?.since ?? now,
    fingerprints: { ...known?.fingerprints, ...cipher.fingerprints },
  });
  const admits = openedInPlaintext(database, since);
  return {
    cipher,
    client: dataConverter(clientCodec(cipher, admits)),
    worker: dataConverter(workerCodec(cipher, admits)),
  };
}

/**
 * The codec of somebody who only reads histories, and writes nothing down; undefined without a key.
 * @throws ConfigurationError when the keys cannot be those that were used before
 */
export async function readingCodec(keys: readonly PayloadKey[], database: Database): Promise<PayloadCodec | undefined> {
  const known = await readKeyRecord(database);
  const cipher = cipherFor(keys, known);
  const everything = () => Promise.resolve(true);
  return cipher && clientCodec(cipher, known ? openedInPlaintext(database, known.since) : everything);
}
