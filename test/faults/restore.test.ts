import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startRelayWorld } from '../support/relay-world';
import { hasTemporal } from '../support/temporal';

(hasTemporal ? describe : describe.skip)('a backup of a running platform', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
  const place = (name: string) => path.join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is restored whole, its cases go on, and rows that lie behind are written again from Temporal', async () => {
    const world = await startRelayWorld();
    const ids: string[] = [];
    try {
      const [half, ended] = [await world.open(), await world.open()] as const;
      ids.push(half, ended);
      for (let number = 1; number <= 3; number += 1) await world.act(half, number);
      await world.platform.run('scripts/backup.ts', [place('early')]);
      for (let number = 4; number <= 5; number += 1) await world.act(half, number);
      for (let number = 1; number <= 10; number += 1) await world.act(ended, number);
      await world.platform.run('scripts/backup.ts', [place('late')]);
      await expect(world.platform.run('scripts/backup.ts', [place('late')])).rejects.toThrow('is not empty');
    } finally {
      await world.close();
    }
    const [half = '', ended = ''] = ids;

    const restore = (from: string, to: string) =>
      world.platform.run('scripts/restore.ts', [place(from)], { DATA_DIR: place(to) });
    expect(await restore('late', 'restored')).toContain('files were restored');
    await expect(restore('late', 'restored')).rejects.toThrow('which is not overwritten');
    // the rows were lost later than Temporal was: an older copy of them has to do
    for (const file of ['platform.db', 'platform.db-wal']) {
      copyFileSync(path.join(place('early'), file), path.join(place('restored'), file));
    }

    const again = await startRelayWorld({ dataDir: place('restored') });
    try {
      expect(await again.events(half)).toHaveLength(4);
      const said = await again.platform.run('scripts/reproject.ts');
      expect(said).toContain(`${half}  已补齐 · rebuilt (+2)`);
      expect(said).toContain(`${ended}  已补齐 · rebuilt (+10)`);
      expect(said).toContain('2 cases, 0 with a fault');
      for (const id of ids) await again.check(id);
      expect(await again.people.tenderer.get(`/cases/${ended}`)).toMatchObject({ closing: 'done' });
      for (let number = 6; number <= 10; number += 1) await again.act(half, number);
      await again.check(half);
      expect(await again.platform.run('scripts/reproject.ts', [half, ended])).toMatch(/^共 2 个案件，0 个有问题。/);
      expect(await again.platform.run('scripts/upgrade-check.ts')).toContain('0 fit, 0 need a mapping, 0 are blocked');
    } finally {
      await again.close();
    }
  }, 300_000);

  it('is refused when a byte of it was changed', async () => {
    const world = await startRelayWorld();
    try {
      await world.platform.run('scripts/backup.ts', [place('damaged')]);
      writeFileSync(path.join(place('damaged'), 'keys', 'platform.pem'), 'other');
      await expect(
        world.platform.run('scripts/restore.ts', [place('damaged')], { DATA_DIR: place('elsewhere') }),
      ).rejects.toThrow('The backup is damaged: keys/platform.pem');
    } finally {
      await world.close();
    }
  }, 120_000);
});
