import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const entry = path.resolve(__dirname, '../../workflows/index.ts');

/**
 * Bundles the workflow code once for all tests and names the file in WORKFLOW_BUNDLE. Pass it to a worker as
 * `workflowBundle: { codePath: process.env.WORKFLOW_BUNDLE }`.
 */
export async function bundleWorkflows(): Promise<void> {
  if (!existsSync(entry)) return;
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger('WARN') });
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'workflow-bundle-')), 'workflows.cjs');
  writeFileSync(file, code);
  process.env['WORKFLOW_BUNDLE'] = file;
}

/** Removes what `bundleWorkflows` wrote. */
export function removeBundle(): void {
  const file = process.env['WORKFLOW_BUNDLE'];
  if (file !== undefined) rmSync(path.dirname(file), { recursive: true, force: true });
}
