import { describe, expect, it } from 'vitest';
import { DecorationBoard } from './decoration-board';
import { Lane } from './lane';
import { LogRing } from './log-ring';
import { MessageMeter } from './message-meter';
import { Profiler } from './profiler';
import { RunJournal } from './run-journal';
import { memoryAudit, memoryRecordings } from './testing/memory-repositories';
import { playedTime } from './testing/played-time';

const STATE = { running: true, memoryLimitBytes: 1, storedBytes: 0, storedLimitBytes: 1, queued: 0 };

describe('the profiler', () => {
  it('knows the times of the last five minutes, and the rate of the last ten seconds', async () => {
    const time = playedTime();
    const profiler = new Profiler(() => time.steadyMs());
    expect(profiler.p95('p')).toBeNull();
    for (let wallMs = 1; wallMs <= 100; wallMs += 1) profiler.called('p', wallMs);
    profiler.measured('p', 2, 4_096);
    profiler.failed('p');
    profiler.dropped('p', 3);
    expect(profiler.profile('p', STATE)).toEqual({
      ...STATE,
      plugin: 'p',
      calls: 100,
      callsPerSecond: 10,
      p50Ms: 50,
      p95Ms: 95,
      memoryBytes: 4_096,
      refusals: 2,
      failures: 1,
      dropped: 3,
    });
    await time.advance(5 * 60_000);
    expect(profiler.profile('p', STATE)).toMatchObject({ calls: 100, callsPerSecond: 0, p95Ms: null });
  });

  it('keeps a bounded number of calls', () => {
    const profiler = new Profiler(() => 1);
    for (let index = 0; index < 30_000; index += 1) profiler.called('p', index);
    expect(profiler.profile('p', STATE)).toMatchObject({ calls: 30_000, p50Ms: expect.closeTo(27_499, -1) });
  });
});

describe('the messages of a plugin', () => {
  it('are so many in any one minute', async () => {
    const time = playedTime();
    const meter = new MessageMeter(() => time.steadyMs());
    const take = (count: number) => Array.from({ length: count }, () => meter.take('p', 2));
    expect(take(4)).toEqual(['shown', 'shown', 'first_dropped', 'dropped']);
    expect(meter.take('q', 2)).toBe('shown');
    await time.advance(59_999);
    expect(meter.take('p', 2)).toBe('dropped');
    await time.advance(1);
    expect(take(3)).toEqual(['shown', 'shown', 'first_dropped']);
  });
});

describe('badges', () => {
  it('are one for a plugin and a row, bounded, and gone with the plugin or the row', () => {
    const told: number[] = [];
    const board = new DecorationBoard((all) => told.push(all.length));
    const badge = (todoId: string, text = 'x') => ({ todoId, text, style: 'info' }) as const;
    expect(board.change('p', [badge('1'), badge('2'), badge('3')], 2)).toBe(1);
    board.change('p', [badge('1', 'y')], 2);
    board.change('q', [badge('1')], 2);
    expect(board.all().map(({ plugin, todoId, text }) => `${plugin} ${todoId} ${text}`)).toEqual([
      'p 1 y',
      'p 2 x',
      'q 1 x',
    ]);
    board.change('p', [badge('2', '')], 2);
    expect(board.change('p', [badge('3')], 2)).toBe(0);
    board.forget([{ id: '1' }]);
    board.clear('p');
    board.clear('p');
    board.forget([{ id: '1' }]);
    expect(board.all()).toEqual([]);
    expect(told).toEqual([2, 2, 3, 2, 3, 1, 0]);
  });
});

describe('the lines of a plugin', () => {
  it('are the last thousand', () => {
    const ring = new LogRing();
    for (let n = 1; n <= 2_500; n += 1) {
      ring.add({ plugin: 'p', level: 'info', message: String(n) }, '2026-01-31T12:00:00.000Z');
    }
    const lines = ring.of('p');
    expect([lines.length, lines[0]?.message, lines.at(-1)?.message]).toEqual([1_000, '1501', '2500']);
    ring.forget('p');
    expect(ring.of('p')).toEqual([]);
  });
});

describe('a lane', () => {
  it('runs one at a time, in order, and makes room by forgetting the oldest', async () => {
    const ran: number[] = [];
    let release: () => void = () => undefined;
    const lane = new Lane<number>(async (item) => {
      ran.push(item);
      if (item === 1) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
    }, 2);
    const add = (item: number) => {
      const dropped = lane.makeRoom();
      void lane.add(item);
      return dropped;
    };
    add(1);
    await Promise.resolve();
    await Promise.resolve();
    expect([add(2), add(3), add(4), add(5)]).toEqual([0, 0, 1, 1]);
    expect([lane.waiting, lane.isBusy]).toEqual([2, true]);
    release();
    await lane.idle();
    expect(ran).toEqual([1, 4, 5]);
  });
});

describe('the journal', () => {
  const RUN = {
    plugin: 'p',
    version: '1.0.0',
    hash: 'h',
    run: 'r',
    export: 'on_tick',
    trigger: 'on_tick',
    chain: [],
    end: 'done',
    reason: null,
    wallMs: 1,
    cpuMs: 1,
    hostCalls: [],
    commands: 0,
    todos: 0,
  } as const;

  function open() {
    const time = playedTime();
    const [audit, recordings] = [memoryAudit(), memoryRecordings()];
    const logged: string[] = [];
    const write = (message: string) => void logged.push(message);
    const journal = new RunJournal({
      audit,
      recordings,
      time,
      log: { debug: write, info: write, warn: write, error: write },
    });
    return { time, audit, recordings, logged, journal };
  }

  it('writes within a quarter of a second, and before anybody reads', async () => {
    const { time, audit, journal } = open();
    journal.begin('r');
    journal.noteReached('r', 'GET https://a.example\u001b[2J');
    journal.noteReached('r', 'GET https://a.example\u001b[2J');
    await time.advance(100);
    journal.end(RUN);
    journal.noteReached('r', 'too late');
    expect(audit.find({ limit: 9 })).toEqual([]);
    await time.advance(250);
    expect(audit.find({ limit: 9 })[0]?.entry).toMatchObject({
      kind: 'run',
      at: '2026-01-31T12:00:00.000Z',
      reached: ['GET https://a.example [2J'],
    });
    journal.end({ ...RUN, run: 's' });
    expect(journal.find({ limit: 9 })).toHaveLength(2);
    expect(time.timers()).toBe(0);
  });

  it('names a hundred things reached in one run, and no more', () => {
    const { journal } = open();
    journal.begin('r');
    for (let n = 0; n < 500; n += 1) journal.noteReached('r', `GET https://${n}.example`);
    journal.end(RUN);
    expect(journal.find({ limit: 1 })[0]?.entry).toHaveProperty('reached.length', 100);
  });

  it('that cannot be written is logged, and nothing waits for it', async () => {
    const time = playedTime();
    const logged: string[] = [];
    const write = (message: string) => void logged.push(message);
    const broken = {
      ...memoryAudit(),
      append: () => {
        throw new Error('disk full');
      },
    };
    const log = { debug: write, info: write, warn: write, error: write };
    const journal = new RunJournal({ audit: broken, recordings: memoryRecordings(), time, log });
    journal.end(RUN);
    await time.advance(250);
    expect(logged).toEqual(['writing 1 entries to the audit log']);
    expect(journal.find({ limit: 1 })).toEqual([]);
  });
});
