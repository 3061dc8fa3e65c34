import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'stage_visit',
    columns: [
      { name: 'case_id', kind: 'text', length: 64, primary: true },
      { name: 'visit', kind: 'integer', primary: true },
      { name: 'stage', kind: 'text', length: 60 },
      { name: 'entered_at', kind: 'text', length: 24 },
      { name: 'left_at', kind: 'text', length: 24, nullable: true },
      { name: 'minutes', kind: 'integer', nullable: true },
      { name: 'is_late', kind: 'boolean' },
    ],
    indices: [
      {
        name: 'ix_stage_visit_left_at_case_id_stage_minutes_is_late',
        columns: ['left_at', 'case_id', 'stage', 'minutes', 'is_late'],
        unique: false,
      },
    ],
  },
  {
    name: 'award',
    columns: [
      { name: 'case_id', kind: 'text', length: 64, primary: true },
      { name: 'at', kind: 'text', length: 24 },
      { name: 'unit', kind: 'text', length: 3 },
      { name: 'parts', kind: 'text', length: 20 },
    ],
    indices: [{ name: 'ix_award_at_unit', columns: ['at', 'unit'], unique: false }],
  },
];

const counted: readonly (readonly string[])[] = [
  [
    'closing',
    'definition_id',
    'stage',
    'region',
    'industry',
    'is_public',
    'seq',
    'due_at',
    'suspended_at',
    'deadline_at',
  ],
  ['opened_at', 'region', 'industry', 'is_public', 'seq'],
  ['closed_at', 'region', 'industry', 'is_public', 'seq'],
];
const nameOf = (columns: readonly string[]): string => `ix_case_file_${columns.join('_')}`.slice(0, 64);

interface StateOfCase {
  readonly visits?: readonly {
    readonly visit: number;
    readonly stage: string;
    readonly enteredAt: string;
    readonly leftAt?: string;
  }[];
}

const casesAtOnce = 200;

/** The stays of every case that is there, from its state. */
async function fillVisits(runner: QueryRunner): Promise<void> {
  for (let after = ''; ;) {
    const found = (await runner.query(`SELECT id, state FROM case_file WHERE id > ? ORDER BY id LIMIT ${casesAtOnce}`, [
      after,
    ])) as { readonly id: string; readonly state: string }[];
    for (const { id, state } of found) {
      const { visits = [] } = JSON.parse(state) as StateOfCase;
      for (const { visit, stage, enteredAt, leftAt = null } of visits) {
        const minutes = leftAt === null ? null : Math.round((Date.parse(leftAt) - Date.parse(enteredAt)) / 60_000);
        const late = (await runner.query(
          `SELECT seq FROM case_event WHERE case_id = ? AND kind = 'overdue' AND stage = ? AND at >= ? AND at <= ? LIMIT 1`,
          [id, stage, enteredAt, leftAt ?? '9999'],
        )) as unknown[];
        await runner.query(
          'INSERT INTO stage_visit (case_id, visit, stage, entered_at, left_at, minutes, is_late) VALUES (?, ?, ?, ?, ?, ?, ?)',
          [id, visit, stage, enteredAt, leftAt, minutes, late.length > 0 ? 1 : 0],
        );
      }
    }
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
  }
}

const decimals: Readonly<Record<string, number>> = { CNY: 2, JPY: 0, '%': 4 };

/** The decimal digits of a price as a whole number of its unit's smallest part. */
function partsOf(price: string, unit: string): string {
  const [whole = '', fraction = ''] = price.split('.');
  return String(BigInt(whole + fraction.padEnd(decimals[unit] ?? 0, '0')));
}

interface ContentOfNotice {
  readonly tables?: readonly { readonly bids?: readonly { readonly price: string }[] }[];
}

/** The awards that are public and stand, from their notices. */
async function fillAwards(runner: QueryRunner): Promise<void> {
  const found = (await runner.query(
    `SELECT n.case_id AS id, n.published_at AS at, n.content AS content, c.unit AS unit, n.seq AS seq
     FROM notice n JOIN case_file c ON c.id = n.case_id WHERE n.kind = 'awardNotice'
     AND NOT EXISTS (SELECT 1 FROM notice later WHERE later.case_id = n.case_id AND later.kind = n.kind AND later.seq > n.seq)
     AND NOT EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = n.case_id AND e.action = 'reportWinnerFailure' AND e.seq > n.seq)`,
  )) as { readonly id: string; readonly at: string; readonly content: string; readonly unit: string }[];
  for (const { id, at, content, unit } of found) {
    const { tables = [] } = JSON.parse(content) as ContentOfNotice;
    const price = tables.flatMap(({ bids = [] }) => bids)[0]?.price;
    if (price === undefined) continue;
    await runner.query('INSERT INTO award (case_id, at, unit, parts) VALUES (?, ?, ?, ?)', [
      id,
      at,
      unit,
      partsOf(price, unit),
    ]);
  }
}

/** Stays in stages and awards are rows, so that they can be counted; open, opened and ended cases are counted by index. */
export class Counts1764200000092 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan);
    for (const columns of counted) {
      await runner.createIndex('case_file', new TableIndex({ name: nameOf(columns), columnNames: [...columns] }));
    }
    await fillVisits(runner);
    await fillAwards(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const columns of counted) await runner.dropIndex('case_file', nameOf(columns));
    await dropTables(runner, plan);
  }
}
