const { TestEnvironment } = require('jest-environment-node');

/** What jest keeps in the global object about one test file; the next one must not find it. */
const ofOneFile = [
  'EVENT_HANDLERS',
  'TEST_TIMEOUT_SYMBOL',
  'RETRY_TIMES',
  'RETRY_TIMES_SETTER',
  'RETRY_IMMEDIATELY',
  'WAIT_BEFORE_RETRY',
  'LOG_ERRORS_BEFORE_RETRY',
].map((name) => Symbol.for(name));

/**
 * Runs test files in the realm of their process instead of one of their own. In a realm of its own every look at a
 * global (`Buffer`, `Promise`, `Math`) asks jest, and no package can be loaded once for all files. What a file does to
 * `process.env`, `process.exit` and `console` is undone at its end; files share no modules of the project.
 */
module.exports = class SharedRealm extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { projectConfig } = config;
    this.own = { global: this.global, mocker: this.moduleMocker };
    this.before = {
      console: globalThis.console,
      exit: process.exit,
      env: { ...process.env },
      stackTraceLimit: Error.stackTraceLimit,
    };
    for (const each of ofOneFile) delete globalThis[each];
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    const timers = { config: projectConfig, global: globalThis };
    const { fakeTimers, fakeTimersModern } = this;
    fakeTimers.dispose();
    fakeTimersModern.dispose();
    this.fakeTimersModern = new fakeTimersModern.constructor(timers);
    this.fakeTimers = new fakeTimers.constructor({
      ...timers,
      moduleMocker: this.moduleMocker,
      timerConfig: { idToRef: (timer) => timer, refToId: (timer) => timer },
    });
  }

  async setup() {
    await super.setup();
    // jest asks for a hundred frames of every error that anything makes
    Error.stackTraceLimit = 25;
  }

  async teardown() {
    const { console, exit, env, stackTraceLimit } = this.before;
    await super.teardown();
    this.global = null;
    globalThis.console = console;
    process.exit = exit;
    Error.stackTraceLimit = stackTraceLimit;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
  }
};
