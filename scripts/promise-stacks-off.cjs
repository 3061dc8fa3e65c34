/**
 * Loaded first by a thread of the SDK that runs workflows: it then notes no stack of each promise. It takes this for a
 * Node.js that has no such hooks, and tells whoever asks Temporal for a stack that there is none on this worker.
 */
const v8 = require('node:v8');

// Node.js needs its own for what follows a case through its promises
v8.promiseHooks = {
  ...v8.promiseHooks,
  createHook() {
    const { warn } = console;
    // it would warn of an old Node.js
    console.warn = () => {
      console.warn = warn;
    };
    throw new Error('Stacks of promises are not noted');
  },
};
