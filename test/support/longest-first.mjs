import Sequencer from '@jest/test-sequencer';

/**
 * About how many seconds the longest files take, for a machine that has never run the tests; one that has keeps its own
 * figures. A file of more than twenty seconds belongs here.
 */
const seconds = {
  'api/visibility-matrix': 110,
  'faults/interruptions': 100,
  'faults/kills': 85,
  'api/outbox': 75,
  'faults/soak': 70,
  'workflows/verification': 70,
  'console/pages': 65,
  'api/uploads': 60,
  'console/uploads': 45,
  'console/sealing': 45,
  'faults/restore': 45,
  'api/dashboard': 40,
  'console/accounts': 40,
  'console/definitions': 40,
  'console/deposits': 40,
  'console/bid-document': 40,
  'adapters/store-faults': 40,
  'workflows/evaluation': 40,
  'workflows/whole-tender': 40,
  'faults/clock-jumps': 35,
  'api/many-lots': 35,
  'workflows/continued': 35,
  'exchange/two-platforms': 30,
  'api/exhaustion': 30,
  'database/migrations': 30,
  'api/accounts': 25,
  'api/documents': 25,
  'api/audit': 25,
  'api/pruning': 25,
  'adapters/message-channel': 25,
  'workflows/award': 25,
  'workflows/effects': 20,
};

/** What a file of a folder takes that is not among them. */
const secondsIn = { console: 35, exchange: 15, workflows: 12, adapters: 8, api: 8 };
/** These wait for real time more than they compute. */
const waiting = /\/test\/faults\//;

const expected = ({ path, duration }) => {
  if (duration !== undefined) return duration / 1000;
  const [, name = '', folder = ''] = /\/test\/((?:([\w-]+)\/)?.+)\.test\.ts$/.exec(path) ?? [];
  return seconds[name] ?? secondsIn[folder] ?? 2;
};

/**
 * Starts the files that take longest first, so that no long file is left alone at the end. Files that wait stand between
 * files that compute, so that the processors have something to do meanwhile.
 */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = [...(await super.sort(tests))].sort((one, other) => expected(other) - expected(one));
    const waits = sorted.filter(({ path }) => waiting.test(path));
    const computes = sorted.filter((test) => !waits.includes(test));
    return [
      ...computes.flatMap((test, index) => [test, ...waits.slice(index, index + 1)]),
      ...waits.slice(computes.length),
    ];
  }
}
