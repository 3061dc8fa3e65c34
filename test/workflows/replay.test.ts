import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { bundledWorkflows } from '../../scripts/workflow-bundle';
import type { CaseInput } from '../../workflows/runtime/case-input';

/** As much of a recorded history as is looked into here. */
interface RecordedHistory {
  readonly events: readonly {
    readonly workflowExecutionStartedEventAttributes?: {
      readonly input: { readonly payloads: readonly { data: string }[] };
    };
  }[];
}

interface RecordedRun {
  readonly workflowId: string;
  readonly history: RecordedHistory;
}

const folder = path.join(__dirname, 'histories');
const files = readdirSync(folder);

const recorded = files.map((file) => {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return { file, text, ...(JSON.parse(text) as RecordedRun) };
});

/** What could not be replayed and why, and how many were tried. */
async function replayed(told: readonly RecordedRun[]): Promise<[string[], number]> {
  const workflowBundle = await bundledWorkflows();
  const histories = told.map(({ workflowId, history }) => ({ workflowId, history: historyFromJSON(history) }));
  const faults: string[] = [];
  let count = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    count += 1;
    if (error) faults.push(`${workflowId}: ${error.message}`);
  }
  return [faults, count];
}

/** The history of a case whose input says more than it did. */
function withInput(history: RecordedHistory, more: (input: CaseInput) => Partial<CaseInput>): RecordedHistory {
  const copy = structuredClone(history);
  const payload = copy.events[0]?.workflowExecutionStartedEventAttributes?.input.payloads[0];
  if (!payload) throw new Error('The history has no input');
  const input = JSON.parse(Buffer.from(payload.data, 'base64').toString()) as CaseInput;
  payload.data = Buffer.from(JSON.stringify({ ...input, ...more(input) })).toString('base64');
  return copy;
}

const shownAtStart = ({ definition }: CaseInput): Partial<CaseInput> => ({
  shown: { where: definition.start.first, overdue: false },
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
    expect(await replayed(recorded)).toEqual([[], recorded.length]);
  });

  it('are replayed of a case that this version began and a worker of an earlier one took up', async () => {
    const file = path.join(__dirname, 'earlier-histories', 'marked-start.json');
    const earlier = JSON.parse(readFileSync(file, 'utf8')) as RecordedRun;
    const begunNow = { ...earlier, history: withInput(earlier.history, shownAtStart) };
    expect(await replayed([earlier, begunNow])).toEqual([[], 2]);
  });
});
