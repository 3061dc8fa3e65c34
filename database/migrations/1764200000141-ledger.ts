import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'ledger_entry',
    columns: [
      { name: 'case_id', kind: 'text', length: 64, primary: true },
      { name: 'number', kind: 'integer', primary: true },
      { name: 'at', kind: 'text', length: 24 },
      { name: 'cause', kind: 'text', length: 120 },
      { name: 'debit', kind: 'text', length: 80 },
      { name: 'credit', kind: 'text', length: 80 },
      { name: 'fen', kind: 'long' },
      { name: 'hash', kind: 'text', length: 64 },
    ],
    indices: [
      { name: 'ux_ledger_entry_cause', columns: ['cause'], unique: true },
      { name: 'ix_ledger_entry_case_id_debit', columns: ['case_id', 'debit'], unique: false },
      { name: 'ix_ledger_entry_case_id_credit', columns: ['case_id', 'credit'], unique: false },
    ],
  },
];

const stand = (account: string): string =>
  `(SELECT COALESCE(SUM(CASE WHEN debit = ${account} THEN fen ELSE -fen END), 0) FROM ledger_entry
    WHERE case_id = NEW.case_id AND (debit = ${account} OR credit = ${account}))`;
const isAsset = (account: string): string => `${account} IN ('bank', 'interest')`;
const isKnown = (account: string): string =>
  `(${isAsset(account)} OR ${account} = 'forfeited' OR ${['held', 'returnable', 'payment']
    .map((kind) => `${account} LIKE '${kind}:_%'`)
    .join(' OR ')})`;

/** What is refused, by the words that tell of it. The unbroken numbers make those who write one book at once collide. */
const refusals: Readonly<Record<string, string>> = {
  'ledger: an entry moves at least one fen': `NEW.fen IS NULL OR NEW.fen < 1`,
  'ledger: an entry moves nothing from an account to itself': `NEW.debit = NEW.credit`,
  'ledger: there is no such account': `NOT ${isKnown('NEW.debit')} OR NOT ${isKnown('NEW.credit')}`,
  'ledger: entries are numbered without a gap': `NEW.number <> 1 +
    (SELECT COALESCE(MAX(number), 0) FROM ledger_entry WHERE case_id = NEW.case_id)`,
  'ledger: the cause has been written': `EXISTS (SELECT 1 FROM ledger_entry WHERE cause = NEW.cause)`,
  'ledger: more is taken than lies on the account': `
    (${isAsset('NEW.credit')} AND ${stand('NEW.credit')} < NEW.fen)
    OR (NOT ${isAsset('NEW.debit')} AND -${stand('NEW.debit')} < NEW.fen)`,
};
const unchanging = 'ledger: entries are never changed or removed';

function triggersOf(isMysql: boolean): string[] {
  const raise = (words: string): string =>
    isMysql ? `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${words}'` : `SELECT RAISE(ABORT, '${words}')`;
  const trigger = (name: string, on: string, body: string): string =>
    isMysql
      ? `CREATE TRIGGER ledger_entry_${name} ${on} ON ledger_entry FOR EACH ROW ${body}`
      : `CREATE TRIGGER ledger_entry_${name} ${on} ON ledger_entry ${body}`;
  const never = (name: string, on: string): string =>
    trigger(name, on, isMysql ? raise(unchanging) : `BEGIN ${raise(unchanging)}; END`);
  // SQLite keeps a text or a fraction in a column of whole numbers
  const cases = isMysql
    ? refusals
    : { 'ledger: an amount is a whole number': `typeof(NEW.fen) <> 'integer'`, ...refusals };
  const inserted = isMysql
    ? [
        trigger(
          'inserted',
          'BEFORE INSERT',
          `BEGIN ${Object.entries(cases)
            .map(([words, when]) => `IF ${when} THEN ${raise(words)}; END IF;`)
            .join(' ')} END`,
        ),
      ]
    : Object.entries(cases).map(([words, when], index) =>
        trigger(`inserted_${index}`, 'BEFORE INSERT', `WHEN ${when} BEGIN ${raise(words)}; END`),
      );
  return [...inserted, never('changed', 'BEFORE UPDATE'), never('removed', 'BEFORE DELETE')];
}

/**
 * The books of deposits: entries are added and nothing else, and the database itself refuses what would not balance. A
 * later migration that alters this table on SQLite makes its triggers anew, since TypeORM builds a new table there.
 */
export class Ledger1764200000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan);
    for (const trigger of triggersOf(runner.dataSource.options.type === 'mysql')) await runner.query(trigger);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
