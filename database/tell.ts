import { In, type EntityManager } from 'typeorm';
import type { Text } from '../definitions/language';
import { sha256 } from '../domain/hash';
import type { ChannelName } from '../domain/message-settings';
import { noteChange } from './changes';
import { insertRow, rows } from './database';
import { planDeliveries, type ToldMessage } from './plan-deliveries';
import type { NotificationRow } from './rows';

/** What is said to people, and when it has to be done. */
export interface Telling extends Pick<ToldMessage, 'kind' | 'content' | 'caseId' | 'dueAt' | 'urgent'> {
  /** The same cause tells a person once. */
  readonly cause: string;
  /** The sentence in the console. */
  readonly message: Text;
  /** Where the console leads, where that is another page than the message that leaves the house names. */
  readonly page?: string;
}

/**
 * Puts notifications into the console, one for each person and cause, and in the same transaction on their way by the
 * channels that each of them wants. Nothing here waits for a gateway. `at` is an instant of the platform's clock.
 */
export async function tell(
  tx: EntityManager,
  users: readonly string[],
  { cause, message, page, ...telling }: Telling,
  { at, channels }: { readonly at: string; readonly channels: readonly ChannelName[] },
): Promise<void> {
  const { kind, caseId, content } = telling;
  const told: ToldMessage[] = [];
  const known = await rows(tx, 'notification').findBy({ userId: In([...users]), cause });
  for (const userId of users) {
    if (known.some((notification) => notification.userId === userId)) continue;
    const row: NotificationRow = {
      id: sha256(`${userId}/${cause}`).slice(0, 32),
      userId,
      cause,
      at,
      kind,
      messageZh: message.zh.slice(0, 500),
      messageEn: message.en.slice(0, 500),
      caseId,
      path: page ?? content.path ?? null,
      readAt: null,
    };
    await insertRow(tx, 'notification', row);
    await noteChange(tx, at, 'notifications', { userId });
    told.push({ id: row.id, userId, ...telling });
  }
  await planDeliveries(tx, told, channels, at);
}
