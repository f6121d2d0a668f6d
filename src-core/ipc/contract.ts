/**
 * What crosses between the window and main: the schema of each request (main parses it, whoever sent it), and the
 * types of answers and pushes. The bridge, the router and the effects all read this one table.
 */
import { z } from 'zod';
import type { CalendarDate } from '../lib/calendar-date';
import { MAX_PLUGIN_NAME_LENGTH } from '../plugin/abi';
import type { PluginSummary } from '../plugin/plugin-summary';
import { listKeySchema, userCommandSchema } from '../todo/command';
import type { Outcome } from '../todo/outcome';
import type { PushName, RequestName } from './channels';
import type { ChangedPush, ListPage, Notice } from './messages';

const todoId = z.uuid().toLowerCase();
const pluginName = z.string().min(1).max(MAX_PLUGIN_NAME_LENGTH);
const nothing = z.undefined();

/** The most commands the screen sends at once. */
const MAX_COMMANDS = 1_000;

/** The longest text that can be copied, in UTF-16 code units. */
const MAX_COPY_LENGTH = 1_000_000;

/** What each request must look like. */
export const REQUEST_SCHEMAS = {
  bootstrap: nothing,
  open_list: z.strictObject({ list: listKeySchema, offset: z.int().min(0) }),
  dispatch: z.strictObject({ commands: z.array(userCommandSchema).min(1).max(MAX_COMMANDS) }),
  undo: nothing,
  redo: nothing,
  invoke_plugin_action: z.strictObject({
    plugin: pluginName,
    action: z.string().min(1).max(64),
    list: listKeySchema,
    selected: todoId.nullable(),
  }),
  enable_plugin: z.strictObject({ plugin: pluginName }),
  disable_plugin: z.strictObject({ plugin: pluginName }),
  review_plugin: z.strictObject({ plugin: pluginName }),
  install_plugins: z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(20) }),
  turn_day: nothing,
  remember_fold: z.strictObject({ id: todoId, folded: z.boolean() }),
  remember_cursor: z.strictObject({ list: listKeySchema, selected: todoId.nullable() }),
  copy_text: z.strictObject({ text: z.string().max(MAX_COPY_LENGTH) }),
  painted: z.strictObject({ rows: z.array(z.string().max(2_000)).max(1_000) }),
  ready_to_close: nothing,
  quit: nothing,
} as const satisfies Record<RequestName, z.ZodType>;

/** What main has read out of a request. */
export type RequestOf<N extends RequestName> = z.output<(typeof REQUEST_SCHEMAS)[N]>;

/** Everything the screen needs for its first picture. */
export interface Bootstrap {
  readonly version: string;
  readonly today: CalendarDate;
  readonly page: ListPage;
  readonly plugins: readonly PluginSummary[];
}

/** What main answers to each request. Long lists cross as JSON text: cheaper than objects over the bridge. */
export interface Answers {
  bootstrap: JsonText<Bootstrap>;
  open_list: JsonText<ListPage>;
  dispatch: Outcome;
  undo: Outcome;
  redo: Outcome;
  invoke_plugin_action: null;
  enable_plugin: null;
  disable_plugin: null;
  review_plugin: null;
  install_plugins: null;
  turn_day: null;
  remember_fold: null;
  remember_cursor: null;
  copy_text: null;
  painted: null;
  ready_to_close: null;
  quit: null;
}

/** JSON of a value of that type. */
export type JsonText<T> = string & { readonly __json?: T };

/** What each push carries. */
export interface Pushes {
  changed: ChangedPush;
  notified: Notice;
  day_changed: { readonly today: CalendarDate };
  plugins_changed: { readonly plugins: readonly PluginSummary[] };
  closing: undefined;
}

/** Fails to compile when a push or an answer is forgotten. */
export type ContractIsComplete = [Record<PushName, unknown>, Record<RequestName, unknown>] extends [
  { [N in keyof Pushes]: unknown },
  { [N in keyof Answers]: unknown },
]
  ? true
  : never;
