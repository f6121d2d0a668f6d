import type { CalendarDate } from '../lib/calendar-date';
import type { SettingValue } from '../plugin/settings';
import type { UserCommand } from '../todo/command';
import type { Draft, ReadingKind } from '../todo/days';
import type { ListKey, ProjectId, TodoId } from '../todo/todo';
import type { Scroll } from './list-state';

/** What `update` asks of the world. Asked as data, done in the renderer; the answers come back as Msgs. */
export type Effect =
  | { readonly kind: 'dispatch'; readonly commands: readonly UserCommand[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Asks for the rows of a list from `offset` on. */
  | { readonly kind: 'open_list'; readonly list: ListKey; readonly offset: number }
  | {
      readonly kind: 'invoke_plugin_action';
      readonly plugin: string;
      readonly action: string;
      readonly list: ListKey;
      readonly selected: TodoId | null;
    }
  | { readonly kind: 'enable_plugin'; readonly plugin: string }
  | { readonly kind: 'disable_plugin'; readonly plugin: string }
  /** Shows the consent dialog for a plugin that waits for it or that changed on disk. */
  | { readonly kind: 'review_plugin'; readonly plugin: string }
  /** The words behind `plugin`. `refreshes` is the serial of the page that is asked for again; null for a first time. */
  | {
      readonly kind: 'plugin_command';
      readonly words: readonly string[];
      readonly list: ListKey;
      readonly selected: TodoId | null;
      readonly refreshes: number | null;
      /** The kind of box it was asked over: what is answered may open over that, if it is still there. */
      readonly over?: string | undefined;
    }
  /** The plugins that come with the application. */
  | { readonly kind: 'gallery' }
  | { readonly kind: 'plugin_settings'; readonly plugin: string }
  | {
      readonly kind: 'save_plugin_settings';
      readonly plugin: string;
      readonly values: Readonly<Record<string, SettingValue | null>>;
      readonly secrets: Readonly<Record<string, string | null>>;
    }
  | {
      readonly kind: 'answer_preview';
      readonly id: string;
      readonly take: readonly number[] | null;
      readonly always: boolean;
    }
  /** Tells plugins that listen of a key of navigate mode. Never waited for. */
  | {
      readonly kind: 'key_pressed';
      readonly key: string;
      readonly list: ListKey;
      readonly selected: TodoId | null;
    }
  | { readonly kind: 'provenance'; readonly id: TodoId }
  /** The screen has left the day that is over, with everything that was typed there sent: it may be closed. */
  | { readonly kind: 'turn_day' }
  /** Which rows are folded and where the cursor is: kept for the next start, never waited for. */
  | { readonly kind: 'remember_fold'; readonly id: TodoId; readonly folded: boolean }
  | {
      readonly kind: 'remember_cursor';
      readonly list: ListKey;
      readonly selected: TodoId | null;
      readonly scroll: Scroll;
    }
  /** Every project, for the picker. */
  | { readonly kind: 'projects' }
  /** The screen shows this project now; kept for the next start, never waited for. */
  | { readonly kind: 'project_opened'; readonly project: ProjectId }
  /** What a rollover of the project would take along. */
  | { readonly kind: 'rollover_offer'; readonly project: ProjectId }
  | {
      readonly kind: 'answer_rollover';
      readonly project: ProjectId;
      readonly from: CalendarDate;
      readonly take: boolean;
      readonly remember: boolean;
      /** How many rows were offered, for the sentence that follows. */
      readonly total?: number;
    }
  /** What words about time mean. */
  | { readonly kind: 'read_time'; readonly reading: ReadingKind; readonly text: string }
  | { readonly kind: 'find_everywhere'; readonly text: string }
  | { readonly kind: 'statistics'; readonly project: ProjectId | null; readonly days: number }
  /** Keeps what is being typed through a crash; null when it is saved or given up. Never waited for. */
  | { readonly kind: 'remember_draft'; readonly draft: Draft | null }
  /** A sentence of the command line that main answers. `refreshes` as of `plugin_command`. */
  | {
      readonly kind: 'app_command';
      readonly words: readonly string[];
      readonly list: ListKey;
      readonly selected: TodoId | null;
      readonly refreshes: number | null;
      /** As of `plugin_command`. */
      readonly over?: string | undefined;
    }
  /** How the path before the caret of the command line can go on; `line` and `caret` say whose answer it is. */
  | {
      readonly kind: 'complete_path';
      readonly text: string;
      readonly line: string;
      readonly caret: number;
    }
  /** Keeps a command for the next start. Never waited for. */
  | { readonly kind: 'remember_command'; readonly line: string }
  /** Writes one key of config.toml; null takes it out. */
  | {
      readonly kind: 'save_config';
      readonly key: readonly string[];
      readonly value: string | number | boolean | null;
    }
  | { readonly kind: 'cancel_work'; readonly id: string }
  | { readonly kind: 'log_path' }
  /** Larger (1), smaller (-1), or as large as the configuration says (0). Done in the window. */
  | { readonly kind: 'set_zoom'; readonly step: -1 | 0 | 1 }
  | { readonly kind: 'copy_text'; readonly text: string }
  /** A Msg to be sent after a pause; a newer timer with the same name replaces the older one. */
  | { readonly kind: 'after'; readonly name: TimerName; readonly ms: number; readonly due: TimerDue }
  /** What was being typed is on its way to be saved (or there was nothing): the window may close. */
  | { readonly kind: 'ready_to_close' }
  | { readonly kind: 'quit' };

/** An effect that asks for a change and is answered with an Outcome. */
export type ChangeEffect = Extract<
  Effect,
  { readonly kind: 'dispatch' | 'undo' | 'redo' | 'answer_rollover' }
>;

/** Words of the command line that main answers. */
export type CommandEffect = Extract<Effect, { readonly kind: 'plugin_command' | 'app_command' }>;

/** An effect that has plugins, or main itself, at work until it is answered. */
export type RunEffect = Extract<Effect, { readonly kind: 'invoke_plugin_action' }> | CommandEffect;

/** The timers there are. */
export type TimerName =
  | 'which_key'
  | 'status'
  | 'spinner'
  | 'mirror'
  | 'report'
  | 'slow'
  | 'preview'
  | 'question'
  | 'draft';

/** What a timer says when it is due. */
export type TimerDue =
  | { readonly kind: 'which_key_due'; readonly pendingLength: number }
  | { readonly kind: 'status_due'; readonly serial: number }
  | { readonly kind: 'tick' }
  | { readonly kind: 'mirror_due'; readonly revision: number }
  | { readonly kind: 'report_due'; readonly serial: number }
  | { readonly kind: 'slow_due' }
  | { readonly kind: 'draft_due' }
  | { readonly kind: 'question_armed'; readonly serial: number }
  | { readonly kind: 'preview_armed'; readonly id: string };
