import type { ChannelName, ShortTemplate } from '../../domain/message-settings';

/** A message to one person, in the forms that the ways to reach people need. */
export interface Message {
  /** The same id is delivered once, or can be recognised as the same by whoever gets it twice. */
  readonly id: string;
  /** An e-mail address, or a telephone number as `+` and digits. */
  readonly to: string;
  readonly language: 'zh' | 'en';
  /** For e-mail. */
  readonly letter: Letter;
  /** For telephones, whose messages are made of templates that were registered beforehand. */
  readonly short: ShortMessage;
}

export interface Letter {
  /** The person's name, beside the address. */
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where the person chooses what they get. */
  readonly settingsUrl: string;
}

export interface ShortMessage {
  /** A name of ours; the deployment says under which id it is registered. */
  readonly template: ShortTemplate;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * What came of it. `sent`: it was taken over, and a report may follow; `kept`: it reaches
 * nobody, operators can look at it; `refused`: it will
 * never be taken, such as for an address that does not exist. `why` goes to operators and holds no address.
 */
export type Outcome =
  { readonly outcome: 'sent' } | { readonly outcome: 'kept' } | { readonly outcome: 'refused'; readonly why: string };

/** The whole channel is out of order (unreachable, or it refuses us): other messages have to wait as well. */
export class ChannelUnavailable extends Error {
  override readonly name = 'ChannelUnavailable';
}

/** A way to reach people outside the console: e-mail, SMS, voice. */
export interface MessageChannel {
  readonly name: ChannelName;
  /** Whether messages only are kept for operators to look at, and reach nobody. */
  readonly isSimulated: boolean;
  /**
   * Delivers a message. Answers within a minute, whatever the other side does.
   * @throws ChannelUnavailable when the channel is out of order; any other Error when this message is worth another try
   */
  deliver(message: Message): Promise<Outcome>;
  /** Lets go of its connections. */
  close(): void;
}
