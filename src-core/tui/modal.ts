/** What can cover the list, and the state of each. What keys do there is in modals/, how it looks in view/modals/. */
import type { PreviewQuestion } from '../plugin/preview';
import type { ProvenanceEntry } from '../plugin/provenance';
import type { Report } from '../plugin/report';
import type { SettingValue } from '../plugin/settings';
import type { SettingsForm } from '../plugin/settings-form';
import type { ProjectId, TodoId } from '../todo/todo';
import type { CommandEffect } from './effect';
import type { Completing } from './modals/completing';
import type { DescriptionModal } from './modals/description-state';
import type { DueModal } from './modals/due-state';
import type { FilterModal } from './modals/filter-state';
import type { FindModal } from './modals/find-state';
import type { GalleryModal, PluginsModal } from './modals/plugin-box-state';
import type { ProjectsModal } from './modals/projects-state';
import type { RolloverModal } from './modals/rollover-state';
import type { SearchModal } from './modals/search-state';
import type { StatisticsModal } from './modals/statistics-state';
import type { TextInput } from './text-input';

export type {
  Completing,
  DescriptionModal,
  DueModal,
  FilterModal,
  FindModal,
  GalleryModal,
  PluginsModal,
  ProjectsModal,
  RolloverModal,
  SearchModal,
  StatisticsModal,
};

/** What covers the list. */
export type Modal =
  | {
      readonly kind: 'help';
      readonly filter: TextInput;
      /** Whether keys go into the filter. */
      readonly filtering: boolean;
      readonly scroll: number;
      /** What comes back when it is closed; left out for the list. */
      readonly under?: Modal | null;
    }
  | PluginsModal
  | GalleryModal
  | CommandModal
  | PaletteModal
  | ReportModal
  | PreviewModal
  | SettingsModal
  | ProvenanceModal
  | SearchModal
  | FilterModal
  | DueModal
  | ProjectsModal
  | DescriptionModal
  | RolloverModal
  | StatisticsModal
  | FindModal
  | {
      readonly kind: 'confirm';
      readonly question: string;
      /** The rows or facts the question is about, one a line. */
      readonly lines: readonly string[];
      /** What must be read before a yes. */
      readonly warnings?: readonly string[];
      /**
       * Set on a question that opens by itself: sets it apart from others, and says whether it has been seen long enough
       * for a key to be meant for it.
       */
      readonly arming?: { readonly serial: number; readonly armed: boolean };
      /** The first line shown, where there are more than fit; left out for the first. */
      readonly scroll?: number;
      readonly deed: ConfirmedDeed;
      /** What comes back when the question is answered. */
      readonly under: Modal | null;
    }
  /** Says why nothing can be typed, and takes what is typed anyway: none of it may become a command. */
  | { readonly kind: 'notice'; readonly text: string }
  /** Says what became of a box that closed by itself, and takes the key that was meant for it. */
  | { readonly kind: 'message'; readonly title: string; readonly text: string };

/** What a plugin can be told only after a question: something is lost by it, or it may do more from then on. */
export type QuestionedVerb = 'revoke' | 'rollback' | 'remove' | 'keep';

/** What a yes does. */
export type ConfirmedDeed =
  /** The topmost of the rows to delete, in list order. */
  | { readonly kind: 'delete_todos'; readonly ids: readonly TodoId[] }
  | { readonly kind: 'delete_project'; readonly id: ProjectId }
  /** Words of the command line that main asked about; `title` and `yes` are what the deed is called. */
  | {
      readonly kind: 'command';
      readonly asks: CommandEffect['kind'];
      readonly words: readonly string[];
      readonly title: string;
      readonly yes: string;
    }
  /** Words after `plugin`. */
  | { readonly kind: 'plugin'; readonly verb: QuestionedVerb; readonly plugin: string }
  /** From now on no run of the plugin is shown before its changes are made. */
  | { readonly kind: 'show_never'; readonly plugin: string };

/** A question to main about how a path goes on. */
export interface AskedPath {
  /** The line it was asked for, and the caret in it: an answer about another is late. */
  readonly line: string;
  readonly caret: number;
  /** Where to go in the answer. */
  readonly by: 1 | -1;
}

/** The command line at the bottom. */
export interface CommandModal {
  readonly kind: 'command';
  readonly input: TextInput;
  /** Where in the commands so far, from the newest (1) back; 0 is the line being typed. */
  readonly back: number;
  /** The line being typed, while an older one is looked at. */
  readonly typed: string;
  /** The ways to complete that Tab walks through; null until it is pressed. */
  readonly completing: Completing | null;
  /** A path that main has been asked about; null when it has answered. Keys wait meanwhile. */
  readonly asking?: AskedPath | null;
  /** Why the command was not run; gone with the next change. */
  readonly fault: string | null;
  /** The page it was opened over, which comes back; left out for the list. */
  readonly under?: Modal | null;
}

/** The search over everything that can be done. */
export interface PaletteModal {
  readonly kind: 'palette';
  readonly input: TextInput;
  /** Which of the entries found. */
  readonly cursor: number;
  readonly scroll: number;
}

/** A page to read. */
export interface ReportModal {
  readonly kind: 'report';
  readonly report: Report;
  /** Asked for again in the same way, with the same words. */
  readonly asks: CommandEffect['kind'];
  readonly words: readonly string[];
  /** Milliseconds between two askings; null for a page that stands. */
  readonly live: number | null;
  /** Sets this page apart from others, so that its answers come to it only. */
  readonly serial: number;
  readonly scroll: number;
  /** What comes back when it is closed. */
  readonly under: Modal | null;
}

/** What a run of a plugin would change. */
export interface PreviewModal {
  readonly kind: 'preview';
  readonly question: PreviewQuestion;
  /** Whether it has been seen long enough for a key to be meant for it. */
  readonly armed: boolean;
  /** Indexes of the commands to take. */
  readonly ticked: ReadonlySet<number>;
  /** Which row. */
  readonly cursor: number;
  readonly scroll: number;
}

/** The settings of a plugin. */
export interface SettingsModal {
  readonly kind: 'settings';
  readonly form: SettingsForm;
  /** What has been changed, by field; null clears. */
  readonly values: Readonly<Record<string, SettingValue | null>>;
  /** Secrets that have been typed or forgotten (null). */
  readonly secrets: Readonly<Record<string, string | null>>;
  /** Which field. */
  readonly cursor: number;
  readonly scroll: number;
  /** The value being typed; null while the cursor moves. */
  readonly editing: TextInput | null;
  /** What is wrong, by field. */
  readonly faults: Readonly<Record<string, string>>;
  /** Whether main has been asked to save and has not answered. */
  readonly saving: boolean;
  /** Closing was asked for once while there are changes that are not saved: again, and they are lost. */
  readonly leaving: boolean;
  /** What comes back when it is closed. */
  readonly under: Modal | null;
}

/** Who changed a row. */
export interface ProvenanceModal {
  readonly kind: 'provenance';
  readonly id: TodoId;
  /** Newest first; null while they are on their way. */
  readonly entries: readonly ProvenanceEntry[] | null;
  readonly cursor: number;
  readonly scroll: number;
}
