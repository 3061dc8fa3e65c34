const { createRequire, isBuiltin } = require('node:module');
const { constants, Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const packageOf = (name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
/** Jest's own, which it hands out itself. */
const jests = ['@jest/globals', '@jest/expect', 'expect'];

/** What was compiled of each file of the project; a file that has changed or been transformed otherwise is another. */
const compiled = new Map();

/** The function that a module is, of its parameters; its code is read once, however many test files evaluate it. */
function moduleFunction(source, filename, parameters) {
  const known = compiled.get(filename);
  if (known?.source === source) return known.script.runInThisContext();
  const head = `(function (${parameters.join(', ')}) {`;
  const script = new Script(`${head}${source}\n})`, {
    filename,
    columnOffset: -head.length,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  compiled.set(filename, { source, script });
  return script.runInThisContext();
}

/**
 * Loads packages once for all test files of a process, as Node.js loads them. Modules of the project are evaluated anew for
 * each, and compiled once. What is configured to be transformed, and what a test has mocked, stays with its file.
 */
module.exports = class SharedPackages extends Runtime {
  constructor(config, ...rest) {
    super(config, ...rest);
    const ignored = config.transformIgnorePatterns.map((pattern) => new RegExp(pattern));
    this.isShared = (name) => {
      if (name.startsWith('.') || name.startsWith('/') || isBuiltin(name) || jests.includes(name)) return false;
      return ignored.some((pattern) => pattern.test(`/node_modules/${packageOf(name)}/`));
    };
    const { executor } = this;
    executor.compile = (source, filename) => moduleFunction(source, filename, executor.injectedModuleParameters);
  }

  requireModuleOrMock(from, name) {
    if (!this.isShared(name) || this.mockState.shouldMockCjs(from, name).shouldMock) {
      return super.requireModuleOrMock(from, name);
    }
    return createRequire(from)(name);
  }
};
