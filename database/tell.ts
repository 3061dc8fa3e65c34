import { In, type EntityManager } from 'typeorm';
import type { Text } from '../definitions/language';
import { sha256 } from '../domain/hash';
import type { ChannelName } from '../domain/message-settings';
import { noteChanges, type Change } from './changes';
import { insertRows, rows } from './database';
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

/** So many rows go into one statement, which may hold no more than some thousand values. */
const atOnce = 500;

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
  const written: NotificationRow[] = [];
  const known = await rows(tx, 'notification').findBy({ userId: In([...users]), cause });
  for (const userId of users) {
    if (known.some((notification) => notification.userId === userId)) continue;
    written.push({
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
    });
  }
  for (let from = 0; from < written.length; from += atOnce) {
    const some = written.slice(from, from + atOnce);
    await insertRows(tx, 'notification', some);
    const changes = some.map(({ userId }): Change => ({ resource: 'notifications', userId }));
    await noteChanges(tx, at, changes);
  }
  const told = written.map(({ id, userId }): ToldMessage => ({ id, userId, ...telling }));
  await planDeliveries(tx, told, channels, at);
}
