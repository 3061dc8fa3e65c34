import { createMongoAbility } from '@casl/ability';
import fc from 'fast-check';
import { accessibleBy } from '../../api/access/accessible-by';
import { keysetPage } from '../../api/access/keyset-page';
import { may } from '../../api/access/may-read';
import {
  platformRoles,
  readableAuditKinds,
  rulesFor,
  shownAuditKinds,
  type AppAbility,
  type AppRule,
  type Verb,
} from '../../api/contract';
import { rows } from '../../database/database';
import type { CaseRow, PartyRow, TaskRow } from '../../database/rows';
import { testDatabases, type TestDatabase } from '../support/databases';

const bodies = ['b1', 'b2', 'b3'];
const people = ['u1', 'u2'];
const regions = ['530000', '530100', '530102', '531000', '420500'];
const industries = ['construction', 'transport', 'water'];
const at = '2026-01-01T00:00:00.000Z';

const pick = <T>(some: readonly T[]) => fc.constantFrom(...some);
const caseOf = fc.record({
  tendererId: pick(bodies),
  agencyId: fc.option(pick(bodies)),
  region: pick(regions),
  industry: pick(industries),
  isPublic: fc.boolean(),
  deadlineAt: fc.option(pick(['2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'])),
  parties: fc.array(
    fc.record({
      role: pick(['bidder', 'expert', 'centre']),
      bodyId: fc.option(pick(bodies)),
      userId: fc.option(pick(people)),
      leftAt: fc.option(fc.constant(at)),
    }),
    { maxLength: 4 },
  ),
});
const taskOf = fc.record({
  role: pick(platformRoles),
  bodyId: fc.option(pick(bodies)),
  userId: fc.option(pick(people)),
  region: pick(regions),
  industry: pick(industries),
});
const membershipOf = fc.record({
  id: fc.constant('m'),
  role: pick(platformRoles),
  body: pick(bodies).map((id) => ({ id, name: id })),
  region: pick(regions),
  industries: fc.subarray(industries),
});
/** Rules that take something away again, at any place. */
const cannotOf: fc.Arbitrary<AppRule> = fc.record({
  action: pick<Verb>(['read', 'act']),
  subject: pick(['Case', 'Task'] as const),
  inverted: fc.constant(true),
  conditions: fc.oneof(
    pick(regions).map((region) => ({ region })),
    fc.subarray(industries).map((some) => ({ industry: { $in: some } })),
  ),
});

const blankCase = (id: string): CaseRow => ({
  id,
  projectId: 'p',
  title: id,
  lot: null,
  process: 'openTender',
  definitionId: 'd',
  stage: 'bidding',
  closing: null,
  region: '530000',
  industry: 'construction',
  unit: 'CNY',
  tendererId: 'b1',
  agencyId: null,
  isPublic: false,
  openedAt: at,
  closedAt: null,
  updatedAt: at,
  deadlineAt: null,
  suspendedAt: null,
  dueAt: null,
  incidents: 0,
  seq: 1,
  head: 'h',
  firstRun: null,
  run: null,
  salt: 's',
  state: {},
});

