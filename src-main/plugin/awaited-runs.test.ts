/** Runs that the user waits for: told of as work, and ended when the user says so. */
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_POLICY } from '../../src-core/plugin/plugin-policy';
import type { Work } from '../../src-core/todo/days';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { adding, openWorld, shown } from '../storage/testing/world';
import { AwaitedRuns } from './awaited-runs';
import type { PluginRuntime } from './plugin-runtime';
import { gate } from './testing/gate';
import { playedTime } from './testing/played-time';
import { writePlugin } from './testing/plugin-world';
import { openPluginsIn } from './testing/plugins-in-world';

const HERE = { list: TODAYS_LIST, selected: null };

/** Asks for a secret, which the gate holds, wherever it is told to; then adds a todo. */
const SCRIPT = `
let calls = 0;
const wait = () => host.get_secret({ name: 'x' });
exports.init = () => { host.get_secret({ name: 'init' }); };
exports.handle_action = () => {
  calls += 1;
  wait();
  return { commands: [{ type: 'create_todo', content: 'call ' + calls }] };
};
exports.generate = () => { wait(); return { items: [{ content: 'made', indent_level: 0 }] }; };
exports.on_todo_created = ({ todo }) => { if (todo.content === 'slow') wait(); console.log(todo.content); };
`;
const MANIFEST = `title = "Go there"
[hooks]
generate = true
on_todo_created = true
`;

async function open(script = SCRIPT) {
  const world = openWorld({ fast: true });
  writePlugin(world.paths.plugins, 'p', script, script === SCRIPT ? MANIFEST : '');
  const held = gate();
  const starting = { isHeld: false };
  const started = JSON.stringify({ ok: null });
  const [works, notices]: [Work[], string[]] = [[], []];
  const plugins = await openPluginsIn(world, {
    outside: (call, signal) =>
      starting.isHeld || !call.input.includes('init') ? held.outside(call, signal) : Promise.resolve(started),
    notices: {
      notify: ({ level, plugin, text }) => void notices.push(`${level} ${plugin}: ${text}`),
      pluginsChanged: () => undefined,
      decorationsChanged: () => undefined,
      work: (work) => void works.push(work),
    },
  });
  const { manager, time } = plugins;
  await manager.loadAll();
  const waits = async (count = 1) => {
    await expect.poll(() => held.waiting(), { timeout: 20_000 }).toBe(count);
    await time.advance(300);
  };
  /** The works that go on, by their titles. */
  const going = () => {
    const ended = new Set(works.filter((work) => work.ended).map(({ id }) => id));
    return works.filter(({ id }) => !ended.has(id));
  };
  const cancel = (index = 0) => manager.runs.cancel(going()[index]?.id ?? '');
  const ends = () =>
    manager.records
      .audit({ limit: 50 })
      .flatMap(({ entry }) => (entry.kind === 'run' ? [`${entry.trigger} ${entry.end}`] : []));
  const rows = () => shown(world, TODAYS_LIST);
  return { ...plugins, world, held, starting, works, notices, waits, going, cancel, ends, rows };
}

/** Has the next end of an instance wait, as in a process that is slow to end a thread. */
function holdNext(runtime: PluginRuntime): { open(): void } {
  const { unload } = runtime;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  vi.spyOn(runtime, 'unload').mockImplementationOnce(async (plugin) => {
    await unload.call(runtime, plugin);
    await opened;
  });
  return { open };
}

