import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog, type LogOptions } from './log';

const NOW = '2026-01-31T12:00:00.000Z';

function setUp(more: Partial<LogOptions> = {}) {
  const directory = mkdtempSync(path.join(tmpdir(), 'to-tui-log-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = path.join(directory, 'to-tui.log');
  const log = createLog({ file, level: 'info', now: () => NOW, ...more });
  return { log, file, directory, lines: () => readFileSync(file, 'utf8').split('\n').slice(0, -1) };
}

describe('the log', () => {
  it('writes when, how much it matters, and what', () => {
    const { log, lines } = setUp();
    log.info('started');
    log.warn('odd');
    log.debug('left out');
    expect(lines()).toEqual([`${NOW} info  started`, `${NOW} warn  odd`]);
  });

  it('is talkative when asked', () => {
    const { log, lines } = setUp({ level: 'debug' });
    log.debug('every step');
    expect(lines()).toEqual([`${NOW} debug every step`]);
  });

  it('tells an error with its causes and where the innermost came from', () => {
    const { log, lines } = setUp();
    log.error('a change was not saved', new Error('saving', { cause: new Error('disk full') }));
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatch(/a change was not saved: saving: disk full \[at .*log\.test\.ts/);
  });

  it('keeps each entry on one line and silent on a terminal', () => {
    const { log, lines } = setUp();
    log.info('one\n2026 info  forged\u001b[2J\u009b31m\u0007\u2028\u202eend');
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    log.info('x'.repeat(1_000_000));
    expect(lines()[1]?.length).toBeLessThan(5_000);
  });

  it('begins a new file when one is full, and keeps three older ones', () => {
    const { log, directory, lines } = setUp({ maxBytes: 100 });
    for (let n = 1; n <= 20; n++) log.info(`entry ${n}, which takes some bytes`);
    expect(readdirSync(directory).sort()).toEqual([
      'to-tui.log',
      'to-tui.log.1',
      'to-tui.log.2',
      'to-tui.log.3',
    ]);
    expect(lines().at(-1)).toContain('entry 20');
  });

  it('goes on with the file that is there', () => {
    const { file, log, lines } = setUp();
    log.info('first start');
    createLog({ file, level: 'info', now: () => NOW }).info('second start');
    expect(lines()).toHaveLength(2);
  });

  it('does not throw when it cannot write', () => {
    const { log, directory, file } = setUp();
    rmSync(directory, { recursive: true });
    expect(() => log.error('nowhere to write')).not.toThrow();
    expect(existsSync(file)).toBe(false);
  });
});
