import type { EntityManager } from 'typeorm';
import { tell } from '../../database/tell';
import { sentenceOf } from '../../definitions/language/sentence';
import type { Text } from '../../definitions/language/text';
import type { ApiDependencies } from '../http/dependencies';
import { toldNow } from '../messages/told-now';

/** What people are told that belongs to no case, and the page of the console where it is. */
export interface News {
  /** `task`: there is something to do; `act`: something was done. */
  readonly kind: 'task' | 'act';
  readonly what: Text;
  /** Where it comes from: the name of a body. */
  readonly from: string;
  readonly path: string;
  /** The same cause tells a person once. */
  readonly cause: string;
}

/** Tells people in the console, and by the channels that each of them wants. */
export async function tellPeople(
  tx: EntityManager,
  deps: ApiDependencies,
  users: readonly string[],
  { kind, what, from, path, cause }: News,
): Promise<void> {
  const content = { what, project: from, path };
  const message = sentenceOf(kind, content);
  const telling = { kind, cause, content, message, caseId: null, dueAt: undefined, urgent: false };
  await tell(tx, [...new Set(users)], telling, toldNow(deps));
}
