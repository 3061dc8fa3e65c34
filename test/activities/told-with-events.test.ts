import { createActivities } from '../../activities/activities';
import type { ToldEvent } from '../../activities/case-activities';
import { rows } from '../../database/database';
import type { CaseEvent, CaseRecord, TaskState } from '../../definitions/language';
import { builtInDefinitions } from '../../definitions/registry';
import { chainHash, chainStart, hashOf } from '../../domain/hash';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState, partyRow } from '../support/rows';
import { makeWorld } from '../support/world';

const now = '2026-03-02T01:00:00.000Z';
const run = { id: 'run', first: 'run' };

describe.each(testDatabases)('people who are told of an event on %s', (_, open) => {
  let test: TestDatabase;
  const untold: unknown[] = [];
  beforeEach(async () => {
    test = await open();
    await makeWorld(test.database);
  });
  afterEach(() => test.close());

  /** The opening of a case, which makes a task of the centre. */
  async function opened(id: string): Promise<{ record: CaseRecord; told: ToldEvent[] }> {
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow(id, { definitionId: hashOf(builtInDefinitions[0]), seq: 0 }));
      await rows(tx, 'party').insert(partyRow(`p-${id}`, id, 'centre', 'centre-kunming'));
    });
    const task: TaskState = {
      ...{ key: '1:accept', action: 'accept', stage: 'acceptance', role: 'centre', party: `p-${id}`, since: now },
      ...{ provisional: false, revision: '1.0' },
    };
    const event: CaseEvent = { seq: 1, at: now, kind: 'opened', stage: 'acceptance' };
    const state = caseState(id, { tasks: [task] });
    const record = { event, previousHash: chainStart, hash: chainHash(chainStart, event), key: 'a', state };
    return { record, told: [{ seq: 1, telling: { name: 'tasks', does: 'tasks' } }] };
  }

  const activities = () =>
    createActivities({
      database: test.database,
      signer: {} as never,
      documents: {} as never,
      largestDocument: 0,
      print: () => Promise.reject(new Error('nothing is printed here')),
      publicUrl: '',
      channels: [],
      now: () => now,
      onUntold: (_caseId, cause) => untold.push(cause),
    });

  it('have it in their notifications as soon as it can be read, and once', async () => {
    const { record, told } = await opened('C-1');
    await activities().projectCase('C-1', [record], run, told);
    await activities().projectCase('C-1', [record], run, told);
    const found = await rows(test.database.read, 'notification').findBy({ caseId: 'C-1' });
    expect(found.map(({ userId, kind }) => `${userId} ${kind}`).sort()).toEqual([
      'centre task',
      'centre-colleague task',
    ]);
  });

  it('do not hold it up when they cannot be told: it is written, and telling them is tried again by itself', async () => {
    const { record, told } = await opened('C-1');
    await test.database.read.query('DROP TABLE notification');
    const written = await activities().projectCase('C-1', [record], run, told);
    expect(written).toMatchObject({ seq: 1, untold: told });
    expect(untold).toHaveLength(1);
    expect(await rows(test.database.read, 'case').findOneByOrFail({ id: 'C-1' })).toMatchObject({ seq: 1 });
  });
});
