import { soak } from '../support/soak';
import { hasTemporal } from '../support/temporal';

(hasTemporal ? describe : describe.skip)('a platform whose programs are killed at random', () => {
  it('loses no answered act and doubles none, and every case goes on', async () => {
    const report = await soak({ kills: 5, clients: 3 }, () => undefined);
    expect(report.faults).toEqual([]);
    expect(report.cases).toBeGreaterThanOrEqual(3);
    expect(Object.values(report.kills).reduce((sum, count) => sum + count, 0)).toBe(5);
  }, 300_000);
});
