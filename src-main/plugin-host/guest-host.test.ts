import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { MAX_HOST_INPUT_BYTES, MAX_LARGE_HOST_INPUT_BYTES } from '../../src-core/plugin/host-function-names';
import { CLOCK_BYTES, CpuClock } from './cpu-clock';
import { failure } from './failure';
import { GuestHost, GuestStop } from './guest-host';

/** A guest's host with everything it passed on, and a clock that the test moves. */
function hosting(limits = DEFAULT_LIMITS) {
  const asked: string[] = [];
  const lines: string[] = [];
  const time = { ms: 0 };
  const host = new GuestHost(limits, new CpuClock(new SharedArrayBuffer(CLOCK_BYTES)), {
    ask: (name) => {
      asked.push(name);
      return '{"ok":1}';
    },
    log: (level, message) => lines.push(`${level} ${message}`),
    nowMs: () => time.ms,
  });
  host.begin();
  return { host, asked, lines, time };
}

describe('host functions', () => {
  it('answer while an export is called, and not before or after', () => {
    const { host, asked } = hosting();
    expect(host.ask('get_todo', '{}')).toBe('{"ok":1}');
    host.end();
    expect(host.ask('get_todo', '{}')).toContain('E_UNAVAILABLE');
    expect(asked).toEqual(['get_todo']);
  });

  it('refuse input that is too long, unread', () => {
    const { host, asked } = hosting();
    expect(host.ask('query_todos', 'x'.repeat(MAX_HOST_INPUT_BYTES + 1))).toContain('E_LIMIT');
    expect(asked).toEqual([]);
  });

  it('are counted for each call anew', () => {
    const { host } = hosting({ ...DEFAULT_LIMITS, hostCalls: 2 });
    for (let call = 0; call < 3; call += 1) {
      host.begin();
      host.ask('get_current_date', '');
      host.ask('get_current_date', '');
    }
    expect(() => host.ask('get_current_date', '')).toThrow(GuestStop);
    expect(host.stopped?.kind).toBe('limit');
  });

  it('stop a guest that calls too many in one second, whatever call they belong to', () => {
    const { host, time } = hosting({ ...DEFAULT_LIMITS, hostCallsPerSecond: 2 });
    for (let call = 0; call < 3; call += 1) {
      host.begin();
      host.ask('get_current_date', '');
      host.ask('get_current_date', '');
      host.end();
      time.ms += 1_000;
    }
    host.begin();
    host.ask('get_current_date', '');
    host.ask('get_current_date', '');
    expect(() => host.ask('get_current_date', '')).toThrow(GuestStop);
    expect(host.stopped?.message).toBe('The plugin called host functions more than 2 times in a second.');
  });

  it('are answered from a recording as fast as it is played', () => {
    const { host, asked } = hosting({ ...DEFAULT_LIMITS, hostCallsPerSecond: 2 });
    const one = { name: 'get_current_date', input: '', answer: '{"ok":"2026-01-30"}' } as const;
    host.begin([one, one, one]);
    for (let call = 0; call < 3; call += 1) expect(host.ask('get_current_date', '')).toBe(one.answer);
    expect(asked).toEqual([]);
  });

  it('take a body of a megabyte where one is meant, and not where none is', () => {
    const { host, asked } = hosting();
    const long = 'x'.repeat(MAX_LARGE_HOST_INPUT_BYTES);
    expect(host.ask('http_request', long)).toBe('{"ok":1}');
    expect(host.ask('http_request', `${long}x`)).toContain('E_LIMIT');
    // Bytes count, not characters.
    expect(host.ask('http_request', 'é'.repeat(MAX_LARGE_HOST_INPUT_BYTES - 1))).toContain('E_LIMIT');
    expect(host.ask('query_todos', long)).toContain('E_LIMIT');
    // Too long even to be copied out.
    expect(host.ask('query_todos', undefined)).toContain('E_LIMIT');
    expect(asked).toEqual(['http_request']);
    expect(host.end().hostCalls).toEqual([
      { name: 'http_request', count: 3, refused: 2 },
      { name: 'query_todos', count: 2, refused: 2 },
    ]);
  });

  it('stop a guest for good: one that catches the exception meets it again, and the first reason counts', () => {
    const { host, asked } = hosting();
    expect(() => host.stop(failure('denied', 'No.'))).toThrow(GuestStop);
    expect(() => host.ask('get_todo', '{}')).toThrow(GuestStop);
    expect(() => host.stop(failure('limit', 'Too much.'))).toThrow(GuestStop);
    expect(host.stopped).toEqual({ kind: 'denied', message: 'No.' });
    expect(asked).toEqual([]);
  });
});

describe('the log', () => {
  it('is a host function too, answered where the plugin runs', () => {
    const { host, lines, asked } = hosting();
    expect(host.ask('log', '{"message":"hello"}')).toBe('{"ok":null}');
    expect(host.ask('log', '{"level":"loud","message":"hello"}')).toContain('E_INPUT');
    expect(host.ask('log', 'hello')).toContain('E_INPUT');
    expect([lines, asked]).toEqual([['info hello'], []]);
  });

  it('takes so many lines a second and says how many it dropped, when the next passes or the call ends', () => {
    const { host, lines, time } = hosting({ ...DEFAULT_LIMITS, logLinesPerSecond: 2 });
    for (const line of ['a', 'b', 'c', 'd']) host.log('info', line);
    time.ms = 1_000;
    for (const line of ['e', 'f', 'g']) host.log('info', line);
    host.end();
    expect(lines).toEqual([
      'info a',
      'info b',
      'warn … 2 lines dropped',
      'info e',
      'info f',
      'warn … 1 line dropped',
    ]);
  });

  it('cleans what it takes and cuts it between characters', () => {
    const { host, lines } = hosting({ ...DEFAULT_LIMITS, logLineBytes: 10 });
    for (const line of ['\u001b[2J', 'éééééé', 'ten bytes.', 'a\nb']) host.log('info', line);
    expect(lines).toEqual(['info ', 'info ééé…', 'info ten bytes.', 'info a⏎b']);
  });
});
