import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { bodyNames } from '../database/body-names';
import { rows, type Database } from '../database/database';
import { insertUnlessThere } from '../database/plain-statements';
import type { ExpertRow } from '../database/rows';
import { suspendingCases } from '../database/suspensions';
import { tables } from '../database/tables';
import { chainStart } from '../domain/hash';
import type { ExpertDecision, ExpertStanding } from '../domain/drawing/expert-standing';
import {
  expertFormat,
  expertRecordHash,
  toldAs,
  type ExpertOrder,
  type ExpertRecord,
  type SignedExpertRecord,
  type ToldExpert,
} from '../domain/expert-exchange';
import type { PlatformName } from '../domain/exchange-package';

/** The rows that whoever adds to a chain of experts locks. */
const lockNames = { records: 'expertRecords', orders: 'expertOrders' } as const;

async function lock(tx: EntityManager, name: string): Promise<void> {
  const serials = rows(tx, 'serial');
  if (!(await serials.existsBy({ name }))) await insertUnlessThere(tx, 'serial', { name, last: 0 });
  await serials.increment({ name }, 'last', 0);
}

async function toldExpert(tx: EntityManager, code: string, row: ExpertRow): Promise<ToldExpert> {
  const { id, region, specialities, title, state, suspendedUntil, since } = row;
  const user = await rows(tx, 'user').findOneBy({ id });
  const memberships = await rows(tx, 'membership').findBy({ userId: id, role: 'expert' });
  const names = await bodyNames(
    tx,
    memberships.map(({ bodyId }) => bodyId),
  );
  return {
    expert: toldAs(code, id),
    name: user?.name ?? '',
    employer: [...names.values()].join('、').slice(0, 400),
    ...{ region, specialities, title, state, since },
    ...(suspendedUntil !== null && { suspendedUntil }),
  };
}

/** Makes the record of what the register now holds of an expert, in the transaction that changes it. */
export async function packExpert(
  tx: EntityManager,
  sender: PlatformName | undefined,
  expertId: string,
  madeAt: string,
): Promise<void> {
  const row = sender && (await rows(tx, 'expert').findOneBy({ id: expertId, origin: IsNull() }));
  if (!row) return;
  await lock(tx, lockNames.records);
  const [last] = await rows(tx, 'expertRecord').find({ order: { number: 'DESC' }, take: 1 });
  const { number, hash: previousHash } = last ?? { number: 0, hash: chainStart };
  const { code, name } = sender;
  const record: ExpertRecord = {
    format: expertFormat,
    sender: { code, name },
    number: number + 1,
    previousHash,
    madeAt,
    content: await toldExpert(tx, code, row),
  };
  const hash = expertRecordHash(record);
  await rows(tx, 'expertRecord').insert({ number: number + 1, expertId, madeAt, body: record, previousHash, hash });
}

/** Makes the records of everybody whom this platform keeps and of whom it has told nothing. */
export async function packAllExperts(database: Database, sender: PlatformName, at: string): Promise<void> {
  const untold = await rows(database.read, 'expert')
    .createQueryBuilder('expert')
    .where('expert.origin IS NULL')
    .andWhere(`expert.id NOT IN (SELECT record.expert_id FROM ${tables.expertRecord.name} record)`)
    .orderBy('expert.id')
    .getMany();
  for (const { id } of untold) await database.write((tx) => packExpert(tx, sender, id, at));
}

/**
 * Goes on from where the receiver is when this platform has lost its own records, or has others: what the receiver has
 * stays there, and everybody is told of once more behind it, so that the newest is right.
 */
export async function goOnFrom(
  database: Database,
  sender: PlatformName,
  { received, head }: { readonly received: number; readonly head: string },
  at: string,
): Promise<void> {
  await database.write(async (tx) => {
    await lock(tx, lockNames.records);
    await rows(tx, 'expertRecord').createQueryBuilder().delete().execute();
    const lost = { expertId: '', madeAt: at, body: {}, previousHash: head };
    if (received > 0) await rows(tx, 'expertRecord').insert({ ...lost, number: received, hash: head });
  });
  await packAllExperts(database, sender, at);
}

/** What became of a record that arrived. */
export type ExpertReception =
  | { readonly kind: 'stored' }
  | { readonly kind: 'gap'; readonly expected: number }
  | { readonly kind: 'other'; readonly hash: string }
  /** Another platform keeps the expert. */
  | { readonly kind: 'notTheirs' };

/** How far this platform is with the records of a sender. */
export async function receivedFrom(
  manager: EntityManager,
  sender: string,
): Promise<{ readonly received: number; readonly head: string }> {
  const [last] = await rows(manager, 'expertReceived').find({ where: { sender }, order: { number: 'DESC' }, take: 1 });
  return { received: last?.number ?? 0, head: last?.hash ?? chainStart };
}

