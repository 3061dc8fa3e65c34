import { In, type EntityManager } from 'typeorm';
import { contactOfChannel } from '../domain/contact-address';
import { sha256 } from '../domain/hash';
import {
  defaultMessageSettings,
  departureOf,
  type ChannelName,
  type MessageKind,
  type MessageSettings,
} from '../domain/message-settings';
import { insertRow, rows } from './database';
import type { DeliveryContent, DeliveryRow } from './rows';

/** A notification that was just written, with what decides when it may leave the house. */
export interface ToldMessage {
  readonly id: string;
  readonly userId: string;
  readonly kind: MessageKind;
  readonly caseId: string | null;
  readonly content: DeliveryContent;
  /** When what it speaks of has to be done; planned with, whether or not the message says it. */
  readonly dueAt: string | undefined;
  readonly urgent: boolean;
}

/** The id of the delivery of a message by a channel: the same, however often it is planned. */
export const deliveryId = (messageId: string, channel: ChannelName): string =>
  sha256(`${messageId}/${channel}`).slice(0, 32);

/** A delivery that waits and was never tried. Instants by the platform's clock, but for `nextTryAt`. */
export const waitingDelivery = (
  planned: Pick<DeliveryRow, 'messageId' | 'userId' | 'kind' | 'caseId' | 'content' | 'createdAt'> & {
    readonly channel: ChannelName;
  },
  departs: { readonly notBefore: string; readonly notAfter: string | null; readonly inDigest: boolean },
): DeliveryRow => {
  const id = deliveryId(planned.messageId, planned.channel);
  return {
    id,
    ...planned,
    ...departs,
    parcel: departs.inDigest ? null : id,
    state: 'waiting',
    attempts: 0,
    nextTryAt: new Date().toISOString(),
    firstTryAt: null,
    sentAt: null,
    settledAt: null,
    why: null,
    error: null,
    decidedBy: null,
    reason: null,
  };
};

/** How these people want to be reached. */
export async function messageSettingsOf(
  manager: EntityManager,
  users: readonly string[],
): Promise<(userId: string) => MessageSettings> {
  const found = await rows(manager, 'messageSetting').findBy({ userId: In([...users]) });
  const byUser = new Map(found.map((row) => [row.userId, row.settings]));
  return (userId) => byUser.get(userId) ?? defaultMessageSettings;
}

/**
 * Puts messages on their way in the transaction that writes their notifications: a delivery for each channel that is
 * open here, that the person wants for this kind, and for which they have an address. They are new, so nothing is there.
 */
export async function planDeliveries(
  tx: EntityManager,
  messages: readonly ToldMessage[],
  channels: readonly ChannelName[],
  now: string,
): Promise<void> {
  if (messages.length === 0 || channels.length === 0) return;
  const users = [...new Set(messages.map((message) => message.userId))];
  const contacts = await rows(tx, 'contact').findBy({ userId: In(users) });
  if (contacts.length === 0) return;
  const settingsOf = await messageSettingsOf(tx, users);
  const hasContact = new Set(contacts.map(({ userId, kind }) => `${userId}/${kind}`));
  for (const { id: messageId, userId, kind, caseId, content, dueAt, urgent } of messages) {
    const settings = settingsOf(userId);
    for (const channel of channels) {
      if (!settings.kinds[kind].includes(channel) || !hasContact.has(`${userId}/${contactOfChannel[channel]}`))
        continue;
      const { at, inDigest } = departureOf(channel, settings, { kind, now, dueAt, urgent });
      const notAfter = kind === 'reminder' ? (dueAt ?? null) : null;
      const planned = { messageId, channel, userId, kind, caseId, content, createdAt: now };
      await insertRow(tx, 'delivery', waitingDelivery(planned, { notBefore: at, notAfter, inDigest }));
    }
  }
}
