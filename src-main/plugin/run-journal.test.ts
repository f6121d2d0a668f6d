import { describe, expect, it } from 'vitest';
import type { AuditEntry, RunEntry } from '../../src-core/plugin/audit';
import { RunJournal } from './run-journal';

/** A journal whose clock is played, and what it wrote. */
function journal() {
  const written: AuditEntry[] = [];
  let ms = Date.parse('2026-01-31T12:00:00.000Z');
  const made = new RunJournal({
    audit: { append: (entries) => written.push(...entries), find: () => [], broken: () => null },
    recordings: {
      append: () => undefined,
      find: () => undefined,
      upTo: () => [],
      removeAll: () => undefined,
    },
    time: { now: () => new Date(ms).toISOString(), after: () => () => undefined },
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const run = (rest: Partial<RunEntry> = {}) => {
    const id = `run-${ms}-${written.length}`;
    made.begin(id);
    made.end({ ...RUN, ...rest, run: id });
    made.flush();
  };
  const pass = (more: number) => {
    ms += more;
  };
  return { run, pass, written };
}

const RUN: Omit<RunEntry, 'kind' | 'at' | 'reached'> = {
  plugin: 'clock',
  version: '1.0.0',
  hash: '0'.repeat(64),
  run: '',
  export: 'on_tick',
  trigger: 'on_tick',
  chain: [],
  end: 'nothing',
  reason: null,
  wallMs: 1,
  cpuMs: 1,
  hostCalls: [],
  commands: 0,
  todos: 0,
};

describe('ticks and keys that come to nothing', () => {
  it('are written once a minute, each plugin’s by itself', () => {
    const { run, pass, written } = journal();
    for (let tick = 0; tick < 12; tick += 1) {
      run();
      run({ plugin: 'other', export: 'on_key_press' });
      pass(10_000);
    }
    expect(written).toHaveLength(4);
  });

  it.each<[string, Partial<RunEntry>]>([
    ['do something', { end: 'done', todos: 1 }],
    ['fail', { end: 'failed', reason: 'no' }],
    ['were refused something', { hostCalls: [{ name: 'http_request', count: 1, refused: 1 }] }],
    ['are actions', { export: 'handle_action' }],
  ])('but every run is written of those that %s', (_what, rest) => {
    const { run, written } = journal();
    for (let time = 0; time < 3; time += 1) run(rest);
    expect(written).toHaveLength(3);
  });
});
