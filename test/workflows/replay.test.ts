import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { bundledWorkflows } from '../../scripts/workflow-bundle';

const folder = path.join(__dirname, 'histories');
const files = readdirSync(folder);

const recorded = files.map((file) => {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return { file, text, ...(JSON.parse(text) as { workflowId: string; history: object }) };
});

describe('recorded histories', () => {
  it('are of whole cases, those that continued as new among them', () => {
    expect(files.length).toBeGreaterThan(3);
    expect(files.some((file) => file.startsWith('continued'))).toBe(true);
  });

  it('tell nothing of the machine that recorded them', () => {
    for (const { file, text } of recorded) {
      expect([file, /\d@/.test(text), /\/(?:work|home|root|tmp|Users)\//.test(text)]).toEqual([file, false, false]);
    }
  });

  it('are replayed by the workflows as they are now', async () => {
    const workflowBundle = await bundledWorkflows();
    const histories = recorded.map(({ workflowId, history }) => ({ workflowId, history: historyFromJSON(history) }));
    const faults = [];
    let count = 0;
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
      count += 1;
      if (error) faults.push(`${workflowId}: ${error.message}`);
    }
    expect([faults, count]).toEqual([[], recorded.length]);
  });
});
