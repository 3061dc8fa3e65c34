import { Readable } from 'node:stream';
import { preparedBids } from '../../contents/prepared-bids';
import type { DocumentStore } from '../../activities/ports/document-store';
import type { StandingBid } from '../../database/bids';
import { insertRow, rows } from '../../database/database';
import { openTender2026Fifth } from '../../definitions/trading/open-tender-2026-5';
import { bidDocumentFile } from '../../domain/bid-document/bid-document';
import { sha256 } from '../../domain/hash';
import { packageFile } from '../../domain/tender-document/tender-package';
import { bid, bill, tender } from '../domain/bid-document/priced-tender';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

const at = '2026-03-02T01:00:00.000Z';

describe.each(testDatabases)('prepared bids on %s', (_name, open) => {
  let test: TestDatabase;
  const contents = new Map<string, string>();
  beforeAll(async () => {
    test = await open();
    await test.database.write((tx) => rows(tx, 'case').insert(caseRow('C-1')));
  });
  afterAll(() => test.close());

  async function keep(id: string, content: string): Promise<void> {
    contents.set(id, content);
    const by = { uploadedBy: 'u', bodyId: 'b', uploadedAt: at, unusedSince: null };
    const file = { size: Buffer.byteLength(content), sha256: sha256(content), type: 'application/json' };
    await test.database.write((tx) => insertRow(tx, 'document', { id, caseId: 'C-1', name: id, ...file, ...by }));
  }
  // nothing but reading is asked of it
  const documents = {
    read: (id: string) => Promise.resolve(Readable.from([Buffer.from(contents.get(id) ?? '')])),
  } as unknown as DocumentStore;
  const billsOfBid = async (form: string) => {
    const standing = { id: form, entry: { form: { bidData: form } } } as unknown as StandingBid; // only that is read
    const found = await preparedBids({ read: test.database.read, documents }, openTender2026Fifth, 'C-1', [standing]);
    return found.map(({ bills }) => bills);
  };

  it('price the bills of what was composed for the project, and no package that a bidder has uploaded', async () => {
    const { text, sha256: hash } = packageFile(tender);
    await keep('package', text);
    const made = { version: 1, revision: 1, differences: [], composedAt: at, composedBy: 'u', documentId: 'pdf' };
    const row = { packageId: 'package', projectId: 'project-C-1', sha256: hash, ...made };
    await test.database.write((tx) => insertRow(tx, 'tenderPackage', row));
    await keep('bid', bidDocumentFile({ ...bid, tender: hash }).text);
    expect(await billsOfBid('bid')).toEqual([[bill]]);

    const broken = '{"boq":7,"format":"tender-document/1"}';
    await keep('own', broken);
    await keep('cunning', bidDocumentFile({ ...bid, tender: sha256(broken) }).text);
    expect(await billsOfBid('cunning')).toEqual([[]]);
  });
});
