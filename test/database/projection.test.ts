import { saveAward } from '../../database/awards';
import { rows } from '../../database/database';
import { closeGate } from '../../database/gate';
import { projectCase, restateCase } from '../../database/projection';
import type { CaseEvent, CaseRecord, CaseState } from '../../definitions/language';
import { chainHash, chainStart } from '../../domain/hash';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState } from '../support/rows';

const now = '2026-03-02T01:00:00.000Z';

const record = (seq: number, key: string, state: CaseState, event: Partial<CaseEvent> = {}): CaseRecord => {
  const whole: CaseEvent = { seq, at: `2026-03-02T01:00:0${seq}.000Z`, kind: 'act', stage: state.stage, ...event };
  return { event: whole, previousHash: chainStart, hash: chainHash(chainStart, whole), key, state };
};

describe.each(testDatabases)('the projection of a case on %s', (_, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.close());

  const place = async (id: string) => {
    await test.database.write((tx) => rows(tx, 'case').insert(caseRow(id, { seq: 0 })));
    return {
      project: (...records: CaseRecord[]) => projectCase(test.database, id, records, now),
      keys: async () =>
        (await rows(test.database.read, 'event').find({ where: { caseId: id }, order: { seq: 'ASC' } })).map(
          (event) => event.recordKey,
        ),
      row: () => rows(test.database.read, 'case').findOneByOrFail({ id }),
    };
  };
  const task = (key: string, revision: string) => ({
    ...{ key, action: 'accept', stage: 'acceptance', role: 'centre', since: now },
    ...{ provisional: false, revision },
  });

  it('is not changed by a record that comes again', async () => {
    const { project, keys, row } = await place('C-1');
    const first = record(1, 'a', caseState('C-1', { tasks: [task('1:accept', '1.0')] }));
    const second = record(2, 'b', caseState('C-1', { stage: 'documents', visit: 2 }));
    expect(await project(first, second)).toEqual([]);
    expect(await project(first)).toEqual([]);
    expect(await project(first, second)).toEqual([]);
    expect(await keys()).toEqual(['a', 'b']);
    expect(await row()).toMatchObject({ seq: 2, stage: 'documents', head: second.hash });
    expect(await rows(test.database.read, 'task').countBy({ caseId: 'C-1' })).toBe(0);
  });

  it('lets another account of an event replace the earlier one and all that followed it', async () => {
    const { project, keys, row } = await place('C-2');
    const state = caseState('C-2', { tasks: [task('1:accept', '1.0')] });
    await project(record(1, 'a', state));
    await project(record(2, 'lost', caseState('C-2', { stage: 'documents', visit: 2 })));
    await project(record(3, 'lost too', caseState('C-2', { stage: 'filing', visit: 3 })));
    const told = record(2, 'true', state, { kind: 'reminded' });
    expect(await project(told)).toEqual([2, 3]);
    expect(await keys()).toEqual(['a', 'true']);
    expect(await row()).toMatchObject({ seq: 2, stage: 'acceptance', head: told.hash });
    expect(await rows(test.database.read, 'task').countBy({ caseId: 'C-2' })).toBe(1);
  });

  it('takes back an act that was written here but lost with Temporal, and nothing else', async () => {
    const { project, keys, row } = await place('C-5');
    const state = caseState('C-5', { tasks: [task('1:accept', '1.0')] });
    const stood = record(1, 'a', state);
    await project(stood);
    await project(record(2, 'lost', caseState('C-5', { stage: 'documents', visit: 2 })));
    const restate = (seq: number) => restateCase(test.database, 'C-5', { seq, head: stood.hash, state }, now);
    expect(await restate(1)).toEqual([2]);
    expect(await keys()).toEqual(['a']);
    expect(await row()).toMatchObject({ seq: 1, stage: 'acceptance', head: stood.hash });
    expect(await rows(test.database.read, 'task').countBy({ caseId: 'C-5' })).toBe(1);
    expect(await restate(1)).toEqual([]);
    expect(await restate(3)).toEqual([]);
    expect(await keys()).toEqual(['a']);
  });

  it('opens a gate again that a lost act had shut, unless its time was up', async () => {
    const { project } = await place('C-6');
    const gate = () => rows(test.database.read, 'gate').findOneByOrFail({ caseId: 'C-6' });
    const bidding = (at: string) => {
      const deadline = { kind: 'given' as const, provisional: false, at };
      return caseState('C-6', { stage: 'bidding', visit: 5, takesEntries: true, deadline });
    };
    const [later, earlier] = ['2026-03-20T01:00:00.000Z', '2026-03-01T01:00:00.000Z'];
    const stood = record(1, 'a', bidding(later));
    await project(stood);
    const over = caseState('C-6', { closing: 'terminated', closedAt: now });
    await project(record(2, 'lost', over));
    expect(await gate()).toMatchObject({ open: false });
    await restateCase(test.database, 'C-6', { seq: 1, head: stood.hash, state: bidding(later) }, now);
    expect(await gate()).toMatchObject({ open: true, closesAt: later });

    await project(record(2, 'moved', bidding(earlier)));
    await test.database.write((tx) => closeGate(tx, test.database.dialect, 'C-6', 5));
    await project(record(3, 'lost too', over));
    await project(record(3, 'true', bidding(earlier), { kind: 'reminded' }));
    expect(await gate()).toMatchObject({ open: false });
  });

  it('gives back an answered question and a dismissed member when their act never was', async () => {
    const { project } = await place('C-3');
    const { database } = test;
    await database.write(async (tx) => {
      const party = {
        caseId: 'C-3',
        role: 'expert',
        bodyId: null,
        userId: 'e',
        kind: 'expert',
        since: now,
        leftAt: null,
      };
      await rows(tx, 'party').insert({ id: 'P-3', ...party });
      await rows(tx, 'entry').insert({
        ...{ id: 'E-3', caseId: 'C-3', visit: 1, stage: 'bidding', action: 'askQuestion', partyId: 'b', bodyId: 'b' },
        ...{ userId: 'u', receivedAt: now, version: 1, state: 'valid' as const, form: {}, documents: {}, salt: 's' },
        ...{ hash: 'h', entryKey: 'k', answeredAt: null },
      });
    });
    const act = {
      action: 'answerQuestion',
      actor: { role: 'agency', party: 'a', person: 'p' },
      receivedAt: now,
      form: {},
    };
    const at = '2026-03-02T01:00:02.000Z';
    const left = caseState('C-3', { parties: [{ id: 'P-3', role: 'expert', since: now, leftAt: at }] });
    const stayed = caseState('C-3', { parties: [{ id: 'P-3', role: 'expert', since: now }] });
    const read = async () => [
      (await rows(database.read, 'entry').findOneByOrFail({ id: 'E-3' })).answeredAt,
      (await rows(database.read, 'party').findOneByOrFail({ id: 'P-3' })).leftAt,
    ];
    await project(record(1, 'a', stayed));
    await project(record(2, 'lost', left, { act: { ...act, about: 'E-3', key: 'k1' } }));
    expect(await read()).toEqual([now, at]);
    await project(record(2, 'true', stayed, { kind: 'reminded' }));
    expect(await read()).toEqual([null, null]);
  });

  it('opens the gate of a stay, moves and suspends it, and closes it when the stay is over', async () => {
    const { project } = await place('C-4');
    const bidding = { stage: 'bidding', visit: 5, takesEntries: true };
    const deadline = { kind: 'given' as const, provisional: false };
    const gate = () => rows(test.database.read, 'gate').findOneByOrFail({ caseId: 'C-4' });
    await project(record(1, 'a', caseState('C-4', { ...bidding, deadline: { at: now, ...deadline } })));
    expect(await gate()).toMatchObject({ open: true, suspended: false, closesAt: now });
    const moved = '2026-03-20T01:00:00.000Z';
    const still = { suspendedAt: now, deadline: { at: moved, ...deadline } };
    await project(record(2, 'b', caseState('C-4', { ...bidding, ...still })));
    expect(await gate()).toMatchObject({ open: true, suspended: true, closesAt: moved });
    await project(record(3, 'c', caseState('C-4', { closing: 'terminated', closedAt: now })));
    expect(await gate()).toMatchObject({ open: false });
  });

  const stay = (visit: number, stage: string, enteredAt: string, leftAt?: string) => ({
    ...{ visit, stage, enteredAt },
    ...(leftAt !== undefined && { leftAt }),
  });
  const [early, later] = ['2026-03-02T01:00:00.000Z', '2026-03-03T01:30:00.000Z'];
  const staysOf = (caseId: string) =>
    rows(test.database.read, 'visit').find({ where: { caseId }, order: { visit: 'ASC' } });

  it('keeps every stay in a stage, how long it was, and whether something was late in it', async () => {
    const { project } = await place('C-stays');
    const first = caseState('C-stays', { visits: [stay(1, 'acceptance', early)] });
    await project(record(1, 'a', first), record(2, 'b', first, { kind: 'overdue' }));
    expect(await staysOf('C-stays')).toMatchObject([
      { stage: 'acceptance', leftAt: null, minutes: null, isLate: true },
    ]);
    const visits = [stay(1, 'acceptance', early, later), stay(2, 'documents', later)];
    await project(record(3, 'c', caseState('C-stays', { stage: 'documents', visit: 2, visits })));
    expect(await staysOf('C-stays')).toMatchObject([
      { visit: 1, enteredAt: early, leftAt: later, minutes: 24.5 * 60, isLate: true },
      { visit: 2, stage: 'documents', enteredAt: later, leftAt: null, isLate: false },
    ]);
  });

  it('takes back a stay, its end and what was late, when they never were', async () => {
    const { project } = await place('C-unstayed');
    const first = caseState('C-unstayed', { visits: [stay(1, 'acceptance', early)] });
    await project(record(1, 'a', first));
    const visits = [stay(1, 'acceptance', early, later), stay(2, 'documents', later)];
    await project(
      record(2, 'lost', first, { kind: 'overdue' }),
      record(3, 'lost too', caseState('C-unstayed', { stage: 'documents', visit: 2, visits })),
    );
    await project(record(2, 'true', first, { kind: 'reminded' }));
    const { definitionId, region, industry } = caseRow('C-unstayed');
    expect(await staysOf('C-unstayed')).toEqual([
      {
        ...{ caseId: 'C-unstayed', definitionId, region, industry },
        ...{ visit: 1, stage: 'acceptance', enteredAt: early, leftAt: null, minutes: null, isLate: false },
      },
    ]);
  });

  it('takes an award back when the winner does not sign', async () => {
    const { project } = await place('C-award');
    await test.database.write((tx) => saveAward(tx, caseRow('C-award'), '12.50', early));
    await test.database.write((tx) => saveAward(tx, caseRow('C-award'), '13.50', later));
    const awards = () => rows(test.database.read, 'award').findBy({ caseId: 'C-award' });
    expect(await awards()).toMatchObject([{ caseId: 'C-award', at: later, unit: 'CNY', parts: '1350' }]);
    const act = {
      ...{ action: 'reportWinnerFailure', actor: { role: 'tenderer', party: 'p', person: 'p' }, receivedAt: later },
      ...{ form: {}, key: 'key-12345' },
    };
    await project(record(1, 'a', caseState('C-award'), { act }));
    expect(await awards()).toEqual([]);
  });
});
