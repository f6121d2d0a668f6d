import type { ChangedPush, ListPage } from '../ipc/messages';
import type { Key } from '../keymap/key';
import type { CalendarDate } from '../lib/calendar-date';
import type { PluginSummary } from '../plugin/plugin-summary';
import type { Outcome } from '../todo/outcome';
import type { Appearance, Status } from './model';

/** What `update` is told: everything that can happen to the screen. */
export type Msg =
  | { readonly kind: 'key'; readonly key: Key }
  | { readonly kind: 'paste'; readonly text: string }
  /** Text that an input method finished. */
  | { readonly kind: 'composed'; readonly text: string }
  | { readonly kind: 'resize'; readonly cols: number; readonly rows: number }
  /** A press of the main button on a cell; `double` when it is the second of a double click. */
  | { readonly kind: 'click'; readonly x: number; readonly y: number; readonly double: boolean }
  /** Lines to scroll; positive is down. */
  | { readonly kind: 'wheel'; readonly lines: number; readonly x: number; readonly y: number }
  /** A page of the list that was asked for; `first` starts it anew. */
  | { readonly kind: 'list_page'; readonly page: ListPage }
  | { readonly kind: 'changed'; readonly push: ChangedPush }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  /** A request that failed in a way nobody foresaw; `doing` names it. */
  | { readonly kind: 'failed'; readonly doing: string; readonly message: string }
  | { readonly kind: 'notified'; readonly status: Omit<Status, 'serial'>; readonly durationMs: number }
  | { readonly kind: 'day_changed'; readonly today: CalendarDate }
  | { readonly kind: 'plugins_changed'; readonly plugins: readonly PluginSummary[] }
  | { readonly kind: 'appearance_changed'; readonly appearance: Appearance }
  /** The pause after an unfinished key sequence is over. */
  | { readonly kind: 'which_key_due'; readonly pendingLength: number }
  | { readonly kind: 'status_due'; readonly serial: number }
  | { readonly kind: 'tick' }
  /** The window is about to close: what is being typed must be saved. */
  | { readonly kind: 'closing' };
