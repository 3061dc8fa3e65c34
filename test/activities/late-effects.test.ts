import { issueCertificate } from '../../activities/certificate';
import { publishNotice } from '../../activities/notices';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { saveEvaluation, type StoredEvaluation } from '../../database/evaluation';
import type { NoticeContent } from '../../database/notice-content';
import type { CaseEvent } from '../../definitions/language';
import { builtInDefinitions } from '../../definitions/registry';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

const at = '2026-03-02T01:00:00.000Z';
const now = () => '2026-04-02T01:00:00.000Z';
const pack = () => Promise.resolve();

/** An evaluation with one candidate. */
const wonBy = (bid: string): StoredEvaluation => ({
  method: 'lowestPrice',
  unit: 'CNY',
  criteria: [],
  rows: [{ bid, bidder: `单位 ${bid}`, price: '900.00', status: 'qualified', reasons: [], rank: 1 }],
  candidates: [bid],
  needsLottery: [],
  qualified: 1,
});

const noPaper = () => Promise.resolve(undefined);

describe.each(testDatabases)('an effect that comes about late on %s', (_, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
    const { database } = test;
    await publishDefinitions(database, builtInDefinitions, at);
    const awarded = (winner: string) => ({ action: 'confirmAward', form: { winner } });
    const events = [
      { kind: 'opened', entered: ['evaluation'] },
      { kind: 'ended', entered: ['candidates'] },
      { kind: 'act', act: { action: 'publishCandidates', form: {} }, entered: ['award'] },
      { kind: 'act', act: awarded('first') },
      { kind: 'act', act: { action: 'issueCertificate', form: {} }, entered: ['evaluation'] },
      { kind: 'ended', entered: ['candidates'] },
      { kind: 'act', act: { action: 'publishCandidates', form: {} }, entered: ['award'] },
      { kind: 'act', act: awarded('second') },
      { kind: 'act', act: { action: 'issueCertificate', form: {} } },
    ].map((event, index) => ({ stage: 'award', at, seq: index + 1, ...event }) as CaseEvent);
    await database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow('C-1'));
      await rows(tx, 'event').insert(
        events.map((json) => ({
          ...{ caseId: 'C-1', seq: json.seq, at, kind: json.kind, stage: json.stage, json },
          ...{
            action: json.act?.action ?? null,
            actKey: null,
            recordKey: `r${json.seq}`,
            previousHash: '0',
            hash: '1',
          },
        })),
      );
    });
    await saveEvaluation(database, 'C-1', 1, wonBy('first'), undefined, at);
    await saveEvaluation(database, 'C-1', 4, wonBy('second'), undefined, at);
  });
  afterAll(() => test.close());

  it.each([
    [3, 'first'],
    [7, 'second'],
  ])('publishes at event %i the candidate of then: %s', async (seq, bid) => {
    await publishNotice(test.database, now, 'C-1', seq, 'candidateNotice', pack, noPaper);
    const { content } = await rows(test.database.read, 'notice').findOneByOrFail({ caseId: 'C-1', seq });
    expect((content as NoticeContent).tables[0]?.rows).toEqual([['1', `单位 ${bid}`, '900.00', '—']]);
  });

  it.each([
    [5, 'first'],
    [9, 'second'],
  ])('certifies at event %i the winner of then: %s', async (seq, bid) => {
    const signer = { keyId: 'k', sign: () => Promise.resolve('signed') };
    await issueCertificate(test.database, signer as never, now, 'C-1', seq, pack);
    const found = await rows(test.database.read, 'certificate').findOneByOrFail({ number: `JY-C-1-00${seq}` });
    expect(found.content).toMatchObject({ winner: `单位 ${bid}` });
  });
});
