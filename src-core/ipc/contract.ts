/**
 * What crosses between the window and main: the schema of each request (main parses it, whoever sent it), and the
 * types of answers and pushes. The bridge, the router and the effects all read this one table.
 */
import { z } from 'zod';
import { MAX_COMMAND_LINE } from '../app/command-memory';
import type { ScreenConfig } from '../config/config';
import type { CalendarDate } from '../lib/calendar-date';
import { calendarDateSchema } from '../lib/calendar-date-schema';
import type { Result } from '../lib/result';
import { MAX_PLUGIN_NAME_LENGTH } from '../plugin/abi';
import type { Decoration } from '../plugin/decoration';
import type { GalleryPlugin } from '../plugin/gallery';
import type { PluginSummary } from '../plugin/plugin-summary';
import type { PreviewQuestion } from '../plugin/preview';
import type { ProvenanceEntry } from '../plugin/provenance';
import type { CommandAnswer } from '../plugin/report';
import type { SettingsForm, SettingsSaved } from '../plugin/settings-form';
import { listKeySchema, userCommandSchema } from '../todo/command';
import {
  type Draft,
  type Hit,
  type ProjectSummary,
  READING_KINDS,
  type Reading,
  type RolloverOffer,
  type Statistics,
  type Work,
} from '../todo/days';
import type { Outcome } from '../todo/outcome';
import type { Project } from '../todo/project';
import { type ListKey, MAX_DESCRIPTION_LENGTH, type TodoId } from '../todo/todo';
import type { PushName, RequestName } from './channels';
import type { ChangedPush, ListPage, Notice } from './messages';

