import { seesActor, type Giver } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';

const tenderer = { roles: ['tenderer'], bodyId: 'tenderer' };
const opened = { entered: ['opening'], enteredAt: { opening: '2026-11-09T01:00:00.000Z' }, published: [] };
const bidder: Giver = { role: 'bidder', bodyId: 'bidder-2', since: '2026-10-20T01:00:00.000Z' };

describe('who took an act', () => {
  it('is named in all that it does once its role is named, however late it acts', () => {
    const objection = { ...bidder, at: '2026-11-20T01:00:00.000Z' };
    expect(seesActor(openTender, 'objectToCandidates', objection, tenderer, opened)).toBe(true);
  });

  it('is not named before its role is, nor where it came in after that and the role is to be named again', () => {
    const early = { ...bidder, at: '2026-10-21T01:00:00.000Z' };
    const later = { ...bidder, since: '2026-11-10T01:00:00.000Z', at: '2026-11-10T01:00:00.000Z' };
    expect(seesActor(openTender, 'objectToCandidates', early, tenderer, { entered: [], published: [] })).toBe(false);
    expect(seesActor(openTender, 'objectToCandidates', later, tenderer, opened)).toBe(false);
  });
});
