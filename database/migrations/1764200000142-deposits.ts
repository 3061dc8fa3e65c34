import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'deposit_account',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'number', kind: 'text', length: 40 },
      { name: 'bank', kind: 'text', length: 100 },
      { name: 'payer_name', kind: 'text', length: 200 },
      { name: 'payer_account', kind: 'text', length: 40 },
      { name: 'opened_at', kind: 'text', length: 24 },
    ],
    indices: [
      { name: 'ux_deposit_account_number', columns: ['number'], unique: true },
      { name: 'ux_deposit_account_case_id_body_id', columns: ['case_id', 'body_id'], unique: true },
    ],
  },
  {
    name: 'bank_transfer',
    columns: [
      { name: 'id', kind: 'text', length: 100, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'payer_name', kind: 'text', length: 200 },
      { name: 'payer_account', kind: 'text', length: 40 },
      { name: 'fen', kind: 'long' },
      { name: 'booked_at', kind: 'text', length: 24 },
      { name: 'taken_at', kind: 'text', length: 24 },
      { name: 'verdict', kind: 'text', length: 12 },
    ],
    indices: [{ name: 'ix_bank_transfer_case_id_body_id', columns: ['case_id', 'body_id'], unique: false }],
  },
  {
    name: 'bank_payment',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'source', kind: 'json' },
      { name: 'fen', kind: 'long' },
      { name: 'interest_fen', kind: 'long' },
      { name: 'to_name', kind: 'text', length: 200 },
      { name: 'to_account', kind: 'text', length: 40 },
      { name: 'state', kind: 'text', length: 10 },
      { name: 'batch_id', kind: 'text', length: 64, nullable: true },
      { name: 'ordered_at', kind: 'text', length: 24 },
      { name: 'settled_at', kind: 'text', length: 24, nullable: true },
      { name: 'why', kind: 'text', length: 200, nullable: true },
    ],
    indices: [
      { name: 'ix_bank_payment_case_id_body_id', columns: ['case_id', 'body_id'], unique: false },
      { name: 'ix_bank_payment_batch_id', columns: ['batch_id'], unique: false },
    ],
  },
  {
    name: 'bank_nonce',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'at', kind: 'text', length: 24 },
    ],
    indices: [{ name: 'ix_bank_nonce_at', columns: ['at'], unique: false }],
  },
];

/** What the bank tells of the deposits, and what it was told to pay. */
export class Deposits1764200000142 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
