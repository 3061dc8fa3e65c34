import fc from 'fast-check';
import { realDuration, realTime, virtualTime, type ClockSetting } from '../../domain/clock';

const origin = Date.UTC(2026, 1, 13, 1);
const minuteADay: ClockSetting = { kind: 'virtual', realOrigin: origin, virtualOrigin: origin, secondsPerDay: 60 };
const day = 86_400_000;

const settings = fc.record<Extract<ClockSetting, { kind: 'virtual' }>>({
  kind: fc.constant('virtual'),
  realOrigin: fc.integer({ min: 1.6e12, max: 1.9e12 }),
  virtualOrigin: fc.integer({ min: 1.6e12, max: 1.9e12 }),
  secondsPerDay: fc.oneof(fc.integer({ min: 1, max: 86_400 }), fc.double({ min: 0.5, max: 86_400, noNaN: true })),
});
const durations = fc.integer({ min: 0, max: 366 * day });

describe('a clock', () => {
  it('is left alone where time is real', () => {
    expect(virtualTime({ kind: 'real' }, 5)).toBe(5);
    expect(realDuration({ kind: 'real' }, 5)).toBe(5);
    expect(realTime({ kind: 'real' }, 5)).toBe(5);
  });

  it('lets a virtual day pass in its real seconds', () => {
    expect(virtualTime(minuteADay, origin)).toBe(origin);
    expect(virtualTime(minuteADay, origin + 60_000)).toBe(origin + day);
    expect(virtualTime(minuteADay, origin - 60_000)).toBe(origin - day);
    expect(realDuration(minuteADay, 20 * day)).toBe(20 * 60_000);
    expect(realTime(minuteADay, origin + 3 * day)).toBe(origin + 3 * 60_000);
  });

  it('never runs backwards', () => {
    fc.assert(
      fc.property(settings, durations, fc.integer({ min: 0, max: 10_000 }), (setting, since, step) => {
        const now = 1.7e12 + since;
        expect(virtualTime(setting, now + step)).toBeGreaterThanOrEqual(virtualTime(setting, now));
      }),
    );
  });

  it('tells the first real instant at which a virtual instant is reached', () => {
    fc.assert(
      fc.property(settings, durations, (setting, ahead) => {
        const wanted = setting.virtualOrigin + ahead;
        const instant = realTime(setting, wanted);
        expect(virtualTime(setting, instant)).toBeGreaterThanOrEqual(wanted);
        expect(virtualTime(setting, instant - 1)).toBeLessThan(wanted);
      }),
    );
  });

  it('never lets a timer fire early', () => {
    fc.assert(
      fc.property(settings, durations, (setting, duration) => {
        const woken = virtualTime(setting, setting.realOrigin + realDuration(setting, duration));
        expect(woken - setting.virtualOrigin).toBeGreaterThanOrEqual(duration);
      }),
    );
  });

  it.each([0, -1, NaN, Infinity])('refuses a day of %d seconds', (secondsPerDay) => {
    expect(() => virtualTime({ ...minuteADay, secondsPerDay }, origin)).toThrow(RangeError);
    expect(() => realDuration({ ...minuteADay, secondsPerDay }, day)).toThrow(RangeError);
  });
});
