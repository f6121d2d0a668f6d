/** A real runtime for tests: the plugin host in a process of plain Node, reading lists from memory. */

import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import { DEFAULT_LIMITS } from '../../../src-core/plugin/abi';
import { DEFAULT_PROJECT, type ListKey, listKeyText, type Todo } from '../../../src-core/todo/todo';
import type { CallRequest, CallScope, LoadRequest, PluginRuntime } from '../../plugin/plugin-runtime';
import { createPluginRuntime } from '../runtime';
import { childProcessSpawner } from '../spawn-child-process';
import { hostBundle } from './bundle';

/** The day on which every test takes place. */
export const TODAY = '2026-01-30' as CalendarDate;

/** The list that calls are about. */
export const TODAYS_LIST: ListKey = { project: DEFAULT_PROJECT, date: TODAY };

/** A todo of today's list; the number makes its id and its place. */
export function makeTodo(number: number, more: Partial<Todo> = {}): Todo {
  const moment = '2026-01-30T08:00:00.000Z';
  return {
    ...TODAYS_LIST,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    rank: `r${String(number).padStart(6, '0')}`,
    indent: 0,
    content: `todo ${number}`,
    state: 'empty',
    priority: null,
    dueDate: null,
    description: null,
    createdAt: moment,
    modifiedAt: moment,
    completedAt: null,
    ...more,
  };
}

/** The lists a runtime reads from, to be changed by the test. */
export class MemoryLists {
  revision = 1;
  /** Which lists the plugin host has asked for, in order. */
  readonly asked: string[] = [];
  readonly #lists = new Map<string, readonly Todo[]>();

  set(key: ListKey, rows: readonly Todo[]): void {
    this.#lists.set(listKeyText(key), rows);
  }

  list(key: ListKey): { readonly revision: number; readonly rows: readonly Todo[] } {
    this.asked.push(listKeyText(key));
    return { revision: this.revision, rows: this.#lists.get(listKeyText(key)) ?? [] };
  }
}

/** Starts nothing yet; the first load does. Dispose it. */
export async function startRuntime(lists = new MemoryLists()): Promise<PluginRuntime> {
  const { host } = await hostBundle();
  return createPluginRuntime({ spawn: childProcessSpawner(host), lists });
}

/** A request to load a module of WebAssembly, or a script when a text is given. */
export function loadRequest(
  plugin: string,
  code: Uint8Array | string,
  more: Partial<LoadRequest> = {},
): LoadRequest {
  const isScript = typeof code === 'string';
  return {
    plugin,
    kind: isScript ? 'js' : 'wasm',
    bytes: isScript ? new TextEncoder().encode(code) : code,
    limits: DEFAULT_LIMITS,
    exports: ['handle_action'],
    metadata: [],
    ...more,
  };
}

/** A request to call `handle_action`. */
export function callRequest(plugin: string, input: unknown, more: Partial<CallRequest> = {}): CallRequest {
  return {
    plugin,
    run: 'run-1',
    export: 'handle_action',
    input: JSON.stringify(input),
    scope: todaysScope(),
    cpuMs: 500,
    wallMs: 5_000,
    ...more,
  };
}

/** A call about today's list, no row selected. */
export function todaysScope(more: Partial<CallScope> = {}): CallScope {
  return { today: TODAY, list: TODAYS_LIST, projectName: 'default', selected: null, ...more };
}