describe.each(testDatabases)('access rules on %s', (_name, open) => {
  let test: TestDatabase;
  const cases: CaseRow[] = [];
  const parties: PartyRow[] = [];
  const tasks: TaskRow[] = [];

  beforeAll(async () => {
    test = await open();
    cases.length = parties.length = tasks.length = 0;
    fc.sample(caseOf, { numRuns: 120, seed: 7 }).forEach(({ parties: of, ...row }, index) => {
      const id = `case-${String(index).padStart(3, '0')}`;
      cases.push({ ...blankCase(id), ...row });
      of.forEach((party, n) => parties.push({ id: `${id}-${n}`, caseId: id, kind: null, since: at, ...party }));
    });
    fc.sample(taskOf, { numRuns: 120, seed: 8 }).forEach((row, index) => {
      tasks.push({
        id: `task-${String(index).padStart(3, '0')}`,
        caseId: 'case-000',
        taskKey: `k${index}`,
        action: 'a',
        stage: 's',
        partyId: null,
        about: null,
        since: at,
        dueAt: null,
        provisional: false,
        revision: '1',
        claimedBy: null,
        ...row,
      });
    });
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(cases);
      for (const [index, party] of parties.entries()) {
        const known = parties.findIndex((one) => one.caseId === party.caseId && same(one, party));
        if (known === index) await rows(tx, 'party').insert(party);
      }
      await rows(tx, 'task').insert(tasks);
    });
  });
  afterAll(() => test.close());

  const same = (one: PartyRow, other: PartyRow) =>
    one.role === other.role && one.bodyId === other.bodyId && one.userId === other.userId;
  const stored = async () => rows(test.database.read, 'party').find();

  it('filters cases and tasks in SQL exactly as CASL decides on each row', async () => {
    const present = await stored();
    const partiesOf = (caseId: string) => present.filter((party) => party.caseId === caseId);
    await fc.assert(
      fc.asyncProperty(
        membershipOf,
        pick(people),
        fc.array(cannotOf, { maxLength: 2 }),
        fc.boolean(),
        pick<Verb>(['read', 'act', 'export', 'update']),
        async (membership, user, cannot, first, verb) => {
          const own = rulesFor(membership, user);
          const ability: AppAbility = createMongoAbility<AppAbility>(first ? [...cannot, ...own] : [...own, ...cannot]);
          const found = await accessibleBy(
            ability,
            verb,
            'Case',
            rows(test.database.read, 'case').createQueryBuilder('row').orderBy('row.id'),
          ).getMany();
          expect(found.map((row) => row.id)).toEqual(
            cases.filter((row) => may(ability, verb, 'Case', row, partiesOf(row.id))).map((row) => row.id),
          );
          const foundTasks = await accessibleBy(
            ability,
            verb,
            'Task',
            rows(test.database.read, 'task').createQueryBuilder('task').orderBy('task.id'),
          ).getMany();
          expect(foundTasks.map((row) => row.id)).toEqual(
            tasks.filter((row) => may(ability, verb, 'Task', row)).map((row) => row.id),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['region', undefined],
    ['deadlineAt', '9999'],
  ] as const)('pages by %s without losing or repeating a row', async (column, whenNull) => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const query = rows(test.database.read, 'case').createQueryBuilder('row');
        const page = await keysetPage(
          query,
          { column, direction, ...(whenNull && { whenNull }) },
          { cursor, limit: 7 },
        );
        seen.push(...page.items.map((row) => row.id));
        cursor = page.next;
      } while (cursor !== undefined);
      const order = (row: CaseRow) => `${row[column] ?? '9999'} ${row.id}`;
      const expected = [...cases].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map((row) => row.id);
      expect(seen).toEqual(direction === 'ASC' ? expected : expected.reverse());
    }
  });

  it('refuses a cursor that is not one of ours', async () => {
    const query = rows(test.database.read, 'case').createQueryBuilder('row');
    await expect(
      keysetPage(query, { column: 'id', direction: 'ASC' }, { cursor: 'nonsense', limit: 5 }),
    ).rejects.toMatchObject({ code: 'InvalidInput' });
  });
});

describe('what can be looked for in the audit', () => {
  const kindsOf = (role: (typeof platformRoles)[number]) => {
    const membership = { id: 'm', role, body: { id: 'b1', name: 'b1' }, region: '530000', industries: [] };
    return readableAuditKinds(createMongoAbility<AppAbility>(rulesFor(membership, 'u1')));
  };

  it('is what the role may read of it', () => {
    expect(kindsOf('inspector')).toEqual(shownAuditKinds);
    expect(kindsOf('centre')).toEqual([]);
    const operators = kindsOf('operator');
    expect(operators).toContain('account');
    expect(operators.filter((kind) => ['secretRead', 'export'].includes(kind))).toEqual([]);
  });
});
