import Sequencer from '@jest/test-sequencer';

/** What takes longest comes first, so that no long file is left alone at the end. */
const order = ['console/pages', 'api/visibility-matrix', 'console', 'workflows', 'adapters', 'api'];
/** These wait for real time more than they compute. */
const waiting = 'faults';

const isIn = (place, { path }) => path.includes(`/test/${place}`);
const weight = (test) => {
  const at = order.findIndex((place) => isIn(place, test));
  return at === -1 ? order.length : at;
};

/**
 * Starts the files that take longest first; a machine that has never run the tests does not know which those are. Files
 * that wait stand between files that compute, so that the processors have something to do meanwhile.
 */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const waits = sorted.filter((test) => isIn(waiting, test));
    const computes = sorted.filter((test) => !waits.includes(test)).sort((one, other) => weight(one) - weight(other));
    return [
      ...computes.flatMap((test, index) => [test, ...waits.slice(index, index + 1)]),
      ...waits.slice(computes.length),
    ];
  }
}
