import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type { CaseCipher } from './case-cipher';
import { decryptPayload, encryptPayload, type Distrust } from './encrypted-payload';
import { markPlain, untrusted } from './untrusted';

/** Whether payloads of a case may be plaintext: it was opened before the platform had a key. */
export type AdmitsPlaintext = (caseId: string) => Promise<boolean>;

/** What becomes of a payload that is not the platform's. */
type Judgement = (why: Distrust, context: SerializationContext | undefined) => Payload;

/** A payload that was not made by the platform for this case was met where none can be refused. */
export class UntrustedPayload extends Error {
  override readonly name = 'UntrustedPayload';

  constructor(
    readonly why: Distrust,
    caseId: string,
  ) {
    super(`A payload of ${caseId} was not made by this platform: ${why}`);
  }
}

const caseOf = (context: SerializationContext | undefined): string => context?.workflowId ?? '';
const kindOf = (context: SerializationContext | undefined): string => context?.type ?? 'none';

const refuse: Judgement = (why, context) => {
  throw new UntrustedPayload(why, caseOf(context));
};

/**
 * Words sent to a case become a value that says that they are not trusted: a payload that cannot be decoded at all
 * would fail the workflow task, and with it the case, again and again. What an activity answered cannot be refused by
 * anybody: there the case stands still, and operators see why.
 */
const markOrRefuse: Judgement = (why, context) =>
  context?.type === 'workflow' ? untrusted(why) : refuse(why, context);

function codec(cipher: CaseCipher, admitsPlaintext: AdmitsPlaintext, judge: Judgement): PayloadCodec {
  const decodeOne = async (payload: Payload, context: SerializationContext | undefined): Promise<Payload> => {
    const opened = decryptPayload(cipher, payload);
    if (opened === 'plain' && (await admitsPlaintext(caseOf(context)))) {
      return context?.type === 'workflow' ? markPlain(payload) : payload;
    }
    if (typeof opened === 'string') return judge(opened, context);
    const { caseId, kind } = opened.belonging;
    return caseId === caseOf(context) && kind === kindOf(context) ? opened.payload : judge('otherCase', context);
  };
  return {
    encode: (payloads, context) =>
      Promise.resolve(
        payloads.map((payload) => encryptPayload(cipher, payload, { caseId: caseOf(context), kind: kindOf(context) })),
      ),
    decode: (payloads, context) => Promise.all(payloads.map((payload) => decodeOne(payload, context))),
  };
}

/** For clients: an answer that is not the platform's own is an error. */
export const clientCodec = (cipher: CaseCipher, admitsPlaintext: AdmitsPlaintext): PayloadCodec =>
  codec(cipher, admitsPlaintext, refuse);

/** For workers: what others sent to a case reaches it marked `untrusted`, so that the case can refuse it. */
export const workerCodec = (cipher: CaseCipher, admitsPlaintext: AdmitsPlaintext): PayloadCodec =>
  codec(cipher, admitsPlaintext, markOrRefuse);
