import { describe, expect, it } from 'vitest';
import { clockFromSettings, readSettings } from './env';
import { parseClockStart } from './time-source';

describe('the settings of a start', () => {
  it('are the usual ones when nothing is said', () => {
    expect(readSettings({}, ['to-tui'])).toMatchObject({
      dataDirectory: null,
      logLevel: 'info',
      clockStart: null,
      zone: null,
    });
  });

  it.each([
    [{ TO_TUI_HOME: '/env' }, [], '/env'],
    [{ TO_TUI_HOME: '/env' }, ['--data-dir=/argument'], '/argument'],
    [{}, ['--data-dir=/one', '--data-dir=/two'], '/two'],
    [{ TO_TUI_HOME: '/env' }, ['--data-dir='], '/env'],
    [{ TO_TUI_HOME: '' }, ['--data-dir'], null],
  ])('%j and %j name the data directory %j', (variables, argv, expected) => {
    expect(readSettings(variables, argv).dataDirectory).toBe(expected);
  });

  it('start no plugins when that is said', () => {
    expect(readSettings({}, ['to-tui', '--safe']).safe).toBe(true);
    expect(readSettings({}, ['to-tui', '--safely']).safe).toBe(false);
    expect(readSettings({ TO_TUI_SAMPLE: 'none' }, []).sample).toBe(false);
    expect(readSettings({}, []).sample).toBe(true);
  });

  it('take a zone only when there is one', () => {
    expect(readSettings({ TZ: 'Pacific/Apia' }, []).zone).toBe('Pacific/Apia');
    expect(readSettings({ TZ: 'Middle/Earth' }, []).zone).toBeNull();
  });
});

describe('the clock of a start', () => {
  const clockStart = '2026-01-31T23:59:50+01:00';

  it('starts where it is told, in the zone that is written there', () => {
    const clock = clockFromSettings(readSettings({ TO_TUI_CLOCK: clockStart }, []), true);
    expect(clock.ok && clock.value.today()).toBe('2026-01-31');
    expect(clock.ok && clock.value.now().slice(0, 18)).toBe('2026-01-31T22:59:5');
  });

  it('tells days in TZ when that is set', () => {
    const settings = readSettings({ TO_TUI_CLOCK: clockStart, TZ: 'Asia/Tokyo' }, []);
    const clock = clockFromSettings(settings, true);
    expect(clock.ok && clock.value.today()).toBe('2026-02-01');
  });

  it('is the system’s in a package, whatever is said', () => {
    const clock = clockFromSettings(readSettings({ TO_TUI_CLOCK: 'nonsense' }, []), false);
    expect(clock.ok && Math.abs(Date.parse(clock.value.now()) - Date.now())).toBeLessThan(1_000);
  });

  it('is refused when it is told nonsense', () => {
    const clock = clockFromSettings(readSettings({ TO_TUI_CLOCK: 'soon' }, []), true);
    expect(!clock.ok && clock.error).toContain('TO_TUI_CLOCK: "soon"');
  });
});

describe('a moment to start at', () => {
  it.each([
    ['2026-01-31T23:59:50+01:00', '+01:00'],
    ['2026-01-31T22:59:50Z', '+00:00'],
    ['2026-01-31T22:59:50.000-00:00', '-00:00'],
  ])('is read from %s', (text, zone) => {
    expect(parseClockStart(text)).toEqual({
      ok: true,
      value: { epochMs: Date.UTC(2026, 0, 31, 22, 59, 50), zone },
    });
  });

  it.each(['2026-01-31', '2026-01-31T23:59:50', '2026-13-31T23:59:50Z', '1769900000', ''])(
    'is not read from "%s"',
    (text) => expect(parseClockStart(text).ok).toBe(false),
  );
});
