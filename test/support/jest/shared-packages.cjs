const { createRequire, isBuiltin } = require('node:module');
const { compileFunction, constants } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const packageOf = (name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
/** Jest's own, which it hands out itself. */
const jests = ['@jest/globals', '@jest/expect', 'expect'];

/**
 * Loads packages once for all test files of a process, as Node.js loads them; the modules of the project anew for each.
 * What is configured to be transformed, and what a test has mocked, stays with its file.
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
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
  }

  requireModuleOrMock(from, name) {
    if (!this.isShared(name) || this.mockState.shouldMockCjs(from, name).shouldMock) {
      return super.requireModuleOrMock(from, name);
    }
    return createRequire(from)(name);
  }
};
