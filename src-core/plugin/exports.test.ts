import { describe, expect, it } from 'vitest';
import { parseRows, TODAY } from '../todo/testing/list-notation';
import { DEFAULT_LIMITS, PLUGIN_EXPORTS } from './abi';
import { pluginContext } from './context';
import { cpuMsOf, EXPORTS, permitsOf } from './exports';
import { parentsOf, toSnapshot } from './snapshots';

const [ROW] = parseRows(['A #home']);
const CONTEXT = { api: '1', plugin: 'p', project: 'default', date: TODAY, reason: 'init', settings: {} };

describe('the table of exports', () => {
  it('has the exports in the order of their names', () => {
    expect(Object.keys(EXPORTS)).toEqual([...PLUGIN_EXPORTS]);
  });

  it('lets keys be asked for in init only, and generate only add', () => {
    const binding = PLUGIN_EXPORTS.filter((name) => permitsOf(name).has('bind_keys'));
    expect(binding).toEqual(['init']);
    expect([...permitsOf('generate')]).toEqual(['change_todos']);
    expect([...permitsOf('shutdown')]).toEqual([]);
    expect([...permitsOf('on_tick')]).toEqual(['change_todos', 'keep_values', 'tell_user']);
  });

  it('gives each its budget', () => {
    expect(PLUGIN_EXPORTS.map((name) => [name, cpuMsOf(name, DEFAULT_LIMITS)])).toEqual([
      ['init', 2_000],
      ['handle_action', 2_000],
      ['on_todo_created', 250],
      ['on_todo_updated', 250],
      ['on_todo_completed', 250],
      ['on_todo_deleted', 250],
      ['on_day_changed', 250],
      ['on_key_press', 100],
      ['on_tick', 250],
      ['generate', 2_000],
      ['shutdown', 250],
    ]);
  });

  it('describes what plugins are really told', () => {
    if (ROW === undefined) throw new Error('no row');
    const todo = toSnapshot(ROW, parentsOf([ROW])[0] ?? null, 0);
    const inputs: Record<keyof typeof EXPORTS, unknown> = {
      init: { context: CONTEXT, settings: { site: 'x', list: ['a'], none: null } },
      handle_action: { action: 'a', context: { ...CONTEXT, selected: todo } },
      on_todo_created: { todo, cause: { kind: 'user' }, context: CONTEXT },
      on_todo_updated: {
        todo,
        before: todo,
        fields: ['content'],
        cause: { kind: 'rollover' },
        context: CONTEXT,
      },
      on_todo_completed: {
        todo,
        before: todo,
        fields: [],
        cause: { kind: 'plugin', plugin: 'q' },
        context: CONTEXT,
      },
      on_todo_deleted: { todo, cause: { kind: 'api' }, context: CONTEXT },
      on_day_changed: { from: TODAY, to: '2026-02-01', context: CONTEXT },
      on_key_press: { key: 'j', mode: 'navigate', context: CONTEXT },
      on_tick: { context: CONTEXT },
      generate: { input: 'PROJ-12', context: CONTEXT },
      shutdown: {},
    };
    for (const name of PLUGIN_EXPORTS) {
      expect(EXPORTS[name].input.safeParse(inputs[name]).error, name).toBeUndefined();
    }
  });

  it('describes the context as it is made', () => {
    const rows = ROW === undefined ? [] : [ROW];
    const parts = {
      plugin: 'p',
      projectName: 'default',
      date: TODAY,
      rows,
      reason: 'action',
      settings: {},
    } as const;
    const context = { ...pluginContext({ ...parts, selected: rows[0]?.id ?? null }) };
    expect(EXPORTS.on_tick.input.safeParse({ context }).error).toBeUndefined();
  });
});
