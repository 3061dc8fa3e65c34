import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'libsql';
import { backUp, restore, type BackupManifest } from '../../recovery/backup';
import { sha256 } from '../../domain/hash';

describe('a backup', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'backup-'));
  const place = (...names: string[]) => path.join(root, ...names);
  const now = '2026-03-02T01:00:00.000Z';
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeAll(() => {
    mkdirSync(place('data', 'keys'), { recursive: true });
    mkdirSync(place('data', 'documents', '00'), { recursive: true });
    const database = new Sqlite(place('data', 'platform.db'));
    database.exec('CREATE TABLE t (a TEXT)');
    database.close();
    writeFileSync(place('data', 'keys', 'platform.pem'), 'key');
    writeFileSync(place('data', 'documents', '00', '0000'), 'content');
  });

  it('is closed to other accounts of the machine, also in a folder that was open to them', async () => {
    mkdirSync(place('open'));
    chmodSync(place('open'), 0o755);
    await backUp(place('data'), place('open'), now, () => undefined);
    expect(statSync(place('open')).mode & 0o777).toBe(0o700);
    await restore(place('open'), place('restored'), () => undefined);
    expect(readFileSync(place('restored', 'keys', 'platform.pem'), 'utf8')).toBe('key');
    expect(readFileSync(place('restored', 'documents', '00', '0000'), 'utf8')).toBe('content');
  });

  it.each(['../outside/keys/stolen', 'keys/../../outside/stolen', '/outside', 'documents', 'other.db'])(
    'whose manifest was made to name %s is refused, and nothing is written there',
    async (file) => {
      const forged = place('forged', file.replaceAll('/', '_'));
      await backUp(place('data'), forged, now, () => undefined);
      const target = path.join(forged, file);
      if (!existsSync(target)) {
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, 'stolen');
      }
      const manifest = JSON.parse(readFileSync(path.join(forged, 'backup.json'), 'utf8')) as BackupManifest;
      const files = [...manifest.files, { file, size: 6, sha256: sha256('stolen') }];
      writeFileSync(path.join(forged, 'backup.json'), JSON.stringify({ ...manifest, files }));
      await expect(restore(forged, place('elsewhere'), () => undefined)).rejects.toThrow(file);
      expect(existsSync(place('elsewhere'))).toBe(false);
    },
  );
});
