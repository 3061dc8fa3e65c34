import { clockWatch } from '../../api/clock/clock-watch';

/** Clocks that a test sets: `pass` lets time go by on all of them. */
function clocks() {
  const at = { wall: 1_800_000_000_000, steady: 5000, temporal: 1_800_000_000_000 };
  let isAway = false;
  return {
    at,
    pass(ms: number) {
      at.wall += ms;
      at.steady += ms;
      at.temporal += ms;
    },
    away: () => void (isAway = true),
    watch: clockWatch({
      wall: () => at.wall,
      steady: () => at.steady,
      reference: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(at.temporal)),
    }),
  };
}

describe('the watch over the clock', () => {
  it.each([3_600_000, -3_600_000])(
    'receives nothing after a step of %d ms until the clock agrees again',
    async (step) => {
      const { at, pass, watch } = clocks();
      pass(60_000);
      expect(watch.isRight()).toBe(true);
      at.wall += step;
      expect(() => watch.mustBeRight()).toThrow('Unavailable');
      await watch.compare();
      expect(watch.isRight()).toBe(false);
      at.wall -= step;
      expect(watch.isRight()).toBe(false);
      await watch.compare();
      expect(watch.isRight()).toBe(true);
    },
  );

  it('follows a step that brings it to the clock of Temporal, as after a machine has slept', async () => {
    const { at, watch } = clocks();
    at.wall += 600_000;
    at.temporal += 600_000;
    expect(watch.isRight()).toBe(false);
    await watch.compare();
    expect(() => watch.mustBeRight()).not.toThrow();
  });

  it('bears a clock that is adjusted slowly', () => {
    const { at, pass, watch } = clocks();
    for (let second = 0; second < 3600; second += 1) {
      pass(1000);
      at.wall += 0.5;
      expect(watch.isRight()).toBe(true);
    }
  });

  it('finds a clock wrong that was never stepped, and none because Temporal is away', async () => {
    const { at, away, watch } = clocks();
    at.temporal += 10_000;
    await watch.compare();
    expect(watch.isRight()).toBe(false);
    at.temporal -= 10_000;
    await watch.compare();
    away();
    await expect(watch.compare()).rejects.toThrow('away');
    expect(watch.isRight()).toBe(true);
  });
});
