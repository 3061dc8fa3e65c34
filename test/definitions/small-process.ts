import { days, defineProcess, given, rule, text } from '../../definitions/language';

/** A process as small as one can be that has a gate, a secret, code, a form of most kinds, and both kinds of closing. */
export const smallProcess = defineProcess({
  process: 'smallTender',
  version: '1',
  jurisdiction: 'CN',
  title: text('小型招标', 'Small tender'),
  kind: 'trading',
  prefix: 'X',
  sources: [],
  roles: {
    tenderer: { title: text('招标人', 'Tenderer'), party: 'one' },
    bidder: { title: text('投标人', 'Bidder'), party: 'many' },
    expert: { title: text('专家', 'Expert'), party: 'persons', secretUntil: 'award', heldBy: ['tenderer'] },
  },
  escalatesTo: [],
  readers: ['tenderer'],
  rules: {
    bidPeriod: { title: text('投标期', 'Bid period'), value: days(20), least: days(20), article: 'TL 24' },
    fewestBids: { title: text('最少投标', 'Fewest bids'), value: 3, least: 3, most: 9, article: 'TL 28' },
    floorAllowed: { title: text('可设底价', 'Floor allowed'), value: false, fixed: false, article: 'IR 27' },
    expertShare: { title: text('专家比例', 'Experts'), value: '2/3', least: '2/3', article: 'TL 37' },
  },
  start: {
    title: text('登记', 'Register'),
    by: ['tenderer'],
    first: 'notice',
    form: { estimate: { type: 'amount', title: text('估算价', 'Estimate'), optional: true } },
  },
  stages: {
    notice: {
      title: text('公告', 'Notice'),
      actions: {
        publish: {
          title: text('发布公告', 'Publish'),
          by: 'tenderer',
          asked: {},
          end: 'published',
          publishes: 'tenderNotice',
          form: {
            deadline: {
              type: 'dateTime',
              title: text('投标截止', 'Bid deadline'),
              atLeast: { period: rule('bidPeriod'), after: 'now' },
            },
            reserve: { type: 'amount', title: text('底价', 'Reserve'), secretUntil: 'award', heldBy: ['tenderer'] },
          },
        },
      },
      ends: { published: 'bidding' },
    },
    bidding: {
      title: text('投标', 'Bidding'),
      deadline: { at: given('publish', 'deadline') },
      actions: {
        bid: {
          title: text('投标', 'Bid'),
          by: 'bidder',
          many: true,
          admits: 'bidder',
          secretUntil: 'award',
          form: { price: { type: 'amount', title: text('报价', 'Price') } },
        },
      },
      ends: { enough: 'award', tooFew: 'failed' },
      endTitles: { enough: text('够数', 'Enough bids') },
    },
    award: {
      title: text('定标', 'Award'),
      actions: {
        appoint: {
          title: text('组成委员会', 'Form the committee'),
          by: 'tenderer',
          effect: { appoints: ['expert', 'members'] },
          form: {
            members: {
              type: 'committee',
              title: text('成员', 'Members'),
              size: rule('fewestBids'),
              expertShare: rule('expertShare'),
              representatives: 'tenderer',
            },
          },
        },
        decide: {
          title: text('决定', 'Decide'),
          by: 'tenderer',
          asked: {},
          publishes: 'result',
          end: { of: 'result', cases: { awarded: 'awarded', again: 'again' } },
          form: {
            result: {
              type: 'choice',
              title: text('结果', 'Result'),
              options: { awarded: text('定标', 'Awarded'), again: text('重新公告', 'Again') },
            },
            why: {
              type: 'text',
              title: text('原因', 'Why'),
              when: { field: 'result', is: 'again' },
            },
          },
        },
      },
      ends: { awarded: 'done', again: 'notice' },
    },
  },
  anytime: {
    stop: { title: text('终止', 'Stop'), by: 'tenderer', effect: { terminates: 'stopped' } },
  },
  closings: {
    done: { title: text('完成', 'Done'), outcome: 'success' },
    failed: { title: text('失败', 'Failed'), outcome: 'failure' },
    stopped: { title: text('终止', 'Stopped'), outcome: 'failure' },
  },
  notices: {
    tenderNotice: { title: text('公告', 'Notice'), fields: ['publish.deadline'] },
    result: { title: text('结果', 'Result'), fields: ['publish.reserve', 'bid.price', 'decide.result'] },
  },
});

/** The code of the small process. */
export const smallManifest = {
  smallTender: { bidding: { ends: ['enough', 'tooFew'], awaits: ['bid'], rules: ['fewestBids'] } },
} as const;

type Node = Record<string, unknown>;

/** A copy of plain data with another value at each of the paths; `undefined` takes a key away. */
export function changed<T extends object>(data: T, changes: Readonly<Record<string, unknown>>): T {
  const copy = structuredClone(data);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let node = copy as Node;
    for (const key of keys) node = (node[key] ??= {}) as Node;
    if (value === undefined) Reflect.deleteProperty(node, last);
    else node[last] = value;
  }
  return copy;
}