/**
 * Stores a record whose signature and content have been checked, and what it tells, in one transaction: in order, once.
 * Who is suspended by a case of this platform stays so, whatever is told; all else is what the keeper says, and nobody but
 * the keeper.
 */
export async function receiveExpert(
  database: Database,
  { record, hash, signature }: SignedExpertRecord,
  receivedAt: string,
): Promise<ExpertReception> {
  const { number, previousHash, content } = record;
  const sender = record.sender.code;
  return database.write(async (tx): Promise<ExpertReception> => {
    await rows(tx, 'exchangeSender').increment({ code: sender }, 'received', 0);
    const { received, head } = await receivedFrom(tx, sender);
    if (number <= received) {
      const known = await rows(tx, 'expertReceived').findOneBy({ sender, number });
      return known?.hash === hash ? { kind: 'stored' } : { kind: 'other', hash: known?.hash ?? '' };
    }
    if (number > received + 1) return { kind: 'gap', expected: received + 1 };
    if (previousHash !== head) return { kind: 'other', hash: head };
    const expertId = content.expert;
    const known = await rows(tx, 'expert').findOneBy({ id: expertId });
    if (known && known.origin !== sender) return { kind: 'notTheirs' };
    await rows(tx, 'expertReceived').insert({
      ...{ sender, number, expertId, hash, receivedAt },
      ...{ body: record, signature },
    });
    const isSuspended = (await suspendingCases(tx, expertId)).size > 0;
    const told = standingOf(content);
    const suspendedUntil = known?.state === 'suspended' ? known.suspendedUntil : null;
    // who withdrew and was admitted anew is suspended still
    const wins = isSuspended && told.state !== 'withdrawn';
    const standing: ExpertStanding = wins ? { ...told, state: 'suspended', suspendedUntil } : told;
    const { name, employer } = content;
    const entry = { ...standing, specialities: [...standing.specialities], origin: sender, name, employer };
    await rows(tx, 'expert').upsert({ ...entry, id: expertId }, ['id']);
    return { kind: 'stored' };
  });
}

const standingOf = ({ suspendedUntil, specialities, region, title, state, since }: ToldExpert): ExpertStanding => ({
  ...{ specialities, region, title, state, since },
  suspendedUntil: suspendedUntil ?? null,
});

/** What was last told of an expert whom another platform keeps; undefined for those of this one. */
export async function lastTold(tx: EntityManager, { id, origin }: ExpertRow): Promise<ExpertStanding | undefined> {
  if (origin === null) return undefined;
  const [last] = await rows(tx, 'expertReceived').find({
    where: { sender: origin, expertId: id },
    order: { number: 'DESC' },
    take: 1,
  });
  return last && standingOf((last.body as ExpertRecord).content);
}

/** What a case of this platform has decided about an expert whom another keeps. */
interface OrderedDecision {
  readonly userId: string;
  readonly decision: ExpertDecision;
  readonly content: Readonly<Record<string, unknown>>;
  readonly caseId: string;
  readonly caseSeq: number;
  readonly at: string;
}

/** Lays down for the keeper of an expert that they are suspended everywhere, or not any more. */
export async function orderExpert(
  tx: EntityManager,
  sender: string,
  { userId, decision, content, caseId, caseSeq, at }: OrderedDecision,
): Promise<void> {
  const { kind } = decision;
  if (kind !== 'suspension' && kind !== 'reinstatement') return;
  await lock(tx, lockNames.orders);
  const number = (await ordersFor(tx, sender)) + 1;
  const order: ExpertOrder = {
    ...{ number, expert: userId, kind, reason: reasonIn(content), caseId, caseSeq, decidedAt: at },
    ...(kind === 'suspension' && decision.until !== undefined && { until: decision.until }),
  };
  await rows(tx, 'expertOrder').insert({ sender, number, body: order });
}

const reasonIn = ({ reason }: Readonly<Record<string, unknown>>): string => (typeof reason === 'string' ? reason : '');

/** How many orders there are for a sender. */
export async function ordersFor(manager: EntityManager, sender: string): Promise<number> {
  const [last] = await rows(manager, 'expertOrder').find({ where: { sender }, order: { number: 'DESC' }, take: 1 });
  return last?.number ?? 0;
}

const mostAtOnce = 100;

/** The orders for a sender after that number, a hundred at most. */
export async function ordersAfter(manager: EntityManager, sender: string, number: number): Promise<ExpertOrder[]> {
  const where = { sender, number: MoreThan(number) };
  const found = await rows(manager, 'expertOrder').find({ where, order: { number: 'ASC' }, take: mostAtOnce });
  return found.map(({ body }) => body as ExpertOrder);
}
