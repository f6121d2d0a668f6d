import type { SettingValue } from '../plugin/settings';
import type { UserCommand } from '../todo/command';
import type { ListKey, TodoId } from '../todo/todo';

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
    }
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
  | { readonly kind: 'remember_cursor'; readonly list: ListKey; readonly selected: TodoId | null }
  | { readonly kind: 'copy_text'; readonly text: string }
  /** A Msg to be sent after a pause; a newer timer with the same name replaces the older one. */
  | { readonly kind: 'after'; readonly name: TimerName; readonly ms: number; readonly due: TimerDue }
  /** What was being typed is on its way to be saved (or there was nothing): the window may close. */
  | { readonly kind: 'ready_to_close' }
  | { readonly kind: 'quit' };

/** An effect that asks for a change and is answered with an Outcome. */
export type ChangeEffect = Extract<Effect, { readonly kind: 'dispatch' | 'undo' | 'redo' }>;

/** An effect that has plugins at work until it is answered. */
export type RunEffect = Extract<Effect, { readonly kind: 'invoke_plugin_action' | 'plugin_command' }>;

/** The timers there are. */
export type TimerName = 'which_key' | 'status' | 'spinner' | 'mirror' | 'report' | 'slow' | 'preview';

/** What a timer says when it is due. */
export type TimerDue =
  | { readonly kind: 'which_key_due'; readonly pendingLength: number }
  | { readonly kind: 'status_due'; readonly serial: number }
  | { readonly kind: 'tick' }
  | { readonly kind: 'mirror_due'; readonly revision: number }
  | { readonly kind: 'report_due'; readonly serial: number }
  | { readonly kind: 'slow_due' }
  | { readonly kind: 'preview_armed'; readonly id: string };
