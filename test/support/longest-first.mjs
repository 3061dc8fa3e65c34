import Sequencer from '@jest/test-sequencer';

/**
 * About how many seconds the longest files take, for a machine that has never run the tests; one that has keeps its own
 * figures. A file of more than twenty seconds belongs here.
 */
const seconds = {
  'console/pages': 85,
  'faults/kills': 85,
  'api/outbox': 80,
  'workflows/continued': 70,
  'api/uploads': 65,
  'faults/restore': 65,
  'faults/interruptions': 60,
  'workflows/verification': 60,
  'console/uploads': 55,
  'api/visibility-matrix': 55,
  'console/accounts': 50,
  'workflows/evaluation': 50,
  'adapters/store-faults': 45,
  'console/deposits': 45,
  'faults/clock-jumps': 40,
  'api/many-lots': 40,
  'faults/soak': 40,
  'exchange/two-platforms': 40,
  'api/exhaustion': 35,
  'console/sealing': 35,
  'console/definitions': 35,
  'console/seats': 35,
  'console/absences': 35,
  'workflows/whole-tender': 35,
  'database/migrations': 30,
  'console/evaluation': 30,
  'console/dashboard': 30,
  'api/dashboard': 30,
  'console/drawing': 30,
  'console/expert-cases': 25,
  'console/main-path': 25,
  'console/exchange': 25,
  'api/documents': 25,
  'workflows/effects': 25,
  'console/calendar': 25,
  'console/tender-document': 20,
  'spreadsheets/read-cells': 20,
  'api/health': 20,
  'console/views': 20,
  'console/public': 20,
  'workflows/clock': 20,
  'console/bid-document': 20,
  'api/accounts': 20,
  'workflows/award': 20,
  'adapters/message-channel': 20,
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
