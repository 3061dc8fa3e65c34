import { rows, type Database } from './database';

const settingName = 'payloadKeys';

/** Since when payloads are encrypted, an instant of the platform's clock, and the fingerprint of every key ever used. */
export interface KeyRecord {
  readonly since: string;
  readonly fingerprints: Readonly<Record<string, string>>;
}

/** What is known of the keys; undefined while there was none. */
export async function readKeyRecord({ read }: Database): Promise<KeyRecord | undefined> {
  return (await rows(read, 'setting').findOneBy({ name: settingName }))?.value as KeyRecord | undefined;
}

/** Keeps what is known of the keys. The first `since` stands; the answer is what is kept. */
export async function writeKeyRecord(database: Database, record: KeyRecord): Promise<KeyRecord> {
  return database.write(async (tx) => {
    const known = (await rows(tx, 'setting').findOneBy({ name: settingName }))?.value as KeyRecord | undefined;
    const value = { ...record, since: known?.since ?? record.since };
    await rows(tx, 'setting').upsert({ name: settingName, value }, ['name']);
    return value;
  });
}

/** Whether a case was opened before payloads were encrypted. */
export function openedInPlaintext({ read }: Database, since: string): (caseId: string) => Promise<boolean> {
  const answers = new Map<string, boolean>();
  return async (caseId) => {
    const known = answers.get(caseId);
    if (known !== undefined) return known;
    const row = await rows(read, 'case').findOne({ where: { id: caseId }, select: { id: true, openedAt: true } });
    if (!row) return false;
    const answer = row.openedAt < since;
    answers.set(caseId, answer);
    return answer;
  };
}
