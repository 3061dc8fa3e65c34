import path from 'node:path';
import { manifest } from '../../definitions/manifest';
import { checkUpgrade, type UpgradeGround, type UpgradeVerdict } from '../../recovery/check-upgrade';
import { replayModules } from '../../recovery/workflow-code';
import { bundledWorkflows } from '../../scripts/workflow-bundle';
import { Tender } from '../support/driver';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';

const parts = { workflowInterceptorModules: replayModules };

describeWithServer('new code, before it is rolled out', () => {
  let platform: Platform;
  let open: Tender;
  let ground: UpgradeGround;
  beforeAll(async () => {
    platform = await startPlatform();
    open = await Tender.open(platform);
    await open.reach('bidding');
    const ended = await Tender.open(platform);
    await ended.act('terminate', 'tenderer', { reason: '取消' });
    const { database, deps } = platform;
    const { temporal } = deps;
    ground = { database, temporal, dataConverter: undefined, workflowBundle: await bundledWorkflows(parts), manifest };
  }, 120_000);
  afterAll(() => platform.close());

  const verdicts = async (changes: Partial<UpgradeGround>): Promise<UpgradeVerdict[]> => {
    const found: UpgradeVerdict[] = [];
    for await (const verdict of checkUpgrade({ ...ground, ...changes })) found.push(verdict);
    return found;
  };

  it('fits the open cases when it is what they run under', async () => {
    const log = jest.spyOn(process.stderr, 'write');
    expect(await verdicts({})).toMatchObject([{ caseId: open.id, process: 'openTender', is: 'fits' }]);
    expect(log.mock.calls.join('\n')).not.toContain('sink');
    log.mockRestore();
  });

  it('is blocked by an open case whose history it does not replay', async () => {
    const workflowBundle = await bundledWorkflows({
      ...parts,
      workflowsPath: path.join(__dirname, 'changed-workflows.ts'),
    });
    const [verdict] = await verdicts({ workflowBundle });
    expect(verdict).toMatchObject({ caseId: open.id, is: 'blocked' });
    expect(verdict?.why?.en).toMatch(/nondeterminism/i);
  });

  it('asks for a mapping when it reads what the pinned definition does not have', async () => {
    const { bidding } = manifest.openTender;
    const needing = { openTender: { ...manifest.openTender, bidding: { ...bidding, rules: ['highestBids'] } } };
    expect(await verdicts({ manifest: needing })).toMatchObject([{ caseId: open.id, is: 'needsMapping' }]);
  });
});
