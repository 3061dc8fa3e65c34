import Sequencer from '@jest/test-sequencer';

/**
 * About how many seconds the longest files take, for a machine that has never run the tests; one that has keeps its own
 * figures. A file of more than twenty seconds belongs here.
 */
const seconds = {
  'faults/sealed-kills': 105,
  'faults/kills': 100,
  'api/outbox': 75,
  'console/pages': 70,
  'workflows/verification': 55,
  'console/definitions': 45,
  'faults/interruptions': 45,
  'api/visibility-matrix': 45,
  'console/uploads': 45,
  'console/accounts': 40,
  'console/absences': 40,
  'workflows/whole-tender': 40,
  'console/deposits': 35,
  'faults/clock-jumps': 35,
  'faults/soak': 35,
  'api/dashboard': 35,
  'adapters/store-faults': 35,
  'api/exhaustion': 30,
  'faults/restore': 30,
  'workflows/evaluation': 30,
  'adapters/document-store': 30,
  'workflows/effects': 30,
  'console/sealing': 30,
  'api/uploads': 30,
  'console/incidents': 30,
  'console/expert-cases': 25,
  'api/accounts': 25,
  'console/seats': 25,
  'api/many-lots': 25,
  'console/calendar': 25,
  'console/bid-document': 25,
  'workflows/continued': 25,
  'workflows/goods-in-lots': 25,
  'console/evaluation': 25,
  'api/documents': 25,
  'console/tender-document': 25,
  'console/exchange': 25,
  'console/dashboard': 20,
  'console/public': 20,
  'console/message-settings': 20,
  'database/migrations': 20,
  'adapters/message-channel': 20,
  'api/session': 20,
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
