import { z } from 'zod';
import { contactKinds } from '../../domain/contact-address';
import { messageChannels, messageKinds } from '../../domain/message-settings';
import { idSchema, instantSchema, pageQuery, textSchema, userRefSchema } from './words';

export const channelNameSchema = z.enum(messageChannels);
export const contactKindSchema = z.enum(contactKinds);
/** `HH:MM` on the clocks of Shanghai. */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const channelsSchema = z
  .array(channelNameSchema)
  .max(messageChannels.length)
  .transform((channels) => messageChannels.filter((name) => channels.includes(name)));

/** How one person wants to be reached; the console has every message anyhow. */
export const messageSettingsSchema = z.object({
  kinds: z.object({ task: channelsSchema, reminder: channelsSchema, overdue: channelsSchema, act: channelsSchema }),
  /** While these last no telephone rings; null: at any hour. */
  quiet: z.object({ from: timeOfDaySchema, to: timeOfDaySchema }).nullable(),
  /** The hour of the day at which e-mail comes as one digest; null: at once. */
  digestHour: z.number().int().min(0).max(23).nullable(),
});

/**
 * What has become of a code: it waits to go out, or for its channel to work again; it has left; it was kept, where no
 * gateway is connected; or it could not be brought.
 */
export const codeStates = ['waiting', 'delayed', 'sent', 'kept', 'failed'] as const;
export type CodeState = (typeof codeStates)[number];

/** Where one is reached. `pending` is an address that has to be proved with a code. */
export const contactSchema = z.object({
  kind: contactKindSchema,
  address: z.string().optional(),
  verifiedAt: instantSchema.optional(),
  pending: z.object({ address: z.string(), expiresAt: instantSchema, code: z.enum(codeStates) }).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** `isSimulated`: messages reach nobody; operators can look at them. */
const openChannelSchema = z.object({ name: channelNameSchema, isSimulated: z.boolean() });
export const ownMessagesSchema = z.object({
  settings: messageSettingsSchema,
  contacts: z.array(contactSchema),
  /** The ways that this deployment has; one that is not listed is not offered. */
  channels: z.array(openChannelSchema),
});
export type OwnMessages = z.infer<typeof ownMessagesSchema>;

export const contactInputSchema = z.object({ address: z.string().trim().min(1).max(300) });
export const contactCodeSchema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});

/** `kept`: it reached nobody, since the channel is not connected. */
export const deliveryStates = ['waiting', 'sent', 'delivered', 'kept', 'failed', 'givenUp'] as const;
/** Why a delivery failed or was given up. */
export const deliveryWhys = [
  'refused',
  'undelivered',
  'tooOften',
  'noAddress',
  'inactive',
  'read',
  'tooLate',
  'byOperator',
] as const;

/** One message to one person by one channel, as operators see it: what it says is not their business. */
export const deliverySchema = z.object({
  id: idSchema,
  at: instantSchema,
  kind: z.enum([...messageKinds, 'code', 'test']),
  channel: channelNameSchema,
  state: z.enum(deliveryStates),
  user: userRefSchema,
  /** Masked: `l***@example.com`. */
  address: z.string().optional(),
  caseId: idSchema.optional(),
  attempts: z.number().int(),
  /** Waits until then by the platform's clock: for the morning, or for a digest. */
  notBefore: instantSchema,
  sentAt: instantSchema.optional(),
  settledAt: instantSchema.optional(),
  why: z.enum(deliveryWhys).optional(),
  error: z.string().optional(),
  decidedBy: userRefSchema.optional(),
  reason: z.string().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;
export const deliveryQuery = z.object({
  ...pageQuery,
  state: z.enum(deliveryStates).optional(),
  channel: channelNameSchema.optional(),
});

const deliveryIds = z.array(idSchema).min(1).max(200);
export const retryDeliveriesSchema = z.object({ ids: deliveryIds });
export const giveUpDeliveriesSchema = z.object({ ids: deliveryIds, reason: z.string().trim().min(5).max(500) });
/** What came of it, row by row: done, proposed to a second person (`proposalId`), or why not. */
export const deliveryResultsSchema = z.object({
  results: z.array(
    z.object({ id: idSchema, ok: z.boolean(), message: textSchema.optional(), proposalId: idSchema.optional() }),
  ),
});
export type DeliveryResults = z.infer<typeof deliveryResultsSchema>;

/** A way to reach people, how it fares, and what waits on it. */
export const channelStatusSchema = z.object({
  name: channelNameSchema,
  /** `kept`: messages reach nobody; `off`: there is no such channel here. */
  means: z.enum(['smtp', 'gateway', 'kept', 'off']),
  failingSince: instantSchema.optional(),
  error: z.string().optional(),
  waiting: z.number().int(),
  failed: z.number().int(),
  /** Whoever asks has confirmed an address for it, to which a test can be sent. */
  reachesMe: z.boolean(),
});
export type ChannelStatus = z.infer<typeof channelStatusSchema>;

/** A message that was kept instead of being sent. */
export const keptMessageSchema = z.object({
  id: idSchema,
  at: instantSchema,
  channel: channelNameSchema,
  address: z.string(),
  subject: z.string(),
  body: z.string(),
  times: z.number().int(),
});
export type KeptMessage = z.infer<typeof keptMessageSchema>;
export const keptMessageQuery = z.object({ ...pageQuery, channel: channelNameSchema.optional() });

/** What a gateway reports of a message, signed as docs/notifications.md says. */
export const deliveryReportSchema = z.object({
  id: idSchema,
  state: z.enum(['delivered', 'undelivered']),
  why: z.string().max(300).optional(),
});
