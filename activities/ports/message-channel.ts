/** A message to one person, beside the notification that they find in the console. */
export interface Message {
  /** The same id is delivered once. */
  readonly id: string;
  readonly userId: string;
  readonly zh: string;
  readonly en: string;
  readonly caseId: string | undefined;
}

/** A way to reach people outside the console: e-mail, SMS, voice. */
export interface MessageChannel {
  readonly name: string;
  /** Delivers a message. Delivering the same id again reaches the person once. @throws Error when it can be tried again */
  deliver(message: Message): Promise<void>;
}
