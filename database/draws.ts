import { hash } from 'node:crypto';
import { Not, type EntityManager } from 'typeorm';
import type { CaseState } from '../definitions/language';
import type { Call } from '../domain/drawing/calls';
import { pseudonym, saltOf } from '../domain/drawing/draw-list';
import type { Contribution } from '../domain/drawing/draw-record';
import { canBeDrawn } from '../domain/drawing/expert-standing';
import { readSeedPart } from '../domain/drawing/seed-part';
import { rows, type Database } from './database';
import { readActs, type FullAct } from './given';
import type { DeliveryRow, DrawCallRow, DrawRow } from './rows';

/** The actions of a stage that draws experts; the manifest holds definitions to them. */
export const drawingActions = {
  request: 'requestExperts',
  key: 'giveKey',
  dealing: 'commitShare',
  secret: 'revealShare',
  pieces: 'openShares',
} as const;

/** The page to which a call leads. */
export const invitationPath = '/invitations';

/** Whether a message calls somebody to a committee: then nobody else learns whom it is for. */
export const isInvitation = ({ content }: Pick<DeliveryRow, 'content'>): boolean => content.path === invitationPath;

/** The acts of one stay of a case, with all of their forms. */
export async function actsOfVisit(
  manager: EntityManager,
  caseId: string,
  state: CaseState,
  visit: number,
): Promise<FullAct[]> {
  const stay = state.visits.find((one) => one.visit === visit);
  const acts = await readActs(manager, caseId);
  return acts.filter(({ stage, at }) => stay !== undefined && stage === stay.stage && at >= stay.enteredAt);
}

const given = (act: FullAct | undefined, field: string): string => {
  const value = act?.form[field];
  return typeof value === 'string' ? value : '';
};

/** What each party has contributed so far, from the acts of the stay, by its role. */
export function contributionsOf(acts: readonly FullAct[]): Contribution[] {
  const by = (action: string, role: string) => acts.find((act) => act.action === action && act.actor.role === role);
  const opened = acts
    .filter(({ action }) => action === drawingActions.pieces)
    .flatMap((act) => readSeedPart('pieces', given(act, 'pieces')) ?? []);
  return acts
    .filter(({ action }) => action === drawingActions.dealing)
    .flatMap((act): Contribution[] => {
      const party = act.actor.role;
      const dealing = readSeedPart('dealing', given(act, 'dealing'));
      if (!dealing) return [];
      const secret = given(by(drawingActions.secret, party), 'secret');
      const pieces = opened.filter((one) => one.party === party).map(({ piece }) => piece);
      return [{ party, dealing, ...(secret ? { secret } : pieces.length > 0 && { pieces }) }];
    });
}

/** The calls of a draw in the order they were made, under the names of the draw. */
export async function callRows(manager: EntityManager, drawId: string): Promise<DrawCallRow[]> {
  return rows(manager, 'drawCall').find({ where: { drawId }, order: { called: 'ASC' } });
}

/** A call as it is published: without any time of day. */
export const callOf = ({ person, speciality, called, answer, answered }: DrawCallRow): Call => ({
  person,
  speciality,
  called,
  ...(answer !== null && { answer }),
  ...(answered !== null && { answered }),
});

/**
 * Reads a draw; until the transaction ends nobody else changes it or its calls, which are numbered one after the other.
 */
export async function lockDraw(
  tx: EntityManager,
  dialect: Database['dialect'],
  { caseId, visit }: Pick<DrawRow, 'caseId' | 'visit'>,
): Promise<DrawRow> {
  // on SQLite every writing transaction holds the one write lock already
  if (dialect === 'sqlite') return rows(tx, 'draw').findOneByOrFail({ caseId, visit });
  return rows(tx, 'draw')
    .createQueryBuilder('draw')
    .where('draw.caseId = :caseId AND draw.visit = :visit', { caseId, visit })
    .setLock('pessimistic_write')
    .getOneOrFail();
}

/** The last draw of a case. */
export async function lastDraw(manager: EntityManager, caseId: string): Promise<DrawRow | null> {
  return rows(manager, 'draw').findOne({ where: { caseId }, order: { visit: 'DESC' } });
}

/** The next number of a call or an answer. */
export const nextNumber = (calls: readonly DrawCallRow[]): number =>
  Math.max(0, ...calls.flatMap(({ called, answered }) => [called, answered ?? 0])) + 1;

/** As `sha256` of the domain, which browsers share, and ten times as fast: a register has a hundred thousand people. */
const fastSha256 = (text: string): string => hash('sha256', text);

/** What a user is called in a draw. */
export const personOf = (secret: string, userId: string): string =>
  pseudonym(saltOf(secret, userId, fastSha256), userId, fastSha256);

/** Under the names of a draw, everybody of the register who cannot evaluate on that day in Shanghai. */
export async function barredFrom(manager: EntityManager, secret: string, today: string): Promise<ReadonlySet<string>> {
  const others = await rows(manager, 'expert').findBy({ state: Not('admitted') });
  return new Set(others.filter((one) => !canBeDrawn(one, today)).map(({ id }) => personOf(secret, id)));
}

/** What these are called in a draw, each by that name. */
export const peopleAmong = (secret: string, ids: readonly string[]): ReadonlyMap<string, string> =>
  new Map(ids.map((id) => [personOf(secret, id), id]));

/** Who is behind the names of a draw, among those who act as experts. */
export async function peopleBehind(
  manager: EntityManager,
  secret: string,
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(persons);
  const members = await rows(manager, 'expert').find({ select: { id: true } });
  const named = peopleAmong(
    secret,
    members.map(({ id }) => id),
  );
  return new Map([...named].filter(([person]) => wanted.has(person)));
}
