import type { Signer } from '../activities/ports/signer';
import { noteChange } from '../database/changes';
import { rows, type Database } from '../database/database';
import type { ExchangeKey, ExchangeSenderRow } from '../database/exchange-rows';
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

/** @throws CannotRegister `notAKey` */
function readKey(signer: Signer, publicKey: string, at: string): ExchangeKey {
  try {
    return { keyId: signer.keyIdOf(publicKey), publicKey, addedAt: at };
  } catch {
    throw new CannotRegister('notAKey');
  }
}

/** Registers a platform, whose packages are taken from then on. @throws CannotRegister */
export async function registerSender(
  database: Database,
  signer: Signer,
  { code, name, region, publicKey }: NewSender,
  at: string,
  by: string | null,
): Promise<ExchangeSenderRow> {
  const row: ExchangeSenderRow = {
    code,
    name,
    region,
    keys: [readKey(signer, publicKey, at)],
    paused: false,
    received: beforeFirst.number,
    head: beforeFirst.hash,
    receivedAt: null,
    registeredAt: at,
    registeredBy: by,
  };
  await database.write(async (tx) => {
    if (await rows(tx, 'exchangeSender').existsBy({ code })) throw new CannotRegister('known');
    await rows(tx, 'exchangeSender').insert(row);
    await noteChange(tx, at, 'exchange');
  });
  return row;
}

/** Another key of a platform: both are taken until the old one is revoked. @throws CannotRegister */
export async function addKey(
  database: Database,
  signer: Signer,
  code: string,
  publicKey: string,
  at: string,
): Promise<ExchangeSenderRow | undefined> {
  const key = readKey(signer, publicKey, at);
  return changeSender(database, code, at, ({ keys }) => {
    if (keys.some(({ keyId }) => keyId === key.keyId)) throw new CannotRegister('knownKey');
    return { keys: [...keys, key] };
  });
}

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

async function changeSender(
  database: Database,
  code: string,
  at: string,
  change: (row: ExchangeSenderRow) => Partial<Pick<ExchangeSenderRow, 'keys' | 'paused'>>,
): Promise<ExchangeSenderRow | undefined> {
  return database.write(async (tx) => {
    const row = await rows(tx, 'exchangeSender').findOneBy({ code });
    if (!row) return undefined;
    const changed = change(row);
    await rows(tx, 'exchangeSender').update({ code }, changed);
    if (changed.keys) {
      await resolveIncidents(tx, { peer: code, direction: 'receiving' }, at, (one) => one.code === 'BadSignature');
    }
    await noteChange(tx, at, 'exchange');
    return { ...row, ...changed };
  });
}
