import type { MessageChannel } from '../../activities/ports/message-channel';
import type { Configuration } from '../../configuration';
import type { Database } from '../../database/database';
import { correctedGateway } from './corrected-gateway';
import { keepingChannel } from './keeping-channel';
import { smtpChannel } from './smtp-channel';

/** The channels that a deployment has. */
export function messageChannels(
  { messages, publicUrl }: Configuration,
  database: Database,
  now: () => string,
): MessageChannel[] {
  const { email } = messages;
  const channels: MessageChannel[] = [];
  if (email) channels.push(email.kind === 'smtp' ? smtpChannel(email) : keepingChannel('email', database, now));
  for (const name of ['sms', 'voice'] as const) {
    const gateway = messages[name];
    if (!gateway) continue;
    const reportsUrl = `${publicUrl}/api/delivery-reports/${name}`;
    channels.push(
      gateway.kind === 'gateway'
        ? correctedGateway(name, gateway, reportsUrl, database)
        : keepingChannel(name, database, now),
    );
  }
  return channels;
}
