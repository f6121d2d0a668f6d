import type { ChangedPush, ListPage } from '../ipc/messages';
import type { CalendarDate } from '../lib/calendar-date';
import type { Decoration } from '../plugin/decoration';
import type { PluginSummary } from '../plugin/plugin-summary';
import type { PreviewQuestion } from '../plugin/preview';
import type { ProvenanceEntry } from '../plugin/provenance';
import type { CommandAnswer } from '../plugin/report';
import type { SettingsForm, SettingsSaved } from '../plugin/settings-form';
import type { Outcome } from '../todo/outcome';
import type { TodoId } from '../todo/todo';
import type { ChangeEffect, Effect, RunEffect } from './effect';
import type { Input } from './input';
import type { Appearance, Status } from './model';

/** What `update` is told: everything that can happen to the screen. */
export type Msg =
  | Input
  | { readonly kind: 'resize'; readonly cols: number; readonly rows: number }
  /** Lines to scroll; positive is down. */
  | { readonly kind: 'wheel'; readonly lines: number; readonly x: number; readonly y: number }
  /** A page of the list that was asked for; offset 0 starts it anew. */
  | { readonly kind: 'list_page'; readonly page: ListPage }
  | { readonly kind: 'changed'; readonly push: ChangedPush }
  /** What became of a change; `asked` is the effect that asked for it, as it was. */
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly asked: ChangeEffect }
  /** An effect that failed in a way nobody foresaw; `asked` is that effect, as it was. */
  | { readonly kind: 'failed'; readonly asked: Effect; readonly message: string }
  | { readonly kind: 'notified'; readonly status: Omit<Status, 'serial'>; readonly durationMs: number }
  | { readonly kind: 'day_changed'; readonly today: CalendarDate }
  | { readonly kind: 'plugins_changed'; readonly plugins: readonly PluginSummary[] }
  | { readonly kind: 'appearance_changed'; readonly appearance: Appearance }
  /** The pause after an unfinished key sequence is over. */
  | { readonly kind: 'which_key_due'; readonly pendingLength: number }
  | { readonly kind: 'status_due'; readonly serial: number }
  | { readonly kind: 'tick' }
  /** The pause is over in which the change of that revision should have been told. */
  | { readonly kind: 'mirror_due'; readonly revision: number }
  /** A live page is to be asked for again. */
  | { readonly kind: 'report_due'; readonly serial: number }
  /** Plugins have been at work for so long that the user is told. */
  | { readonly kind: 'slow_due' }
  /** A plugin's action has ended, well or not. */
  | { readonly kind: 'action_done'; readonly asked: RunEffect }
  | {
      readonly kind: 'command_answered';
      readonly answer: CommandAnswer;
      readonly asked: Extract<Effect, { readonly kind: 'plugin_command' }>;
    }
  /** The form of a plugin; null when it has none. */
  | { readonly kind: 'settings_form'; readonly plugin: string; readonly form: SettingsForm | null }
  | { readonly kind: 'settings_saved'; readonly plugin: string; readonly saved: SettingsSaved }
  | { readonly kind: 'provenance'; readonly id: TodoId; readonly entries: readonly ProvenanceEntry[] }
  | { readonly kind: 'preview_asked'; readonly question: PreviewQuestion }
  | { readonly kind: 'preview_withdrawn'; readonly id: string }
  /** A preview has been seen long enough for keys to count. */
  | { readonly kind: 'preview_armed'; readonly id: string }
  | { readonly kind: 'decorations_changed'; readonly decorations: readonly Decoration[] }
  /** The window is about to close: what is being typed must be saved. */
  | { readonly kind: 'closing' };
