import { spawnSync } from 'node:child_process';

/** Those of the options of Node.js that the one at hand knows; it would not start with another. */
const known = (options) =>
  options.filter((option) => spawnSync(process.execPath, [option, '--eval', ''], { stdio: 'ignore' }).status === 0);

/**
 * How Node.js runs tests. They run most code a few times: compiling it well costs more than it gives, so a function
 * must have run for longer before that is tried. And they make much that is thrown away at once: with more room for
 * what is young, most of it is gone before it is moved, and what collects it has no threads of its own, which would
 * take the processors from the tests beside.
 */
export const optionsForTests = known([
  '--interrupt-budget=1000000',
  '--max-semi-space-size=64',
  '--initial-heap-size=512',
  '--single-threaded-gc',
]);

/** How it runs the linter, which keeps the types of the whole project and collects them in vain. */
export const optionsForLinter = known([
  '--max-semi-space-size=256',
  '--initial-heap-size=2048',
  '--single-threaded-gc',
]);
