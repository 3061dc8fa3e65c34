import { createTransport } from 'nodemailer';
import {
  ChannelUnavailable,
  type Message,
  type MessageChannel,
  type Outcome,
} from '../../activities/ports/message-channel';
import type { MailServer } from '../../configuration';
import { withoutAddresses } from '../../domain/contact-address';

/** Limits of time in milliseconds, and a certificate authority of one's own. */
export interface SmtpOptions {
  readonly connectMs?: number;
  readonly silenceMs?: number;
  readonly wholeMs?: number;
  readonly ca?: string;
}

/** What nodemailer says of a message that it could not hand over. */
interface SmtpFault {
  readonly code?: string;
  /** The SMTP command that was answered, such as `RCPT TO`. */
  readonly command?: string;
  readonly responseCode?: number;
  readonly message: string;
}

const settingsOf = (server: MailServer, { connectMs = 10_000, silenceMs = 20_000, ca }: SmtpOptions) => ({
  host: server.host,
  port: server.port,
  secure: server.tls === 'immediate',
  requireTLS: server.tls === 'startTls',
  ignoreTLS: server.tls === 'none',
  connectionTimeout: connectMs,
  greetingTimeout: connectMs,
  dnsTimeout: connectMs,
  socketTimeout: silenceMs,
  tls: { minVersion: 'TLSv1.2' as const, ...(ca !== undefined && { ca }) },
  // a server that offers no login although we have one is not ours
  ...(server.user !== undefined && { auth: { user: server.user, pass: server.password ?? '' }, forceAuth: true }),
  disableFileAccess: true,
  disableUrlAccess: true,
});

/**
 * A recipient or a message that was refused for good is `refused`; one that was put off (greylisted, mailbox full) is
 * tried again by itself. Everything else speaks of the server: it is not there, does not want us, or hangs up.
 */
function outcomeOf({ command, responseCode = 0, message }: SmtpFault): Outcome {
  const why = withoutAddresses(message);
  const aboutThisOne = command === 'RCPT TO' || command === 'DATA';
  if (!aboutThisOne || responseCode < 400 || responseCode === 421) throw new ChannelUnavailable(why);
  if (responseCode < 500) throw new Error(why);
  return { outcome: 'refused', why };
}

/**
 * E-mail by SMTP, a connection for each message. The Message-ID is made of the message's id: a mailbox that gets the
 * same message again, because an answer was lost, can tell.
 */
export function smtpChannel(server: MailServer, options: SmtpOptions = {}): MessageChannel {
  const { from } = server;
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const transport = createTransport(settingsOf(server, options));
  return {
    name: 'email',
    isSimulated: false,
    async deliver({ id, to, language, letter }: Message): Promise<Outcome> {
      try {
        await transport.sendMail({
          from,
          to: { name: letter.name, address: to },
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          messageId: `<${id}@${domain}>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': language,
            'List-Id': { prepared: true, value: `<notifications.${domain}>` },
            'List-Unsubscribe': { prepared: true, value: `<${letter.settingsUrl}>` },
          },
          signal: AbortSignal.timeout(options.wholeMs ?? 50_000),
        });
        return { outcome: 'sent' };
      } catch (error) {
        return outcomeOf(error as SmtpFault);
      }
    },
    close: () => transport.close(),
  };
}
