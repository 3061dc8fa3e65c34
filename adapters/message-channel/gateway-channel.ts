import {
  ChannelUnavailable,
  type Message,
  type MessageChannel,
  type Outcome,
} from '../../activities/ports/message-channel';
import type { PhoneGateway } from '../../configuration';
import { withoutAddresses } from '../../domain/contact-address';
import { templateId } from '../../domain/message-settings';
import { signBody } from '../../domain/message-signature';

/** What a gateway may say of a request, at most; what is longer is cut. */
const longestAnswer = 2000;

async function saidBy(response: Response): Promise<string> {
  const text = (await response.text()).slice(0, longestAnswer);
  try {
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    return [code, message].filter((part) => typeof part === 'string').join(': ') || text;
  } catch {
    return text;
  }
}

/** 401, 403, 404, 408 and 429 speak of the gateway or of us; every other 4xx of this one message. */
const isAboutThisOne = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status);

/**
 * SMS or voice through an HTTP gateway, by the protocol of docs/notifications.md: one signed POST for a message, with
 * its id as the idempotency key, so that a request whose answer was lost is repeated without ringing twice.
 * `reportsUrl` is where the gateway reports whether a message has arrived.
 */
export function gatewayChannel(
  name: 'sms' | 'voice',
  gateway: PhoneGateway,
  reportsUrl: string,
  patienceMs = 15_000,
): MessageChannel {
  return {
    name,
    isSimulated: false,
    async deliver({ id, to, language, short }: Message): Promise<Outcome> {
      const body = JSON.stringify({
        id,
        channel: name,
        to,
        template: templateId(gateway.templates, short.template, language),
        parameters: short.parameters,
        language,
        reportTo: reportsUrl,
      });
      const timestamp = Math.floor(Date.now() / 1000);
      let status: number;
      let said: string;
      try {
        const response = await fetch(gateway.url, {
          method: 'POST',
          redirect: 'error',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': id,
            'signature-timestamp': String(timestamp),
            signature: signBody(gateway.key, timestamp, body),
          },
          body,
          signal: AbortSignal.timeout(patienceMs),
        });
        status = response.status;
        said = status < 300 ? '' : withoutAddresses(await saidBy(response));
      } catch (error) {
        const { message, cause } = error as Error & { readonly cause?: { readonly message?: string } };
        throw new ChannelUnavailable(withoutAddresses(cause?.message ?? message));
      }
      if (status >= 200 && status < 300) return { outcome: 'sent' };
      if (isAboutThisOne(status)) return { outcome: 'refused', why: `${status} ${said}`.trim() };
      throw new ChannelUnavailable(`${status} ${said}`.trim());
    },
    close: () => undefined,
  };
}
