import { decode, encode } from '@temporalio/common/lib/encoding';
import type { Payload } from '@temporalio/common';
import type { Distrust } from './encrypted-payload';

const json = 'json/plain';

const jsonPayload = (value: object): Payload => ({
  metadata: { encoding: encode(json) },
  data: encode(JSON.stringify(value)),
});

/** The object that a payload in JSON holds, if it holds one. */
function objectIn({ metadata, data }: Payload): object | undefined {
  if (!data || !metadata?.['encoding'] || decode(metadata['encoding']) !== json) return undefined;
  try {
    const value: unknown = JSON.parse(decode(data));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Stands for a payload that is not the platform's: a value that says only why. */
export const untrusted = (why: Distrust): Payload => jsonPayload({ untrusted: why });

/** A plaintext payload with the word in it that it is not the platform's, where it holds an object. */
export function markPlain(payload: Payload): Payload {
  const value = objectIn(payload);
  return value ? jsonPayload({ ...value, untrusted: 'plain' satisfies Distrust }) : payload;
}
