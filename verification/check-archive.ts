import type { Signer } from '../activities/ports/signer';
import type { RunArchiveRow } from '../database/rows';
import type { RowManifest } from '../database/row-manifest';
import { archiveText, type ArchivedRun } from '../database/run-archive';
import { text, type Text } from '../definitions/language';

/** An archived run must lie in the store as it was signed, and be the run that its row names. */
export async function checkArchive(
  row: RunArchiveRow,
  archived: ArchivedRun | 'missing' | 'damaged',
  signer: Signer,
): Promise<Text[]> {
  const { runId } = row;
  if (archived === 'missing') {
    return [text(`流程 ${runId} 的存档缺失。`, `The archive of run ${runId} is missing.`)];
  }
  if (archived === 'damaged') {
    return [text(`流程 ${runId} 的存档与其散列不符。`, `The archive of run ${runId} does not match its hash.`)];
  }
  const findings: Text[] = [];
  if (!(await signer.verify(archiveText(row), row.signature, row.keyId))) {
    findings.push(
      text(
        `流程 ${runId} 的存档签名无效（密钥 ${row.keyId}）。`,
        `The signature of the archive of run ${runId} is not valid (key ${row.keyId}).`,
      ),
    );
  }
  if (archived.runId !== runId || archived.caseId !== row.caseId || archived.continuedFrom !== row.continuedFrom) {
    findings.push(
      text(
        `流程 ${runId} 的存档是案件 ${archived.caseId} 的另一份历史。`,
        `The archive of run ${runId} is another history, of case ${archived.caseId}.`,
      ),
    );
  }
  return findings;
}

/** What has become of the rows of a closed case since it was archived. */
export function checkRowsSince(then: RowManifest, now: RowManifest): Text[] {
  return Object.entries(then).flatMap(([table, { hashes }]) => {
    const present = now[table]?.hashes ?? {};
    const lost = Object.keys(hashes).filter((key) => present[key] === undefined);
    const changed = Object.keys(hashes).filter((key) => present[key] !== undefined && present[key] !== hashes[key]);
    const added = Object.keys(present).filter((key) => hashes[key] === undefined);
    return [
      ...lost.map((key) => text(`结案后 ${table} ${key} 被删除。`, `Since the closing, ${table} ${key} was removed.`)),
      ...changed.map((key) =>
        text(`结案后 ${table} ${key} 被更改。`, `Since the closing, ${table} ${key} was changed.`),
      ),
      ...added.map((key) => text(`结案后增加了 ${table} ${key}。`, `Since the closing, ${table} ${key} was added.`)),
    ];
  });
}
