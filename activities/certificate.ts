import { rows, type Database } from '../database/database';
import { bodyNames } from '../database/body-names';
import { awardState, evaluationAsOf } from '../database/evaluation';
import { readActs } from '../database/given';
import { canonicalJson } from '../domain/canonical';
import { hashOf } from '../domain/hash';
import type { Pack } from '../exchange/outbox';
import type { Signer } from './ports/signer';

/**
 * Issues the transaction certificate (交易证明) of a case: numbered, signed, verifiable by anyone. A second time finds
 * the first; a certificate after another award has a number of its own. Other platforms are told in the same transaction.
 */
export async function issueCertificate(
  database: Database,
  signer: Signer,
  now: () => string,
  caseId: string,
  seq: number,
  pack: Pack,
): Promise<void> {
  const number = `JY-${caseId}-${String(seq).padStart(3, '0')}`;
  if (await rows(database.read, 'certificate').existsBy({ number })) return;
  const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
  const acts = (await readActs(database.read, caseId)).filter((act) => act.seq <= seq);
  const evaluation = await evaluationAsOf(database.read, caseId, seq);
  const awarded = evaluation && awardState(acts, evaluation.result).awarded;
  const winner = evaluation?.result.rows.find((one) => one.bid === awarded);
  const names = await bodyNames(database.read, [row.tendererId]);
  const event = await rows(database.read, 'event').findOneByOrFail({ caseId, seq });
  const issuedAt = now();
  const content = {
    number,
    caseId,
    title: row.title,
    ...(row.lot !== null && { lot: row.lot }),
    tenderer: names.get(row.tendererId) ?? row.tendererId,
    winner: winner?.bidder ?? '',
    price: winner?.price ?? '',
    unit: row.unit,
    bids: evaluation?.result.rows.length ?? 0,
    chainHead: event.hash,
    issuedAt,
  };
  const signature = await signer.sign(canonicalJson(content));
  await database.write(async (tx) => {
    if (await rows(tx, 'certificate').existsBy({ number })) return;
    await rows(tx, 'certificate').insert({
      number,
      caseId,
      issuedAt,
      content,
      hash: hashOf(content),
      signature,
      keyId: signer.keyId,
    });
    await pack(tx, { kind: 'certificate', id: number });
  });
}
