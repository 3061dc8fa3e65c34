import type { DocumentStore } from '../activities/ports/document-store';
import { bidArithmetic } from '../contents/bid-corrections';
import { correctionSheets } from '../database/tender-evaluation';
import { text, type Text } from '../definitions/language';
import { canonicalJson } from '../domain/canonical';
import { decideCorrections } from '../domain/bid-document/decide-corrections';
import { hashOf } from '../domain/hash';
import type { EntityManager } from 'typeorm';
import type { CaseRows } from './case-rows';

/**
 * The corrections of prices: what is kept is what was put into the chain; what was found is found again in the bids, and
 * what was decided is counted again from the sheets of the members.
 */
export async function checkCorrections(
  read: EntityManager,
  { case: { id }, corrections, events, state }: CaseRows,
  documents: Pick<DocumentStore, 'read'>,
): Promise<Text[]> {
  const noted = new Set(events.flatMap(({ json: { kind, about } }) => (kind === 'noted' ? (about?.[1] ?? []) : [])));
  const findings: Text[] = [];
  for (const { visit, found, decided, salt, hash } of corrections) {
    const finding = (zh: string, en: string) =>
      findings.push(text(`第 ${visit} 阶段的报价修正${zh}`, `The corrections of prices (visit ${visit}) ${en}`));
    if (hashOf([salt, { found, decided: decided ?? undefined }]) !== hash)
      finding('与其散列不符。', 'do not match their hash.');
    // what was just decided is noted a moment later
    const isUnderWay = state.closing === undefined && state.visit === visit;
    if (!isUnderWay && !noted.has(hash)) {
      finding('不是写入存证链的那一份。', 'are not those that were put into the chain.');
    }
    try {
      const again = await bidArithmetic({ read, documents }, id);
      if (canonicalJson(again.found) !== canonicalJson(found)) {
        finding('按投标数据重新核算不一致。', 'computed again from the bids, are others.');
      }
      if (decided === null || isUnderWay) continue;
      const anew = decideCorrections(again.found, await correctionSheets(read, id, visit), again.without);
      if (canonicalJson(anew) !== canonicalJson(decided)) {
        finding('按成员的意见重新统计不一致。', 'counted again from the sheets of the members, are others.');
      }
    } catch (error) {
      finding(`无法重新核算：${String(error)}`, `cannot be computed again: ${String(error)}`);
    }
  }
  return findings;
}
