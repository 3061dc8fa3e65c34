import fc from 'fast-check';
import { instantOf } from '../../domain/calendar';
import { defaultMessageSettings, departureOf, type MessageSettings } from '../../domain/message-settings';

/** An instant on the clocks of Shanghai, on 5 March 2026 unless told. */
const at = (time: string, date = '2026-03-05') => instantOf(date, time);
const message = (now: string, more: { dueAt?: string; urgent?: boolean } = {}) => ({
  kind: 'reminder' as const,
  now,
  urgent: false,
  ...more,
});
const digestAtEight: MessageSettings = { ...defaultMessageSettings, digestHour: 8 };

describe('when a message may go out', () => {
  it('is at once by day', () => {
    expect(departureOf('sms', defaultMessageSettings, message(at('21:59')))).toEqual({
      at: at('21:59'),
      inDigest: false,
    });
  });

  it.each([
    ['before midnight', at('22:00'), at('08:00', '2026-03-06')],
    ['after midnight', at('00:30'), at('08:00')],
    ['in the last minute', at('07:59:59'), at('08:00')],
  ])('is the morning for a telephone in the quiet hours: %s', (_when, now, morning) => {
    for (const channel of ['sms', 'voice'] as const) {
      expect(departureOf(channel, defaultMessageSettings, message(now))).toEqual({ at: morning, inDigest: false });
    }
  });

  it('is at once when the quiet hours are over to the minute', () => {
    expect(departureOf('sms', defaultMessageSettings, message(at('08:00'))).at).toBe(at('08:00'));
  });

  it('knows quiet hours that lie within one day', () => {
    const settings = { ...defaultMessageSettings, quiet: { from: '12:00', to: '14:00' } };
    expect(departureOf('sms', settings, message(at('13:00'))).at).toBe(at('14:00'));
    expect(departureOf('sms', settings, message(at('14:00'))).at).toBe(at('14:00'));
    expect(departureOf('sms', settings, message(at('23:00'))).at).toBe(at('23:00'));
  });

  it('is at once at night for a limit that ends before the morning, and waits for one that ends later', () => {
    const now = at('23:00');
    const morning = at('08:00', '2026-03-06');
    expect(departureOf('sms', defaultMessageSettings, message(now, { dueAt: morning })).at).toBe(now);
    expect(departureOf('sms', defaultMessageSettings, message(now, { dueAt: at('08:01', '2026-03-06') })).at).toBe(
      morning,
    );
  });

  it('does not wake anybody for a limit that has passed', () => {
    const now = at('23:00');
    expect(departureOf('sms', defaultMessageSettings, message(now, { dueAt: at('17:00') })).at).toBe(
      at('08:00', '2026-03-06'),
    );
  });

  it('is at once for what the definition calls urgent', () => {
    const now = at('03:00');
    expect(departureOf('voice', defaultMessageSettings, message(now, { urgent: true })).at).toBe(now);
    expect(departureOf('email', digestAtEight, message(now, { urgent: true }))).toEqual({ at: now, inDigest: false });
  });

  it('is the hour of the digest for e-mail, which no quiet hours hold up', () => {
    expect(departureOf('email', defaultMessageSettings, message(at('23:00')))).toEqual({
      at: at('23:00'),
      inDigest: false,
    });
    expect(departureOf('email', digestAtEight, message(at('07:00')))).toEqual({ at: at('08:00'), inDigest: true });
    expect(departureOf('email', digestAtEight, message(at('08:00')))).toEqual({
      at: at('08:00', '2026-03-06'),
      inDigest: true,
    });
    expect(departureOf('email', digestAtEight, message(at('09:00'), { dueAt: at('17:00') })).inDigest).toBe(false);
  });

  it('is never in the past, nor further away than a day', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'));
    const now = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) }).map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(time, time, fc.integer({ min: 0, max: 23 }), now, (from, to, digestHour, instant) => {
        const settings = { ...defaultMessageSettings, quiet: { from, to }, digestHour };
        for (const channel of ['email', 'sms', 'voice'] as const) {
          const departs = departureOf(channel, settings, message(instant)).at;
          const wait = Date.parse(departs) - Date.parse(instant);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(86_400_000);
        }
      }),
    );
  });
});
