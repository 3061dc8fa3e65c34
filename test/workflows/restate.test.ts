import { rows } from '../../database/database';
import { projectCase } from '../../database/projection';
import type { CaseState } from '../../definitions/language';
import { chainHash } from '../../domain/hash';
import { Tender } from '../support/driver';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';

describeWithServer('an act that only the database knows', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  it('is taken back when the case says where it stands, and can then be taken in earnest', async () => {
    const tender = await Tender.open(platform);
    const row = () => rows(platform.database.read, 'case').findOneByOrFail({ id: tender.id });
    const before = await row();
    const event = { seq: before.seq + 1, at: platform.deps.clock.now(), kind: 'act', stage: before.stage } as const;
    const state: CaseState = { ...(before.state as CaseState), stage: 'documents', tasks: [] };
    const lost = { event, previousHash: before.head, hash: chainHash(before.head, event), key: 'lost', state };
    await projectCase(platform.database, tender.id, [lost], event.at);
    expect((await row()).stage).toBe('documents');

    await platform.deps.temporal.workflow.getHandle(tender.id).signal('restate');
    for (let tries = 0; tries < 100 && (await row()).stage !== before.stage; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await row()).toMatchObject({ stage: before.stage, seq: before.seq, head: before.head });
    await tender.reach('documents');
    expect((await row()).seq).toBeGreaterThan(before.seq);
  });
});