const todoId = z.uuid().toLowerCase();
const pluginName = z.string().min(1).max(MAX_PLUGIN_NAME_LENGTH);
const projectId = z.string().min(1).max(64);
const nothing = z.undefined();
const settingValue = z.union([
  z.string().max(10_000),
  z.int(),
  z.boolean(),
  z.array(z.string().max(1_000)).max(100),
]);

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
  /** The words behind `:plugin`; plugins run for the row that is selected. */
  plugin_command: z.strictObject({
    words: z.array(z.string().max(4_096)).min(1).max(32),
    list: listKeySchema,
    selected: todoId.nullable(),
  }),
  /** The plugins that come with the application. */
  gallery: nothing,
  plugin_settings: z.strictObject({ plugin: pluginName }),
  save_plugin_settings: z.strictObject({
    plugin: pluginName,
    values: z.record(z.string().max(40), settingValue.nullable()),
    /** New values of secrets; null removes one; those that are not named stay. */
    secrets: z.record(z.string().max(40), z.string().max(10_000).nullable()),
  }),
  answer_preview: z.strictObject({
    id: z.uuid(),
    take: z.array(z.int().min(0)).max(1_000).nullable(),
    always: z.boolean(),
  }),
  /** A key of navigate mode, after its own deed, for plugins that listen. */
  key_pressed: z.strictObject({
    key: z.string().min(1).max(40),
    list: listKeySchema,
    selected: todoId.nullable(),
  }),
  provenance: z.strictObject({ id: todoId }),
  turn_day: nothing,
  remember_fold: z.strictObject({ id: todoId, folded: z.boolean() }),
  remember_cursor: z.strictObject({
    list: listKeySchema,
    selected: todoId.nullable(),
    /** The line at the top: that of the row, from 0; null is the top of the list. */
    scroll: z.strictObject({ top: todoId.nullable(), line: z.int().min(0).max(1_000_000) }),
  }),
  /** Every project, with what is on its latest day. */
  projects: nothing,
  /** The screen shows this project now: it is the one to open at the next start, and its rollover is looked at. */
  project_opened: z.strictObject({ project: projectId }),
  /** What a rollover of the project would take along; null when there is nothing. */
  rollover_offer: z.strictObject({ project: projectId }),
  /** Takes the open todos of the offered day along, or leaves them; `remember` answers for ever. */
  answer_rollover: z.strictObject({
    project: projectId,
    from: calendarDateSchema,
    take: z.boolean(),
    remember: z.boolean(),
  }),
  /** Reads words about time, for a preview while they are typed. */
  read_time: z.strictObject({ kind: z.enum(READING_KINDS), text: z.string().max(200) }),
  /** Finds words in every list; the newest day first, at most 50. */
  find_everywhere: z.strictObject({ text: z.string().max(200) }),
  statistics: z.strictObject({ project: projectId.nullable(), days: z.int().min(1).max(366) }),
  /** Keeps what is being typed, so that a crash does not lose it; null when it is saved or given up. */
  remember_draft: z.strictObject({
    draft: z.strictObject({ id: todoId, text: z.string().max(MAX_DESCRIPTION_LENGTH) }).nullable(),
  }),
  /** A sentence of the command line that main answers: `export …`, `import …`, `backup …`, `set …`. */
  app_command: z.strictObject({
    words: z.array(z.string().max(4_096)).min(1).max(32),
    list: listKeySchema,
    selected: todoId.nullable(),
  }),
  /** How the path that begins so can go on: `~/`, from the home, or from the root. */
  complete_path: z.strictObject({ text: z.string().max(4_096) }),
  /** A command that was given, for the next start. */
  remember_command: z.strictObject({ line: z.string().max(MAX_COMMAND_LINE) }),
  /** Writes one key of config.toml and leaves the rest as it is; null takes the key out. */
  save_config: z.strictObject({
    key: z.array(z.string().min(1).max(64)).min(1).max(4),
    value: z.union([z.string().max(1_000), z.number(), z.boolean()]).nullable(),
  }),
  cancel_work: z.strictObject({ id: z.string().min(1).max(64) }),
  log_path: nothing,
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
  /** Every project, by name. */
  readonly projects: readonly Project[];
  readonly plugins: readonly PluginSummary[];
  readonly decorations: readonly Decoration[];
  readonly config: ScreenConfig;
  /** Commands of the command line from before, oldest first. */
  readonly commands: readonly string[];
  /** What was being typed when the application ended without saving it; null for nothing. */
  readonly draft: Draft | null;
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
  plugin_command: CommandAnswer;
  gallery: readonly GalleryPlugin[];
  /** Null when there is no such plugin, or it has no settings. */
  plugin_settings: SettingsForm | null;
  save_plugin_settings: SettingsSaved;
  answer_preview: null;
  key_pressed: null;
  /** Newest first. */
  provenance: readonly ProvenanceEntry[];
  turn_day: null;
  remember_fold: null;
  remember_cursor: null;
  projects: readonly ProjectSummary[];
  project_opened: null;
  rollover_offer: RolloverOffer | null;
  answer_rollover: Outcome;
  read_time: Reading;
  find_everywhere: readonly Hit[];
  statistics: Statistics;
  remember_draft: null;
  app_command: CommandAnswer;
  /** Whole texts to put in the place of the one that was begun, folders with a separator at the end; at most 200. */
  complete_path: readonly string[];
  remember_command: null;
  /** The error is a sentence for the user. */
  save_config: Result<null, string>;
  cancel_work: null;
  /** Where the log of the application is written. */
  log_path: string;
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
  preview_asked: PreviewQuestion;
  /** Nobody waits for the answer any more. */
  preview_withdrawn: { readonly id: string };
  /** Every badge there is. */
  decorations_changed: { readonly decorations: readonly Decoration[] };
  config_changed: ScreenConfig;
  /** There is something to take along, and the user is to be asked. */
  rollover_offered: RolloverOffer;
  work: Work;
  /** Shows a list, or a todo on whatever day it is: its reminder was clicked. */
  reveal: { readonly list: ListKey; readonly id: TodoId | null };
  closing: undefined;
}

/** Fails to compile when a push or an answer is forgotten. */
export type ContractIsComplete = [Record<PushName, unknown>, Record<RequestName, unknown>] extends [
  { [N in keyof Pushes]: unknown },
  { [N in keyof Answers]: unknown },
]
  ? true
  : never;
