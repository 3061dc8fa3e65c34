import { sharedTraces } from '../../../domain/collusion/shared-traces';

const trace = (bid: string, bidder: string, value: string) => ({ bid, bidder, value });

describe('what bids have left behind', () => {
  it('is told where different bidders share it', () => {
    const traces = [
      trace('b2', 'two', '10.0.0.1'),
      trace('b1', 'one', '10.0.0.1'),
      trace('b3', 'three', '10.0.0.3'),
      trace('b3', 'three', '10.0.0.1'),
    ];
    const shared = [{ value: '10.0.0.1', bids: ['b1', 'b2', 'b3'] }];
    expect(sharedTraces(traces)).toEqual(shared);
    expect(sharedTraces([...traces].reverse())).toEqual(shared);
  });

  it('is nobody’s business within one bidder', () => {
    expect(sharedTraces([trace('b1', 'one', 'x'), trace('b1', 'one', 'x')])).toEqual([]);
  });
});
