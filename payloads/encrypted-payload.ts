import { decode, encode } from '@temporalio/common/lib/encoding';
import type { Payload } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { Belonging, CaseCipher } from './case-cipher';

/** Temporal's own word for an encrypted payload. */
const encoding = 'binary/encrypted';
const proto = temporal.api.common.v1.Payload;

/** Why a payload is not taken for the platform's own. */
export type Distrust = 'plain' | 'unknownKey' | 'altered' | 'otherCase';

const metadataOf = (payload: Payload, name: string): string => {
  const value = payload.metadata?.[name];
  return value ? decode(value) : '';
};

/** The payload, metadata included, inside one that names its case and key. */
export function encryptPayload(cipher: CaseCipher, payload: Payload, belonging: Belonging): Payload {
  const { keyId, caseId, kind, content } = cipher.encrypt(proto.encode(payload).finish(), belonging);
  const metadata = { encoding, 'encryption-key-id': keyId, case: caseId, kind };
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, encode(value)])),
    data: content,
  };
}

/** The payload inside an encrypted one and what it belongs to, or why it cannot be trusted. */
export function decryptPayload(
  cipher: CaseCipher,
  payload: Payload,
): { readonly payload: Payload; readonly belonging: Belonging } | Distrust {
  if (metadataOf(payload, 'encoding') !== encoding) return 'plain';
  const belonging = { caseId: metadataOf(payload, 'case'), kind: metadataOf(payload, 'kind') };
  const keyId = metadataOf(payload, 'encryption-key-id');
  const content = cipher.decrypt({ ...belonging, keyId, content: payload.data ?? new Uint8Array() });
  return typeof content === 'string' ? content : { payload: proto.decode(content), belonging };
}
