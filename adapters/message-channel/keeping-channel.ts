import type { Message, MessageChannel, Outcome } from '../../activities/ports/message-channel';
import { insertRow, rows, type Database } from '../../database/database';
import { deliveryId } from '../../database/plan-deliveries';
import { readEmail, readPhone } from '../../domain/contact-address';
import type { ChannelName } from '../../domain/message-settings';

const subjectOf = (channel: ChannelName, { letter, short }: Message): string =>
  channel === 'email' ? letter.subject : short.template;

const bodyOf = (channel: ChannelName, { letter, short }: Message): string =>
  channel === 'email'
    ? letter.text
    : Object.entries(short.parameters)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n');

/**
 * The gateway of a single machine and of the demonstration: it reaches nobody, but keeps what it was given in a table
 * that operators can look at. Like a real one it refuses what is no address, and knows a message that comes again.
 */
export function keepingChannel(channel: ChannelName, database: Database, now: () => string): MessageChannel {
  const isAddress = channel === 'email' ? readEmail : readPhone;
  return {
    name: channel,
    isSimulated: true,
    async deliver(message: Message): Promise<Outcome> {
      if (isAddress(message.to) !== message.to) return { outcome: 'refused', why: 'no such address' };
      const id = deliveryId(message.id, channel);
      await database.write(async (tx) => {
        const { affected } = await rows(tx, 'keptMessage').increment({ id }, 'times', 1);
        if (affected !== undefined && affected > 0) return;
        await insertRow(tx, 'keptMessage', {
          id,
          messageId: message.id,
          channel,
          address: message.to,
          language: message.language,
          at: now(),
          subject: subjectOf(channel, message).slice(0, 500),
          body: bodyOf(channel, message),
          times: 1,
        });
      });
      return { outcome: 'kept' };
    },
    close: () => undefined,
  };
}