describe('a run that the user waits for', { timeout: 30_000 }, () => {
  it('is told of as work once it takes long, until its export returned', async () => {
    const { manager, time, held, works, going, rows } = await open();
    const invoked = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => held.waiting(), { timeout: 20_000 }).toBe(1);
    await time.advance(299);
    expect(works).toEqual([]);
    await time.advance(1);
    expect(works).toEqual([
      { id: expect.any(String), title: 'Waiting for p', done: 0, total: null, ended: false },
    ]);
    held.open();
    await invoked;
    expect(going()).toEqual([]);
    expect(works).toHaveLength(2);
    expect(rows()).toEqual(['call 1']);
  });

  it('is not told of when it is quick', async () => {
    const { manager, time, held, works } = await open();
    held.open();
    await manager.runs.invoke('p', 'go', HERE);
    await time.advance(10_000);
    expect(works).toEqual([]);
  });

  it('can be ended: nothing is changed or counted, it is recorded, and the next one begins anew', async () => {
    const { manager, waits, cancel, going, held, notices, rows, ends, summary } = await open();
    const invoked = manager.runs.invoke('p', 'go', HERE);
    await waits();
    cancel();
    await invoked;
    expect(notices.at(-1)).toBe('info p: “Go there” was ended, nothing was changed');
    await manager.idle();
    expect([rows(), going(), ends()[0]]).toEqual([[], [], 'go cancelled']);
    expect(summary('p')).toMatchObject({ state: 'enabled', failures: 0 });
    held.open();
    await manager.runs.invoke('p', 'go', HERE);
    // What the instance remembered is gone with it.
    expect(rows()).toEqual(['call 1']);
    expect(ends().slice(0, 2)).toEqual(['go done', 'init nothing']);
  });

  it('is ended in `generate` too, whose answer says so, and no preview follows', async () => {
    const { manager, waits, cancel, held, rows, ends, previews } = await open();
    const generated = manager.runs.generate('p', 'x', HERE);
    await waits();
    cancel();
    expect(await generated).toEqual({ ok: true, value: 'p was ended, nothing was added' });
    held.open();
    await manager.idle();
    expect([rows(), previews, ends()[0]]).toEqual([[], [], 'generate cancelled']);
  });

  it('is ended while the plugin only starts for it', async () => {
    const opened = await open();
    const { manager, killHost, runtime, starting, held, waits, cancel, notices, ends, rows, summary } =
      opened;
    const lost = new Promise<void>((resolve) => void runtime.onLost(() => resolve()));
    killHost();
    await lost;
    starting.isHeld = true;
    const invoked = manager.runs.invoke('p', 'go', HERE);
    await waits();
    cancel();
    await invoked;
    expect(notices.at(-1)).toBe('info p: “Go there” was ended, nothing was changed');
    await manager.idle();
    expect(ends()[0]).toBe('init cancelled');
    expect(summary('p')).toMatchObject({ state: 'enabled', failures: 0 });
    held.open();
    await manager.runs.invoke('p', 'go', HERE);
    expect(rows()).toEqual(['call 1']);
  });

  it('takes with it the question that its start asks: nobody is asked for what is ended, and nothing of it is done', async () => {
    const script = `exports.init = () => ({ commands: [{ type: 'create_todo', content: 'at start' }] });
      exports.handle_action = () => null;`;
    const { manager, killHost, runtime, time, cancel, going, previews, withdrawn, rows, ends } =
      await open(script);
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always' });
    const lost = new Promise<void>((resolve) => void runtime.onLost(() => resolve()));
    killHost();
    await lost;
    const invoked = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => previews.length, { timeout: 20_000 }).toBe(1);
    await time.advance(300);
    expect(going()).toHaveLength(1);
    cancel();
    await invoked;
    await manager.idle();
    expect([withdrawn, manager.previews.open]).toEqual([[previews[0]?.id], null]);
    manager.previews.answer(previews[0]?.id ?? '', { take: [0], always: false });
    await manager.idle();
    expect([rows(), ends()[0]]).toEqual([['at start'], 'init cancelled']);
  });

  it('is not even started when it is ended while the instance before is still going', async () => {
    const { manager, runtime, waits, cancel, going, held, time, rows, ends } = await open();
    const ending = holdNext(runtime);
    const first = manager.runs.invoke('p', 'go', HERE);
    await waits();
    cancel();
    await first;
    await expect.poll(() => ends()[0], { timeout: 20_000 }).toBe('go cancelled');
    const loads = vi.spyOn(runtime, 'load');
    const second = manager.runs.invoke('p', 'go', HERE);
    await time.advance(300);
    expect(going()).toHaveLength(1);
    cancel();
    await second;
    ending.open();
    await manager.idle();
    expect(loads).not.toHaveBeenCalled();
    held.open();
    await manager.runs.invoke('p', 'go', HERE);
    expect(rows()).toEqual(['call 1']);
  });

  it('that waits its turn is forgotten at once, and who was before it goes on', async () => {
    const { manager, world, waits, cancel, held, rows, ends, going, logged } = await open();
    world.store.dispatch([adding(TODAYS_LIST, 'slow')], { kind: 'user' });
    await waits();
    const invoked = manager.runs.invoke('p', 'go', HERE);
    await waits();
    expect(going()).toHaveLength(1);
    cancel();
    await invoked;
    held.open();
    await manager.idle();
    expect([rows(), going()]).toEqual([['slow'], []]);
    expect(ends()).toEqual(['on_todo_created nothing', 'init nothing']);
    expect(logged.join()).not.toContain('cannot');
  });

  it('takes with it only itself: what waits behind it is run', async () => {
    const { manager, world, waits, cancel, going, rows, ends, held } = await open();
    const first = manager.runs.invoke('p', 'go', HERE);
    const second = manager.runs.invoke('p', 'go', HERE);
    await waits();
    world.store.dispatch([adding(TODAYS_LIST, 'told later')], { kind: 'user' });
    expect(going()).toHaveLength(2);
    cancel();
    await first;
    await expect.poll(() => held.waiting(), { timeout: 20_000 }).toBe(2);
    held.open();
    await second;
    await manager.idle();
    expect(rows()).toEqual(['told later', 'call 1']);
    expect(ends()).toContain('go cancelled');
    expect(ends()).toContain('on_todo_created nothing');
  });

  it('cannot be ended by other work, nor once it has returned', async () => {
    const { manager, waits, held, going, rows, previews } = await open();
    const generated = manager.runs.generate('p', 'x', HERE);
    await waits();
    const id = going()[0]?.id ?? '';
    manager.runs.cancel('another');
    held.open();
    await expect.poll(() => previews.length, { timeout: 20_000 }).toBe(1);
    manager.runs.cancel(id);
    manager.previews.answer(previews[0]?.id ?? '', { take: [0], always: false });
    expect(await generated).toMatchObject({ ok: true, value: 'p added 1 todo' });
    expect(rows()).toEqual(['made']);
  });

  it('ends with its plugin when that is switched off', async () => {
    const { manager, waits, going } = await open();
    const generated = manager.runs.generate('p', 'x', HERE);
    await waits();
    await manager.switches.disable('p');
    expect(await generated).toEqual({ ok: false, error: 'p was switched off meanwhile' });
    expect(going()).toEqual([]);
  });
});

describe('the runs that are waited for', () => {
  it('leave no timer and no work behind', async () => {
    const time = playedTime();
    const works: Work[] = [];
    const runs = new AwaitedRuns({ time, newId: () => `${works.length}`, tell: (work) => works.push(work) });
    const run = runs.begin('p');
    let stops = 0;
    run.runs(() => {
      stops += 1;
    });
    await time.advance(300);
    runs.cancel('0');
    runs.cancel('0');
    run.over();
    await run.cancelled;
    expect([stops, run.isCancelled, works.map(({ ended }) => ended)]).toEqual([1, true, [false, true]]);
    const quick = runs.begin('p');
    quick.over();
    expect(time.timers()).toBe(0);
    await time.advance(300);
    expect(works).toHaveLength(2);
  });
});
