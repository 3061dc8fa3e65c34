import { createPublicKey, randomUUID, verify } from 'node:crypto';
import type { CheckedReceipt, KeptReceipt, ProvenEntry } from '../../api/contract';
import { rows } from '../../database/database';
import { canonicalJson } from '../../domain/canonical';
import { isConfirmed } from '../../domain/entry-receipt';
import { hashOf } from '../../domain/hash';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState } from '../support/rows';

const id = 'GC530100-2026-00001';
const deadline = '2026-04-01T01:00:00.000Z';

describe.each(testDatabases)('the receipt of an entry on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  let bid: ProvenEntry;
  let document: { readonly id: string; readonly size: number; readonly sha256: string };

  const bodyOf = <T>(answer: Answer): T => answer.body as T;
  const enter = async (login: string, action: string, form: object): Promise<Answer> =>
    (await api.as(login)).post(`/api/cases/${id}/entries`).send({ action, form, key: randomUUID() });
  const check = async (receipt: object): Promise<CheckedReceipt> =>
    bodyOf(await api.stranger().post('/api/public/receipts').send(receipt).expect(200));

  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    const state = caseState(id, {
      stage: 'bidding',
      visit: 5,
      visits: [{ visit: 5, stage: 'bidding', enteredAt: '2026-03-01T01:00:00.000Z' }],
      deadline: { at: deadline, kind: 'given', provisional: false },
      takesEntries: true,
      published: ['tenderNotice'],
    });
    const gate = {
      caseId: id,
      visit: 5,
      stage: 'bidding',
      open: true,
      suspended: false,
      closesAt: deadline,
      closes: {},
    };
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow(id, { stage: 'bidding', isPublic: true, seq: 6, state }));
      await rows(tx, 'gate').insert(gate);
    });
    const bidder = await api.as('bidder1');
    expect((await enter('bidder1', 'downloadDocuments', { contact: '张三' })).status).toBe(201);
    const upload = bidder.post('/api/documents?name=bid.pdf').set('content-type', 'application/pdf');
    document = bodyOf((await upload.send(Buffer.from('%PDF-1.4\n%%EOF\n')).expect(201)) as Answer);
    const made = await enter('bidder1', 'submitBid', { price: '9000000', bidDocument: document.id });
    expect(made.status).toBe(201);
    bid = bodyOf(made);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  it('says what was received, when and from whom, signed by the platform', async () => {
    const { confirmed, committed } = bid.receipt;
    const { id: documentId, size, sha256 } = document;
    expect(confirmed).toMatchObject({
      case: id,
      entry: bid.id,
      action: 'submitBid',
      version: 1,
      receivedAt: bid.receivedAt,
      hash: bid.hash,
      documents: [{ id: documentId, size, sha256 }],
    });
    expect(isConfirmed(confirmed, committed)).toBe(true);
    expect(hashOf([committed.salt, committed.content])).toBe(bid.hash);
    expect(committed.content).toMatchObject({ form: { price: '9000000.00', bidDocument: documentId } });
    expect(await check(bid.receipt)).toEqual({ genuine: true });
  });

  it('can be checked by anybody with the public key alone, and tells nothing of the bid', async () => {
    const key = bodyOf<{ keyId: string; algorithm: string; publicKey: string }>(
      await api.stranger().get('/api/public/signing-key').expect(200),
    );
    const { confirmed, signature, keyId, algorithm } = bid.receipt;
    expect({ keyId, algorithm }).toEqual({ keyId: key.keyId, algorithm: key.algorithm });
    const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' });
    const text = Buffer.from(canonicalJson(confirmed));
    expect(verify(null, text, publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    expect(canonicalJson(confirmed)).not.toContain('9000000');
  });

  it('is found out when anything in it, or beside it, was changed', async () => {
    const { receipt } = bid;
    const { confirmed, committed } = receipt;
    const other = (changes: Partial<KeptReceipt['confirmed']>) => ({
      ...receipt,
      confirmed: { ...confirmed, ...changes },
    });
    for (const forged of [
      other({ receivedAt: '2026-03-31T23:59:59.000Z' }),
      other({ body: { ...confirmed.body, id: 'demo-bidder-2' } }),
      other({ version: 2 }),
      other({ documents: [] }),
      other({ hash: hashOf('another content') }),
      { ...receipt, signature: receipt.signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')) },
      { ...receipt, keyId: '0'.repeat(16) },
    ]) {
      expect(await check(forged)).toMatchObject({ genuine: false });
    }
    const cheaper = { ...committed, content: { ...committed.content, form: { price: '1' } } };
    expect(isConfirmed(confirmed, cheaper)).toBe(false);
    expect(await check(other({ body: { id: 'x', name: '\ud800' } }))).toEqual({ genuine: false });
    await api.stranger().post('/api/public/receipts').send({ receipt: 'none' }).expect(422);
    const smuggled = { ...receipt, confirmed: { ...confirmed, award: 'yes' } };
    await api.stranger().post('/api/public/receipts').send(smuggled).expect(422);
  });

  it('is given again to the body that made the entry, and to nobody else', async () => {
    const path = `/api/cases/${id}/entries/${bid.id}/receipt`;
    expect(bodyOf(await (await api.as('bidder1')).get(path).expect(200))).toEqual(bid.receipt);
    for (const login of ['bidder2', 'agency1', 'centre1', 'supervisor1', 'operator1']) {
      await (await api.as(login)).get(path).expect(404);
    }
    await api.stranger().get(path).expect(401);
    const missing = `/api/cases/${id}/entries/${randomUUID()}/receipt`;
    await (await api.as('bidder1')).get(missing).expect(404);
  });

  it('stays what it was when the bid is replaced or withdrawn: an earlier one proves an earlier bid', async () => {
    const again = bodyOf<ProvenEntry>(
      await enter('bidder1', 'submitBid', { price: '8000000', bidDocument: document.id }),
    );
    expect(again.receipt.confirmed.version).toBe(2);
    expect(again.receipt.confirmed.hash).not.toBe(bid.hash);
    expect((await enter('bidder1', 'withdrawBid', {})).status).toBe(201);
    expect(await check(bid.receipt)).toEqual({ genuine: true });
    const path = `/api/cases/${id}/entries/${bid.id}/receipt`;
    expect(bodyOf(await (await api.as('bidder1')).get(path).expect(200))).toEqual(bid.receipt);
  });
});
