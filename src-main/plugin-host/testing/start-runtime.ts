/** A real runtime for tests: the plugin host in a process of plain Node, reading lists from memory. */

import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import { DEFAULT_LIMITS } from '../../../src-core/plugin/abi';
import { OPEN_DATA_FLOW } from '../../../src-core/plugin/data-flow';
import {
  DEFAULT_PROJECT,
  type ListKey,
  listKeyText,
  type Todo,
  type TodoId,
} from '../../../src-core/todo/todo';
import type {
  CallRequest,
  CallScope,
  Chance,
  ListSource,
  LoadRequest,
  PluginRuntime,
} from '../../plugin/plugin-runtime';
import { createPluginRuntime, type RuntimeParts } from '../runtime';
import { childProcessSpawner } from '../spawn-child-process';
import type { MainReads } from '../todo-replica';
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
    recurrence: null,
    reminder: null,
    createdAt: moment,
    modifiedAt: moment,
    completedAt: null,
    ...more,
  };
}

/** The moment and the seed of every test: half past eight in the morning, UTC. */
export const CHANCE: Chance = { nowMs: Date.UTC(2026, 0, 30, 8, 30), seed: 7 };

/** The lists a runtime reads from, to be changed by the test. */
export class MemoryLists implements ListSource {
  revision = 1;
  /** Which lists the plugin host has asked for, in order. */
  readonly asked: string[] = [];
  /** How many todos' places were asked for. */
  placesAsked = 0;
  projectList: { id: string; name: string }[] = [{ id: DEFAULT_PROJECT, name: 'default' }];
  readonly #lists = new Map<string, readonly Todo[]>();
  readonly #deleted = new Map<string, readonly Todo[]>();

  set(key: ListKey, rows: readonly Todo[]): void {
    this.#lists.set(listKeyText(key), rows);
  }

  setDeleted(key: ListKey, rows: readonly Todo[]): void {
    this.#deleted.set(listKeyText(key), rows);
  }

  list(key: ListKey): { readonly revision: number; readonly rows: readonly Todo[] } {
    this.asked.push(listKeyText(key));
    return { revision: this.revision, rows: this.#lists.get(listKeyText(key)) ?? [] };
  }

  deleted(key: ListKey): readonly Todo[] {
    return this.#deleted.get(listKeyText(key)) ?? [];
  }

  listOf(id: TodoId): ListKey | undefined {
    this.placesAsked += 1;
    const found = [...this.#lists.values()].flat().find((todo) => todo.id === id);
    return found && { project: found.project, date: found.date };
  }

  projects(): readonly { readonly id: string; readonly name: string }[] {
    return this.projectList;
  }
}

/** What the replica asks of main, answered at once. */
export function mainReads(lists: ListSource): MainReads {
  return {
    list: (key, done) => done(lists.list(key)),
    deleted: (key, done) => done(lists.deleted(key)),
    places: (todos, done) => done(todos.map((id) => lists.listOf(id) ?? null)),
    projects: (done) => done(lists.projects()),
  };
}

/** Starts nothing yet; the first load does. Dispose it. */
export async function startRuntime(
  lists: ListSource = new MemoryLists(),
  more: Omit<RuntimeParts, 'spawn' | 'lists'> = {},
): Promise<PluginRuntime> {
  const { host } = await hostBundle();
  return createPluginRuntime({ spawn: childProcessSpawner(host), lists, ...more });
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
    hides: OPEN_DATA_FLOW,
    chance: CHANCE,
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
    chance: CHANCE,
    ...more,
  };
}

/** A call about today's list, no row selected. */
export function todaysScope(more: Partial<CallScope> = {}): CallScope {
  return { today: TODAY, list: TODAYS_LIST, projectName: 'default', selected: null, ...more };
}
