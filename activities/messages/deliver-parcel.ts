import { In } from 'typeorm';
import { noteChannelFailure, noteChannelSuccess } from '../../database/channel-state';
import type { Parcel, TwoTimes } from '../../database/claim-deliveries';
import { rows, type Database } from '../../database/database';
import type { DeliveryRow } from '../../database/rows';
import { leaveOut, postponeParcel, settleSent, settleUnsent, type WhyNot } from '../../database/settle-deliveries';
import { contactOfChannel } from '../../domain/contact-address';
import { ChannelUnavailable, type MessageChannel, type Outcome } from '../ports/message-channel';
import { composeMessage, type Recipient } from './compose';

/** What delivering needs of the deployment. */
export interface DeliveryGround {
  readonly database: Database;
  /** Where people open the console. */
  readonly publicUrl: string;
  readonly times: () => TwoTimes;
}

const triedForMs = 72 * 3_600_000;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;
/** A channel answers within a minute by its word; this holds when one does not keep it. */
const longestAttemptMs = 90_000;

/** Notifications among those that were read in the console while they waited for the morning or for their digest. */
async function readMeanwhile({ database }: DeliveryGround, parcel: Parcel): Promise<DeliveryRow[]> {
  const waited = parcel.deliveries.filter((row) => row.notBefore > row.createdAt);
  if (parcel.attempt > 1 || waited.length === 0) return [];
  const ids = waited.map((row) => row.messageId);
  const found = await rows(database.read, 'notification').findBy({ id: In(ids) });
  const read = new Set(found.filter((row) => row.readAt !== null).map((row) => row.id));
  return waited.filter((row) => read.has(row.messageId));
}

/** Where a code goes: to the address that it is to prove, while it is good for anything. */
async function addressOfCode({ database, times }: DeliveryGround, id: string): Promise<string | undefined> {
  const code = await rows(database.read, 'contactCode').findOneBy({ id });
  return code && code.usedAt === null && code.expiresAt > times().real ? code.address : undefined;
}

/** To whom a parcel goes, or why it goes nowhere. */
async function recipientOf(ground: DeliveryGround, parcel: Parcel): Promise<Recipient | WhyNot> {
  const { database, times } = ground;
  const user = await rows(database.read, 'user').findOneBy({ id: parcel.userId });
  if (!user?.active) return 'inactive';
  const now = times().platform;
  if (parcel.deliveries.every((row) => row.notAfter !== null && row.notAfter <= now)) return 'tooLate';
  const [first] = parcel.deliveries;
  const kind = contactOfChannel[parcel.channel];
  const address =
    first?.kind === 'code'
      ? await addressOfCode(ground, first.messageId)
      : (await rows(database.read, 'contact').findOneBy({ userId: user.id, kind }))?.address;
  if (address === undefined) return first?.kind === 'code' ? 'tooLate' : 'noAddress';
  return { name: user.name, address, language: user.locale === 'en' ? 'en' : 'zh' };
}

function withinTime(work: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ChannelUnavailable('no answer in time')), longestAttemptMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What came of a failed attempt: another one later, or an end to it. */
async function afterFailure(
  ground: DeliveryGround,
  channel: MessageChannel,
  parcel: Parcel,
  error: unknown,
): Promise<void> {
  const { database, times } = ground;
  const { platform, real } = times();
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof ChannelUnavailable) await noteChannelFailure(database, channel.name, said, times());
  else await noteChannelSuccess(database, channel.name);
  const since = parcel.deliveries[0]?.firstTryAt ?? real;
  if (Date.parse(real) - Date.parse(since) >= triedForMs) {
    return settleUnsent(database, parcel.id, 'failed', 'tooOften', platform, said);
  }
  const wait = Math.min(firstWaitMs * 2 ** Math.min(parcel.attempt - 1, 20), longestWaitMs);
  return postponeParcel(database, parcel, new Date(Date.parse(real) + wait).toISOString(), said);
}

/**
 * Makes one attempt to deliver a parcel and writes down what came of it. When the process dies in between, the parcel
 * is tried again under the same id, by which the other side knows it.
 */
export async function deliverParcel(ground: DeliveryGround, channel: MessageChannel, claimed: Parcel): Promise<void> {
  const { database, publicUrl, times } = ground;
  const read = await readMeanwhile(ground, claimed);
  await leaveOut(database, read, 'read', times().platform);
  const parcel = { ...claimed, deliveries: claimed.deliveries.filter((row) => !read.includes(row)) };
  if (parcel.deliveries.length === 0) return;
  const recipient = await recipientOf(ground, parcel);
  if (typeof recipient === 'string') {
    return settleUnsent(database, parcel.id, 'givenUp', recipient, times().platform);
  }
  let outcome: Outcome;
  try {
    outcome = await withinTime(channel.deliver(composeMessage(parcel, recipient, publicUrl)));
  } catch (error) {
    return afterFailure(ground, channel, parcel, error);
  }
  await noteChannelSuccess(database, channel.name);
  const { platform } = times();
  if (outcome.outcome === 'refused') {
    return settleUnsent(database, parcel.id, 'failed', 'refused', platform, outcome.why);
  }
  return settleSent(database, parcel.id, outcome.outcome, platform);
}
