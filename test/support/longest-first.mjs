import Sequencer from '@jest/test-sequencer';

/** The folders whose files take longest come first, so that no long file is left alone at the end. */
const order = ['faults', 'console', 'workflows', 'adapters', 'api'];

const weight = ({ path }) => {
  const at = order.findIndex((folder) => path.includes(`/test/${folder}/`));
  return at === -1 ? order.length : at;
};

/** Starts the files that take longest first; a machine that has never run the tests does not know which those are. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return [...sorted].sort((one, other) => weight(one) - weight(other));
  }
}
