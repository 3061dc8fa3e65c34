import { In, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { text } from '../../definitions/language/text';
import { refuse } from '../http/refusal';
import { fitsBody } from '../session/memberships';

const nobodyLeft = () =>
  refuse.conflict(
    'Conflict',
    text(
      '这样平台就没有运维人员了。请先另设一位。',
      'Nobody would be left to operate the platform. Appoint somebody else first.',
    ),
  );

/**
 * Checks, as the last step of a change, that somebody can still operate the platform: an active person at an active body.
 * @throws Refusal `Conflict` where nobody can
 */
export async function checkOperated(tx: EntityManager): Promise<void> {
  const operators = await rows(tx, 'membership').findBy({ role: 'operator' });
  if (operators.length === 0) throw nobodyLeft();
  const [bodies, people] = await Promise.all([
    rows(tx, 'body').findBy({ id: In(operators.map(({ bodyId }) => bodyId)), active: true }),
    rows(tx, 'user').findBy({ id: In(operators.map(({ userId }) => userId)), active: true }),
  ]);
  const isLeft = operators.some(
    ({ userId, bodyId }) =>
      people.some(({ id }) => id === userId) &&
      bodies.some(({ id, kinds }) => id === bodyId && fitsBody('operator', kinds)),
  );
  if (!isLeft) throw nobodyLeft();
}
