import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { chainHash, chainStart, hashOf } from '../../domain/hash';
import { createTables, dropTables, type TablePlan } from './create-tables';

const audit: TablePlan = {
  name: 'audit',
  columns: [
    { name: 'id', kind: 'integer', primary: true },
    { name: 'at', kind: 'text', length: 24 },
    { name: 'kind', kind: 'text', length: 20 },
    { name: 'user_id', kind: 'text', length: 64, nullable: true },
    { name: 'role', kind: 'text', length: 30, nullable: true },
    { name: 'body_id', kind: 'text', length: 64, nullable: true },
    { name: 'address', kind: 'text', length: 64, nullable: true },
    { name: 'case_id', kind: 'text', length: 64, nullable: true },
    { name: 'region', kind: 'text', length: 6, nullable: true },
    { name: 'subject', kind: 'text', length: 64, nullable: true },
    { name: 'content', kind: 'json', nullable: true },
    { name: 'cause', kind: 'text', length: 64, nullable: true },
    { name: 'salt', kind: 'text', length: 32, nullable: true },
    { name: 'content_hash', kind: 'text', length: 64 },
    { name: 'previous_hash', kind: 'text', length: 64 },
    { name: 'hash', kind: 'text', length: 64 },
  ],
  indices: [
    { name: 'ux_audit_cause', columns: ['cause'], unique: true },
    { name: 'ix_audit_kind_id', columns: ['kind', 'id'], unique: false },
    { name: 'ix_audit_user_id_id', columns: ['user_id', 'id'], unique: false },
    { name: 'ix_audit_case_id_id', columns: ['case_id', 'id'], unique: false },
    { name: 'ix_audit_subject_id', columns: ['subject', 'id'], unique: false },
    { name: 'ix_audit_region_id', columns: ['region', 'id'], unique: false },
    { name: 'ix_audit_at', columns: ['at'], unique: false },
  ],
};

const secretRead: TablePlan = {
  name: 'secret_read',
  columns: [
    { name: 'id', kind: 'text', length: 64, primary: true },
    { name: 'at', kind: 'text', length: 24 },
    { name: 'user_id', kind: 'text', length: 64 },
    { name: 'case_id', kind: 'text', length: 64 },
    { name: 'what', kind: 'text', length: 120 },
  ],
  indices: [
    { name: 'ix_secret_read_case_id_at', columns: ['case_id', 'at'], unique: false },
    { name: 'ix_secret_read_at', columns: ['at'], unique: false },
  ],
};

interface FormerRead {
  readonly at: string;
  readonly user_id: string;
  readonly case_id: string;
  readonly what: string;
  readonly region: string | null;
}

/** Reads of secrets as they were written down until now become the beginning of the audit. */
async function carryOver(runner: QueryRunner): Promise<void> {
  const former = (await runner.query(
    `SELECT r.at, r.user_id, r.case_id, r.what, c.region FROM secret_read r
     LEFT JOIN case_file c ON c.id = r.case_id ORDER BY r.at, r.id`,
  )) as readonly FormerRead[]; // TypeORM does not know what a query answers
  let previous: string = chainStart;
  for (const [index, { at, user_id: userId, case_id: caseId, what, region }] of former.entries()) {
    const id = index + 1;
    const [word = '', document = null] = what.split(' ');
    const nobody = { role: null, bodyId: null, address: null };
    const salt = randomBytes(16).toString('hex');
    const content = { what: word };
    const contentHash = hashOf({ userId, ...nobody, caseId, region, subject: document, content, salt });
    const hash = chainHash(previous, { id, at, kind: 'secretRead', contentHash });
    await runner.query(
      `INSERT INTO audit (id, at, kind, user_id, case_id, region, subject, content, salt, content_hash, previous_hash, hash)
       VALUES (?, ?, 'secretRead', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, at, userId, caseId, region, document, JSON.stringify(content), salt, contentHash, previous, hash],
    );
    previous = hash;
  }
  await runner.query(`INSERT INTO serial (name, last) VALUES ('audit', ?)`, [former.length]);
}

/** One record, chained by hashes, of who signed in, read what is secret, and changed what concerns others. */
export class Audit1764200000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [audit]);
    await carryOver(runner);
    await dropTables(runner, [secretRead]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await createTables(runner, [secretRead]);
    await dropTables(runner, [audit]);
    await runner.query(`DELETE FROM serial WHERE name = 'audit'`);
  }
}
