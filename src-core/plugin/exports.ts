/**
 * THE table of exports: what the application may call in a plugin, with what, when, on whose budget, and what it may
 * answer. Whoever calls, reads a manifest, writes the kits for authors or the documentation reads this table. It calls
 * nothing itself.
 */
import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date-schema';
import { type Limits, PLUGIN_EXPORTS, type PluginExport } from './abi';
import type { PluginContext } from './context';
import { BASE_PERMISSIONS, type BasePermission } from './permissions';
import { snapshotSchema } from './snapshots';

/** Settings as a plugin reads them: every field but secrets, null where there is no value. */
export const settingsSchema = z.record(
  z.string(),
  z.union([z.string(), z.int(), z.boolean(), z.array(z.string())]).nullable(),
);

/** See {@link PluginContext}. */
export const contextSchema = z.strictObject({
  api: z.string().describe('the version of the plugin interface, as in a manifest'),
  plugin: z.string(),
  project: z.string().describe('the name of the project on screen'),
  date: calendarDateSchema.describe('the day of the list on screen'),
  selected: snapshotSchema.exactOptional().describe('the todo under the cursor; left out when there is none'),
  reason: z.enum(['init', 'action', ...PLUGIN_EXPORTS]).describe('why the plugin is called'),
  settings: settingsSchema,
}) satisfies z.ZodType<PluginContext>;

/** Who made the change that a hook hears of. */
export const causeSchema = z.strictObject({
  kind: z.enum(['user', 'plugin', 'rollover', 'import', 'api']),
  plugin: z.string().exactOptional().describe('the name of that plugin'),
});

/** The longest text that `generate` is given, in UTF-16 code units. */
export const MAX_GENERATE_INPUT = 10_000;

const context = contextSchema;

const change = z.strictObject({
  todo: snapshotSchema,
  before: snapshotSchema.exactOptional().describe('as it was; left out for a new one'),
  fields: z.array(z.string()).exactOptional().describe('names of the fields that differ from before'),
  cause: causeSchema,
  context,
});

/** One row of {@link EXPORTS}. */
export interface ExportRow {
  readonly input: z.ZodObject;
  readonly output: 'commands' | 'items' | 'nothing';
  /** Where a manifest says that it is there; null: never, it is called when it is there. */
  readonly declaredBy: 'actions' | 'hooks' | null;
  /** The limit that is its computing time. */
  readonly cpu: keyof Limits & `${string}CpuMs`;
  /** What its commands may do. */
  readonly permits: readonly BasePermission[];
  /** When it is called, for the documentation. */
  readonly called: string;
}

const IN_A_RUN: readonly BasePermission[] = BASE_PERMISSIONS.filter((one) => one !== 'bind_keys');

const hook = { output: 'commands', declaredBy: 'hooks', cpu: 'hookCpuMs', permits: IN_A_RUN } as const;

/** Every export that the application calls. */
export const EXPORTS = {
  init: {
    input: z.strictObject({ context, settings: settingsSchema }),
    output: 'commands',
    declaredBy: null,
    cpu: 'initCpuMs',
    permits: BASE_PERMISSIONS,
    called: 'when the plugin starts, and again after it was ended or its settings were changed',
  },
  handle_action: {
    input: z.strictObject({ action: z.string(), context }),
    output: 'commands',
    declaredBy: 'actions',
    cpu: 'actionCpuMs',
    permits: IN_A_RUN,
    called: 'when the user asks for one of its actions, by key or from the palette',
  },
  on_todo_created: { ...hook, input: change, called: 'after a todo was created' },
  on_todo_updated: { ...hook, input: change, called: 'after a field of a todo was changed' },
  on_todo_completed: { ...hook, input: change, called: 'after a todo became done or cancelled' },
  on_todo_deleted: { ...hook, input: change, called: 'after a todo was deleted' },
  on_day_changed: {
    ...hook,
    input: z.strictObject({ from: calendarDateSchema, to: calendarDateSchema, context }),
    called: 'after midnight, and when the application wakes up on another day',
  },
  on_key_press: {
    ...hook,
    cpu: 'keyCpuMs',
    input: z.strictObject({
      key: z.string().describe('in key notation, `j` or `<C-x>`'),
      mode: z.literal('navigate'),
      context,
    }),
    called: 'after a key in the list; never while something is typed or a question is open',
  },
  on_tick: {
    ...hook,
    input: z.strictObject({ context }),
    called: 'every so often: `on_tick = { every = "30s" }`',
  },
  generate: {
    input: z.strictObject({ input: z.string().max(MAX_GENERATE_INPUT), context }),
    output: 'items',
    declaredBy: 'hooks',
    cpu: 'actionCpuMs',
    permits: ['change_todos'],
    called: 'when the user asks it for todos made of a text; the user sees them before they are added',
  },
  shutdown: {
    input: z.strictObject({}),
    output: 'nothing',
    declaredBy: null,
    cpu: 'hookCpuMs',
    permits: [],
    called: 'before it is ended: the application closes, or the plugin is switched off',
  },
} as const satisfies Readonly<Record<PluginExport, ExportRow>>;

/** What an export is given. */
export type ExportInput<E extends PluginExport> = z.input<(typeof EXPORTS)[E]['input']>;

/** What the commands of a run of that export may do. */
export function permitsOf(name: PluginExport): ReadonlySet<BasePermission> {
  return new Set(EXPORTS[name].permits);
}

/** Computing time of that export, in ms. */
export function cpuMsOf(name: PluginExport, limits: Limits): number {
  return limits[EXPORTS[name].cpu];
}
