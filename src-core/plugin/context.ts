/** What every call of a plugin is told about where it is: `PluginContext`, plain JSON. */
import type { CalendarDate } from '../lib/calendar-date';
import type { Todo, TodoId } from '../todo/todo';
import { API_VERSION, type PluginExport } from './abi';
import { type DataFlow, OPEN_DATA_FLOW, shield, visibleRows } from './data-flow';
import type { SettingValue } from './settings';
import { parentsOf, type TodoSnapshot, toSnapshot } from './snapshots';

/** What a call is about, as the plugin reads it. */
export interface PluginContext {
  /** The version of the plugin interface, as in a manifest. */
  readonly api: string;
  readonly plugin: string;
  /** The project's name; empty when it is hidden from the plugin. */
  readonly project: string;
  /** The day of the list. */
  readonly date: CalendarDate;
  /** The row under the cursor; left out when there is none, or none that the plugin may see. */
  readonly selected?: TodoSnapshot;
  /** Why the plugin is called: its start, an action, or the hook's name. */
  readonly reason: 'init' | 'action' | PluginExport;
  readonly settings: Readonly<Record<string, SettingValue | null>>;
}

/** What a context is made of. */
export interface ContextParts {
  readonly plugin: string;
  readonly projectName: string;
  readonly date: CalendarDate;
  readonly rows: readonly Todo[];
  readonly selected: TodoId | null;
  readonly reason: PluginContext['reason'];
  readonly settings: PluginContext['settings'];
  /** What is hidden from the plugin; nothing when left out. */
  readonly hides?: DataFlow;
}

/** Builds the context of one call. A selected row that is not in the list, or is hidden, is left out. */
export function pluginContext(parts: ContextParts): PluginContext {
  const { plugin, projectName: project, date, rows, selected, reason, settings } = parts;
  const hides = parts.hides ?? OPEN_DATA_FLOW;
  const row = selected === null ? undefined : snapshotIn(visibleRows(rows, hides), selected);
  const base = { api: String(API_VERSION), plugin, project, date, reason, settings };
  return row ? { ...base, selected: shield(row, hides) } : base;
}

/** The snapshot of one row of a list; undefined when it is not in it. */
export function snapshotIn(rows: readonly Todo[], id: TodoId): TodoSnapshot | undefined {
  const position = rows.findIndex((row) => row.id === id);
  const row = rows[position];
  return row && toSnapshot(row, parentsOf(rows.slice(0, position + 1)).at(-1) ?? null, position);
}
