import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failureConverterPath } from '../../payloads/data-converter';

const root = path.resolve(__dirname, '../..');
const cache = path.join(root, 'node_modules', '.cache', 'workflow-bundle');
/** All that the bundle is made of. */
const sources = ['workflows', 'definitions', 'domain', 'payloads', 'package-lock.json'];

function filesIn(place: string): string[] {
  const entries = readdirSync(place, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const inside = path.join(place, entry.name);
    return entry.isDirectory() ? filesIn(inside) : [inside];
  });
}

function keyOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const place = path.join(root, source);
    for (const file of source.includes('.') ? [place] : filesIn(place).sort()) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** Another run may still use the bundle of yesterday's code, but not for longer than a day. */
function removeStale(): void {
  for (const name of readdirSync(cache)) {
    const file = path.join(cache, name);
    if (statSync(file).mtimeMs < Date.now() - 86_400_000) rmSync(file, { force: true });
  }
}

/** The file with the workflow code, made unless it is there; `failureConverterPath` is the only thing that may differ. */
async function bundleFile(name: string, options: { readonly failureConverterPath?: string }): Promise<string> {
  const file = path.join(cache, `${keyOfSources()}${name}.cjs`);
  if (existsSync(file)) return file;
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows', 'index.ts'),
    logger: new DefaultLogger('WARN'),
    ...options,
  });
  mkdirSync(cache, { recursive: true });
  removeStale();
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, code);
  renameSync(aside, file);
  return file;
}

/**
 * Bundles the workflow code once for all tests, and not again until it changes, and names the file in WORKFLOW_BUNDLE.
 * Pass it to a worker as `workflowBundle: { codePath: process.env.WORKFLOW_BUNDLE }`.
 */
export async function bundleWorkflows(): Promise<void> {
  process.env['WORKFLOW_BUNDLE'] = await bundleFile('', {});
}

/** The bundle for workers that encrypt, made when the first test asks for it. */
export const encryptingBundle = (): Promise<string> => bundleFile('-encrypting', { failureConverterPath });
