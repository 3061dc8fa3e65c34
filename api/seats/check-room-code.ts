import { randomUUID } from 'node:crypto';
import { MoreThan } from 'typeorm';
import { rows } from '../../database/database';
import { text } from '../../definitions/language';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { lockUser } from '../session/login';

const mostWrong = 5;
const windowMs = 15 * 60_000;
/** What a wrong code is put on record as. */
const action = 'roomCode';

const wrongCode = text('签到码不对。', 'This is not the code of the room.');

/** The code that somebody gives, of which case, and the name under which the case knows them. */
export interface GivenCode {
  readonly caseId: string;
  readonly person: string;
  readonly given: string;
  readonly expected: string;
}

/**
 * Compares a code with the one that hangs in the room. Wrong ones are put on record as attempts; after five within a
 * quarter of an hour no code of that person is looked at for this case, so that nobody finds one by trying.
 * @throws Refusal InvalidInput for another code, TooManyAttempts
 */
export async function checkRoomCode(
  { database, clock }: ApiDependencies,
  me: SignedIn,
  { caseId, person: userId, given, expected }: GivenCode,
): Promise<void> {
  const at = clock.now();
  // what was wrong is counted, so nothing may be thrown before it is written
  const refusal = await database.write(async (tx) => {
    await lockUser(tx, database, me.user.id);
    const since = new Date(Date.parse(at) - windowMs).toISOString();
    const wrong = await rows(tx, 'attempt').find({
      where: { userId, at: MoreThan(since), caseId, action },
      order: { at: 'DESC' },
      take: mostWrong,
    });
    const oldest = wrong[mostWrong - 1];
    if (oldest) return refuse.tooMany(Math.ceil((Date.parse(oldest.at) + windowMs - Date.parse(at)) / 1000));
    if (given === expected) return undefined;
    const refused = refuse.invalidField('code', 'wrongCode', wrongCode);
    const attempt = { id: randomUUID(), at, userId, caseId, action, code: refused.code, detail: wrongCode.zh };
    await rows(tx, 'attempt').insert(attempt);
    return refused;
  });
  if (refusal) throw refusal;
}
