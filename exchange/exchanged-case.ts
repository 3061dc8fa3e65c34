import type { EntityManager } from 'typeorm';
import { rows } from '../database/database';
import type { ExchangedCaseRow } from '../database/rows';
import type { ExchangePackage } from '../domain/exchange-package';

/** What the platform reads of a release; its sender may tell more. */
export interface TellingRelease {
  readonly buyer?: { readonly name?: string };
  readonly tender?: { readonly status?: string };
}

/** The latest package tells the case; the earlier ones remain in the inbox as its history. */
export async function tellCase(tx: EntityManager, id: string, pack: ExchangePackage, at: string): Promise<void> {
  const { case: told, release } = pack.content;
  const { buyer, tender } = release as TellingRelease;
  const known = await rows(tx, 'exchangedCase').findOneBy({ id });
  const row: ExchangedCaseRow = {
    id,
    sender: pack.sender.code,
    caseId: told.id,
    title: told.title,
    lot: told.lot ?? null,
    process: told.process,
    processTitle: told.processTitle,
    region: told.region,
    industry: told.industry,
    buyer: buyer?.name?.slice(0, 200) ?? null,
    status: tender?.status ?? null,
    number: pack.number,
    versions: (known?.versions ?? 0) + 1,
    release,
    firstReceivedAt: known?.firstReceivedAt ?? at,
    updatedAt: pack.madeAt,
    receivedAt: at,
  };
  await rows(tx, 'exchangedCase').upsert(row, ['id']);
}
