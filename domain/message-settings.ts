import { addDays, dateOf, instantOf } from './calendar';

/** Ways to reach people outside the console, in the order in which they are offered. */
export const messageChannels = ['email', 'sms', 'voice'] as const;
export type ChannelName = (typeof messageChannels)[number];

/** What people are told of: a new task, a limit that comes near, one that has passed, what somebody did. */
export const messageKinds = ['task', 'reminder', 'overdue', 'act'] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * What a telephone can be told: operators register one template for each, since networks pass no free text. `code`
 * proves that a number belongs to its owner, `test` is sent by operators to themselves.
 */
export const shortTemplates = [...messageKinds, 'code', 'test'] as const;
export type ShortTemplate = (typeof shortTemplates)[number];

/** The id of a template for a language: as registered (`task.en`, `task`), else our own name for it. */
export const templateId = (registered: Readonly<Record<string, string>>, template: string, language: string): string =>
  registered[`${template}.${language}`] ?? registered[template] ?? template;

/** Hours of the day in Shanghai, `HH:MM`; they may reach over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** How one person wants to be reached. The console always has every message. */
export interface MessageSettings {
  readonly kinds: Readonly<Record<MessageKind, readonly ChannelName[]>>;
  /** While these last no telephone rings; null: at any hour. */
  readonly quiet: QuietHours | null;
  /** The hour of the day (0 to 23, Shanghai) at which e-mail comes as one digest; null: at once. */
  readonly digestHour: number | null;
}

/** How somebody is reached who has chosen nothing. */
export const defaultMessageSettings: MessageSettings = {
  kinds: { task: ['email'], reminder: ['email', 'sms'], overdue: ['email', 'sms'], act: ['email'] },
  quiet: { from: '22:00', to: '08:00' },
  digestHour: null,
};

/** A message before it is put on its way. Instants are ISO-8601 UTC by the platform's clock. */
export interface PlannedMessage {
  readonly kind: MessageKind;
  readonly now: string;
  /** When what it speaks of has to be done. */
  readonly dueAt?: string | undefined;
  /** The definition says that it cannot wait. */
  readonly urgent: boolean;
}

/** When a message may go out, and whether it is gathered with others into one. */
export interface Departure {
  readonly at: string;
  readonly inDigest: boolean;
}

/**
 * When a message may go out by a channel. Telephones wait for the end of the quiet hours and e-mail for its digest,
 * unless the message is urgent or what it speaks of would be due before.
 */
export function departureOf(channel: ChannelName, settings: MessageSettings, message: PlannedMessage): Departure {
  const { now, dueAt, urgent } = message;
  const atOnce: Departure = { at: now, inDigest: false };
  const later =
    channel === 'email'
      ? settings.digestHour !== null && { at: nextTime(now, hourText(settings.digestHour)), inDigest: true }
      : settings.quiet !== null &&
        isQuiet(settings.quiet, now) && { at: nextTime(now, settings.quiet.to), inDigest: false };
  if (!later || urgent) return atOnce;
  const comesTooLate = dueAt !== undefined && now < dueAt && dueAt <= later.at;
  return comesTooLate ? atOnce : later;
}

const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The first instant after `now` at which clocks in Shanghai show that time of day. */
function nextTime(now: string, time: string): string {
  const today = instantOf(dateOf(now), time);
  return today > now ? today : instantOf(addDays(dateOf(now), 1), time);
}

/** Whether it is one of the quiet hours: their beginning belongs to them, their end does not. */
function isQuiet({ from, to }: QuietHours, now: string): boolean {
  const date = dateOf(now);
  const begins = instantOf(date, from);
  const ends = instantOf(date, to);
  return begins < ends ? begins <= now && now < ends : now >= begins || now < ends;
}
