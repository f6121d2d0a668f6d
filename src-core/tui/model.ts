/**
 * Everything the screen shows, as one immutable value: a mirror of the open list plus the view state, which lives
 * nowhere else. No drawing in here, and nothing that runs: `update.ts` makes the next model, `view/` draws it.
 */
import type { ScreenConfig } from '../config/config';
import type { Key } from '../keymap/key';
import type { Keymaps } from '../keymap/keymap';
import type { CalendarDate } from '../lib/calendar-date';
import type { Decoration } from '../plugin/decoration';
import type { PluginSummary } from '../plugin/plugin-summary';
import type { Place } from '../todo/command';
import type { Work } from '../todo/days';
import type { Project } from '../todo/project';
import type { ListKey, TodoId } from '../todo/todo';
import type { TodoList } from '../todo/todo-list';
import type { Gallery } from './gallery-state';
import type { IdSource } from './id-source';
import type { Input } from './input';
import type { Change } from './last-change';
import type { ListFilter, Register, Scroll, Search, Selection } from './list-state';
import type { Modal } from './modal';
import type { TextInput } from './text-input';

export type { ListFilter, Register, Scroll, Search, Selection } from './list-state';

/** What keys mean at the moment, modals aside. */
export type Mode = 'navigate' | 'edit';

/** The whole state of the screen. */
export interface Model {
  /** Cells across and down. */
  readonly size: Size;
  readonly version: string;
  readonly today: CalendarDate;
  readonly list: ListMirror;
  /** The rows whose children and description are hidden. */
  readonly folded: ReadonlySet<TodoId>;
  /** The row the cursor is on; null on an empty list. An id, so that nothing shifts under it. */
  readonly cursor: TodoId | null;
  /** Which line stands at the top of the list's area. */
  readonly scroll: Scroll;
  readonly mode: Mode;
  /** The line being typed; present exactly in edit mode. */
  readonly editing: Editing | null;
  /** The rows that are selected, in visual mode; null otherwise. */
  readonly selection: Selection | null;
  /** The number typed before a key; null for none. */
  readonly count: number | null;
  /** The search whose matches are marked; null when none is on. */
  readonly search: Search | null;
  /** What is shown of the list; null for all of it. */
  readonly filter: ListFilter | null;
  /** What has been copied to be pasted; null for nothing. */
  readonly register: Register | null;
  /** What `.` does again; null when nothing has been changed yet. */
  readonly lastChange: Change | null;
  /** Keys of a sequence that is not finished. */
  readonly pending: readonly Key[];
  /** Whether the box with what can follow {@link pending} is open. */
  readonly whichKey: boolean;
  readonly modal: Modal | null;
  /** What opens, one after the other, as soon as nothing covers the list and nothing is typed into it. */
  readonly queued: readonly Modal[];
  /** Commands of the command line, of earlier starts too, oldest first, each once. */
  readonly commands: readonly string[];
  readonly status: Status | null;
  readonly keymaps: Keymaps;
  /** Every project, by name. */
  readonly projects: readonly Project[];
  readonly plugins: readonly PluginSummary[];
  readonly gallery: Gallery;
  /** The badges of plugins by the row they are on, in the order of the plugins' names. */
  readonly decorations: ReadonlyMap<TodoId, readonly Decoration[]>;
  /** What plugins have been asked to do and have not done: whose, oldest first. */
  readonly running: readonly string[];
  /** Whether {@link running} has been going on for so long that the user is told. */
  readonly slow: boolean;
  /** Long work of main's that has not ended, oldest first. */
  readonly work: readonly Work[];
  readonly config: ScreenConfig;
  readonly appearance: Appearance;
  /** Counts up while something in progress is on screen; picks the spinner's picture. */
  readonly tick: number;
  /** Whether a `tick` is already on its way. */
  readonly ticking: boolean;
  /** The serial of the latest status message. */
  readonly serial: number;
  /** Where the ids of new rows come from. */
  readonly ids: IdSource;
  /** What main has been asked and has not answered. */
  readonly waiting: Waiting;
  /** What was pressed while the document was busy, oldest first; done as soon as it is not. */
  readonly held: readonly Input[];
  /** A new day has begun while a line was being typed: it is opened when the typing ends. */
  readonly dayTurned: boolean;
}

/**
 * Questions to main without an answer. While there are any, keys of navigate mode are held: they mean the list
 * as it will be, so `ddj` does the same however fast it is typed.
 */
export interface Waiting {
  /** Changes (dispatch, undo, redo) that have not been answered. */
  readonly answers: number;
  /** The revision that the latest answer speaks of; the mirror must have reached it. */
  readonly revision: number;
  /** The list that is about to open, and the row to go to there. */
  readonly opening: { readonly list: ListKey; readonly focus: TodoId | null } | null;
}

/** Columns and rows of the terminal. */
export interface Size {
  readonly cols: number;
  readonly rows: number;
}

/** The open list as main last told it. */
export interface ListMirror {
  readonly key: ListKey;
  readonly projectName: string;
  /** A past day: shown as it was, changed by nobody. */
  readonly readOnly: boolean;
  /** The revision up to which changes are in; the next push must be one more. */
  readonly revision: number;
  readonly todos: TodoList;
  /** False while further pages of a long list are on their way. */
  readonly complete: boolean;
}

/** A line being typed. */
export interface Editing {
  readonly target: EditTarget;
  readonly input: TextInput;
}

/** What the line becomes: the content of a row that is there, or a new row at a place. */
export type EditTarget =
  | { readonly kind: 'existing'; readonly id: TodoId }
  | {
      readonly kind: 'new';
      /** The id that the row will have: the draft goes by it already, as cursor and as {@link Scroll}. */
      readonly id: TodoId;
      readonly place: Place;
      readonly indent: number;
      /** The deepest it can stand: one more than the row before it. */
      readonly maxIndent: number;
      /** Where to show it as long as the row that {@link place} names has not come back from main. */
      readonly shownAt: Place;
      /** Where the cursor goes when nothing is typed. */
      readonly cameFrom: TodoId | null;
    };

/** The message in the status bar. */
export interface Status {
  readonly level: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
  /** The plugin that says it; null when the application does. */
  readonly plugin: string | null;
  /** Sets this message apart from later ones, so that its timer removes only it. */
  readonly serial: number;
  /** Its time is over: it is gone with the next key. */
  readonly lapsed?: true;
  /** It tells of a deed, and is gone when the next one is done: `past` once that has been asked for. */
  readonly ofDeed?: 'latest' | 'past';
}

/** How the screen looks. */
export interface Appearance {
  readonly theme: ThemeName;
  /** Nothing moves: the spinner stands still. */
  readonly reducedMotion: boolean;
}

/** The themes there are. */
export const THEME_NAMES = ['dark', 'light', 'high_contrast'] as const;

/** One of {@link THEME_NAMES}. */
export type ThemeName = (typeof THEME_NAMES)[number];
