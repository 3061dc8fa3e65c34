import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const cache = path.join(root, 'node_modules', '.cache', 'workflow-bundle');
/** All that a bundle is made of, and how it is made. */
const sources = [
  ...['workflows', 'definitions', 'domain', 'payloads', 'recovery'],
  ...['package-lock.json', 'scripts/workflow-bundle.ts'],
];
/** Another process may still use the bundle of yesterday's code, but not for longer than a day. */
const staleAfterMs = 86_400_000;

/** What a bundle holds. */
export interface BundleParts {
  /** The module that exports the workflows; those of the platform unless given. */
  readonly workflowsPath?: string;
  /** Needed by workers that encrypt. */
  readonly failureConverterPath?: string | undefined;
  readonly workflowInterceptorModules?: readonly string[];
}

/** Workflow code as a worker takes it. */
export type BundledWorkflows = { readonly codePath: string } | { readonly code: string };

/** What tells the workflow code of one worker from that of another. */
export const buildIdOf = (bundle: BundledWorkflows): string =>
  createHash('sha256')
    .update('code' in bundle ? bundle.code : readFileSync(bundle.codePath))
    .digest('hex')
    .slice(0, 12);

function filesIn(place: string): string[] {
  const entries = readdirSync(place, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const inside = path.join(place, entry.name);
    return entry.isDirectory() ? filesIn(inside) : [inside];
  });
}

function keyOf(parts: BundleParts): string {
  const hash = createHash('sha256').update(`${JSON.stringify(parts)}\0`);
  if (parts.workflowsPath !== undefined) hash.update(readFileSync(parts.workflowsPath));
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

function removeStale(): void {
  for (const name of readdirSync(cache)) {
    const file = path.join(cache, name);
    if (statSync(file).mtimeMs < Date.now() - staleAfterMs) rmSync(file, { force: true });
  }
}

/** Keeps the code for the next start. Where the program's own folder cannot be written, each start bundles anew. */
function keep(file: string, code: string): BundledWorkflows {
  try {
    mkdirSync(cache, { recursive: true });
    removeStale();
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, code);
    renameSync(aside, file);
    return { codePath: file };
  } catch {
    return { code };
  }
}

/** The workflow code of this version, bundled once and not again until its sources change. */
export async function bundledWorkflows(parts: BundleParts = {}): Promise<BundledWorkflows> {
  const file = path.join(cache, `${keyOf(parts)}.cjs`);
  if (existsSync(file)) return { codePath: file };
  const {
    workflowsPath = path.join(root, 'workflows', 'index.ts'),
    failureConverterPath,
    workflowInterceptorModules = [],
  } = parts;
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [...workflowInterceptorModules],
    // evaluated once for all cases of a worker and frozen, so that their code becomes warm: no module keeps a state
    preloadModules: [workflowsPath],
    logger: new DefaultLogger('WARN'),
    ...(failureConverterPath !== undefined && { failureConverterPath }),
  });
  return keep(file, code);
}
