import type { ScreenConfig } from '../config/config';
import type { ChangedPush, ListPage } from '../ipc/messages';
import type { CalendarDate } from '../lib/calendar-date';
import type { Result } from '../lib/result';
import type { Decoration } from '../plugin/decoration';
import type { GalleryPlugin } from '../plugin/gallery';
import type { PluginSummary } from '../plugin/plugin-summary';
import type { PreviewQuestion } from '../plugin/preview';
import type { ProvenanceEntry } from '../plugin/provenance';
import type { CommandAnswer } from '../plugin/report';
import type { SettingsForm, SettingsSaved } from '../plugin/settings-form';
import type {
  Hit,
  ProjectSummary,
  Reading,
  ReadingKind,
  RolloverOffer,
  Statistics,
  Work,
} from '../todo/days';
import type { Outcome } from '../todo/outcome';
import type { ListKey, ProjectId, TodoId } from '../todo/todo';
import type { ChangeEffect, CommandEffect, Effect, RunEffect } from './effect';
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
  /** The plugins that come with the application. */
  | { readonly kind: 'gallery'; readonly plugins: readonly GalleryPlugin[] }
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
  /** What is being typed for long is to be kept through a crash. */
  | { readonly kind: 'draft_due' }
  /** A plugin's action has ended, well or not. */
  | { readonly kind: 'action_done'; readonly asked: RunEffect }
  | {
      readonly kind: 'command_answered';
      readonly answer: CommandAnswer;
      readonly asked: CommandEffect;
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
  /** Something was written to config.toml, or the file was changed. */
  | { readonly kind: 'config_changed'; readonly config: ScreenConfig }
  /** The user is to be asked whether open rows come along. */
  | { readonly kind: 'rollover_offered'; readonly offer: RolloverOffer }
  /** The answer to having asked for an offer; null when there is nothing to take along. */
  | { readonly kind: 'rollover_offer'; readonly project: ProjectId; readonly offer: RolloverOffer | null }
  | { readonly kind: 'work'; readonly work: Work }
  /** A todo is to be shown, on whatever day it is. */
  | { readonly kind: 'reveal'; readonly list: ListKey; readonly id: TodoId | null }
  | { readonly kind: 'projects'; readonly projects: readonly ProjectSummary[] }
  /** What the words `text` mean. */
  | {
      readonly kind: 'time_read';
      readonly reading: ReadingKind;
      readonly text: string;
      readonly answer: Reading;
    }
  /** What was found for the words `text`. */
  | { readonly kind: 'found'; readonly text: string; readonly hits: readonly Hit[] }
  | { readonly kind: 'statistics'; readonly asked: StatisticsEffect; readonly statistics: Statistics }
  | {
      readonly kind: 'config_saved';
      readonly asked: Extract<Effect, { readonly kind: 'save_config' }>;
      readonly saved: Result<null, string>;
    }
  | { readonly kind: 'log_path'; readonly path: string | null }
  /** How the path can go on that stands in the command line. */
  | { readonly kind: 'paths'; readonly asked: PathEffect; readonly texts: readonly string[] }
  /** A question of main's has been seen long enough for keys to count. */
  | { readonly kind: 'question_armed'; readonly serial: number }
  /** The window is about to close: what is being typed must be saved. */
  | { readonly kind: 'closing' };

/** The asking for paths, as an answer carries it. */
export type PathEffect = Extract<Effect, { readonly kind: 'complete_path' }>;

/** The asking for figures, as an answer carries it. */
export type StatisticsEffect = Extract<Effect, { readonly kind: 'statistics' }>;
