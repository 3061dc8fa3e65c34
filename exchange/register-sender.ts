import type { EntityManager } from 'typeorm';
import type { Signer } from '../activities/ports/signer';
import { noteChange } from '../database/changes';
import { rows, type Database } from '../database/database';
import type { ExchangeKey, ExchangeSenderRow } from '../database/rows';
import { beforeFirst } from '../domain/exchange-package';
import { resolveIncidents } from './incidents';

/** A platform that is to send to this one. */
export interface NewSender {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly publicKey: string;
}

/** The key is none, or the platform is registered already. */
export class CannotRegister extends Error {
  override readonly name = 'CannotRegister';

  constructor(readonly reason: 'notAKey' | 'known' | 'knownKey') {
    super(reason);
  }
}

/** A key as it is registered. @throws CannotRegister `notAKey` */
export function readKey(signer: Signer, publicKey: string, at: string): ExchangeKey {
  try {
    return { keyId: signer.keyIdOf(publicKey), publicKey, addedAt: at };
  } catch {
    throw new CannotRegister('notAKey');
  }
}

/** Registers a platform, whose packages are taken from the commit on. @throws CannotRegister `known` */
export async function insertSender(
  tx: EntityManager,
  { code, name, region }: Pick<NewSender, 'code' | 'name' | 'region'>,
  key: ExchangeKey,
  at: string,
  by: string | null,
): Promise<void> {
  if (await rows(tx, 'exchangeSender').existsBy({ code })) throw new CannotRegister('known');
  await rows(tx, 'exchangeSender').insert({
    ...{ code, name, region, keys: [key], paused: false },
    ...{ received: beforeFirst.number, head: beforeFirst.hash, receivedAt: null },
    ...{ registeredAt: at, registeredBy: by },
  });
  await noteChange(tx, at, 'exchange');
}

/** Another key of a platform: both are taken until the old one is revoked. @throws CannotRegister `knownKey` */
export async function insertKey(tx: EntityManager, code: string, key: ExchangeKey, at: string): Promise<void> {
  await changeIn(tx, code, at, ({ keys }) => {
    if (keys.some(({ keyId }) => keyId === key.keyId)) throw new CannotRegister('knownKey');
    return { keys: [...keys, key] };
  });
}

/** Registers a platform, for whoever has this machine. @throws CannotRegister */
export const registerSender = (
  database: Database,
  signer: Signer,
  { publicKey, ...sender }: NewSender,
  at: string,
  by: string | null,
): Promise<void> => database.write((tx) => insertSender(tx, sender, readKey(signer, publicKey, at), at, by));

/** Adds a key of a platform, for whoever has this machine. @throws CannotRegister */
export const addKey = (
  database: Database,
  signer: Signer,
  code: string,
  publicKey: string,
  at: string,
): Promise<void> => database.write((tx) => insertKey(tx, code, readKey(signer, publicKey, at), at));

/** From now on the key signs nothing new; what it has signed stays. */
export const revokeKey = (
  database: Database,
  code: string,
  keyId: string,
  at: string,
): Promise<ExchangeSenderRow | undefined> =>
  changeSender(database, code, at, ({ keys }) => ({
    keys: keys.map((key) => (key.keyId === keyId && key.revokedAt === undefined ? { ...key, revokedAt: at } : key)),
  }));

/** Takes nothing from a platform until it is resumed. */
export const pauseSender = (
  database: Database,
  code: string,
  paused: boolean,
  at: string,
): Promise<ExchangeSenderRow | undefined> => changeSender(database, code, at, () => ({ paused }));

type Change = (row: ExchangeSenderRow) => Partial<Pick<ExchangeSenderRow, 'keys' | 'paused'>>;

const changeSender = (
  database: Database,
  code: string,
  at: string,
  change: Change,
): Promise<ExchangeSenderRow | undefined> => database.write((tx) => changeIn(tx, code, at, change));

async function changeIn(
  tx: EntityManager,
  code: string,
  at: string,
  change: Change,
): Promise<ExchangeSenderRow | undefined> {
  const row = await rows(tx, 'exchangeSender').findOneBy({ code });
  if (!row) return undefined;
  const changed = change(row);
  await rows(tx, 'exchangeSender').update({ code }, changed);
  if (changed.keys) {
    await resolveIncidents(tx, { peer: code, direction: 'receiving' }, at, (one) => one.code === 'BadSignature');
  }
  await noteChange(tx, at, 'exchange');
  return { ...row, ...changed };
}
