/**
 * `npm test`: typecheck, lint, and every test. `npm test -- PATH` runs jest alone on what matches. What a machine
 * lacks (Temporal, its test server, an S3 server, MariaDB, Chromium) is said and its tests are skipped; with CI=true or
 * REQUIRE_ALL=1 that is a failure.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run, runShown, which } from './start/command.mjs';
import { buildConsole } from './start/console-build.mjs';
import { checkNode, installDependencies } from './start/dependencies.mjs';
import { root } from './start/folders.mjs';
import { green, red, say, SetupError, yellow } from './start/terminal.mjs';
import { folderInMemory } from './test/folder-in-memory.mjs';
import { optionsForLinter, optionsForTests } from './test/node-options.mjs';
import { findPrograms } from './test/programs.mjs';

const bin = (...parts) => path.join(root, 'node_modules', ...parts);
const tsc = bin('typescript-7', 'bin', 'tsc');

const eslint = [...optionsForLinter, bin('eslint', 'bin', 'eslint.js'), '--max-warnings', '0'];

/** Two rows, each one check after the other: what the console is made of, and all else. */
const checks = [
  [
    ['typecheck', [tsc, '-p', 'tsconfig.json']],
    ['lint', [...eslint, '.', '--ignore-pattern', 'admin-ui/']],
  ],
  [
    ['typecheck console', [tsc, '-p', 'admin-ui/tsconfig.json']],
    ['lint console', [...eslint, 'admin-ui']],
  ],
];

/**
 * Both rows beside each other, with little more than what the tests leave of the machine; what a check says is shown
 * when it has ended.
 */
async function check() {
  const nice = which(['nice']);
  const one = async ([name, args]) => {
    const command = [...(nice === undefined ? [] : [nice, '-n', '10']), process.execPath, ...args];
    const { code, lines } = await run(command[0], command.slice(1), { cwd: root });
    if (lines.length > 0) console.log(lines.join('\n'));
    console.log(`${code === 0 ? green('✓') : red('✗')} ${name}`);
    return code === 0;
  };
  const verdicts = await Promise.all(
    checks.map(async (row) => {
      const found = [];
      for (const each of row) found.push(await one(each));
      return found;
    }),
  );
  return verdicts.flat();
}

/** Runs jest; answers with its numbers and the files in which something failed, or undefined where it broke off. */
async function jest(args, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jest-result-'));
  const file = path.join(folder, 'result.json');
  try {
    const code = await runShown(
      process.execPath,
      [...optionsForTests, bin('jest', 'bin', 'jest.js'), '--json', '--outputFile', file, ...args],
      { cwd: root, env },
    );
    return { code, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    console.error(`${red('✗')} jest: ${error.message}`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that does not even load is one failure more. */
const failures = ({ numFailedTests, numRuntimeErrorTestSuites }) => numFailedTests + numRuntimeErrorTestSuites;

/** These wait for other programs by the clock on the wall, and a machine that is busy elsewhere can be too late for one. */
const waiting = /[\\/]test[\\/](console|faults|start)[\\/.]/;

/**
 * Runs jest and counts. Where a few files failed that wait for other programs, those are tried once more, alone; what
 * then passes is named, because it may also be a fault that comes and goes.
 */
async function countTests(args, env) {
  const first = await jest(args, env);
  if (first === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = first.code !== 0 && failures(first) === 0 ? 1 : failures(first);
  const counted = { passed: first.numPassedTests, failed, skipped: first.numPendingTests + first.numTodoTests };
  const unsound = first.testResults.filter(({ status }) => status === 'failed');
  const files = unsound.map(({ name }) => name);
  if (files.length === 0 || files.length > 3 || !files.every((file) => waiting.test(file))) return counted;

  say('失败的文件单独再试一次', 'What failed is tried once more, alone');
  const again = await jest(['--runInBand', '--runTestsByPath', ...files], env);
  if (again === undefined || again.code !== 0) return counted;
  for (const file of files) console.log(`${yellow('!')} passed only when tried again: ${path.relative(root, file)}`);
  const before = unsound
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed');
  return { ...counted, passed: counted.passed - before.length + again.numPassedTests, failed: 0 };
}

async function test(patterns) {
  checkNode();
  await installDependencies();
  const { env, missing } = await findPrograms();
  for (const each of missing) console.log(`${yellow('○')} ${each}`);
  const required = process.env.CI === 'true' || process.env.REQUIRE_ALL === '1';
  if (required && missing.length > 0)
    throw new SetupError('缺少上列程序，不能运行全部测试。\nPrograms are missing, so not every test can run.');

  if (patterns.length > 0) say('仅运行所选测试', 'Only the tests chosen; no typecheck, no lint');
  const checking = patterns.length === 0 ? check() : [];
  let built = true;
  try {
    await buildConsole();
  } catch (error) {
    console.error(error.message);
    built = false;
  }
  const folder = folderInMemory();
  const counted = await countTests(patterns, { ...process.env, ...env, ...(folder && { TMPDIR: folder }) });
  const verdicts = await checking;
  const failed = counted.failed + verdicts.filter((ok) => !ok).length + (built ? 0 : 1);
  const passed = counted.passed + verdicts.filter(Boolean).length;
  console.log(`\n${passed} passed, ${failed} failed${counted.skipped === 0 ? '' : `, ${counted.skipped} skipped`}`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(code));
}

try {
  await test(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof SetupError ? `${red('✗')} ${error.message}` : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
