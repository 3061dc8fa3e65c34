import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { insertRow, rows } from '../../database/database';
import { rowManifest } from '../../database/row-manifest';
import type { RunArchiveRow } from '../../database/rows';
import { archiveText, type ArchivedRun } from '../../database/run-archive';
import { sha256 } from '../../domain/hash';
import { putContent } from '../documents/put-content';
import type { ApiDependencies } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import type { Run } from './runs-of';

const compress = promisify(gzip);

/** Archives the history of one run, signed; with the last run of a closed case the hashes of its rows as well. */
export async function archiveRun(deps: ApiDependencies, run: Run, isLast: boolean): Promise<void> {
  const { database, signer, clock, temporal } = deps;
  const { caseId, runId, continuedFrom } = run;
  const history = await temporal.workflow.getHandle(caseId, runId).fetchHistory();
  const archived: ArchivedRun = {
    format: 'case-run/1',
    caseId,
    runId,
    continuedFrom,
    history: JSON.parse(historyToJSON(history)) as object,
    ...(isLast && { rows: await rowManifest(database.read, caseId) }),
  };
  const content = await compress(JSON.stringify(archived));
  const facts = {
    caseId,
    runId,
    continuedFrom,
    events: history.events?.length ?? 0,
    sha256: sha256(content),
    size: content.length,
    archivedAt: clock.now(),
  };
  const signature = await signer.sign(archiveText(facts));
  const row: RunArchiveRow = { ...facts, contentId: randomUUID(), signature, keyId: signer.keyId };
  try {
    await putContent(deps, row.contentId, Readable.from([content]), content.length, (tx) =>
      insertRow(tx, 'runArchive', row),
    );
  } catch (error) {
    // another copy of the API was quicker
    if (!isDuplicate(error) || !(await rows(database.read, 'runArchive').existsBy({ runId }))) throw error;
  }
}
