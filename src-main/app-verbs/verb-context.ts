import type { AppCall } from '../../src-core/app/app-call';
import type { Config } from '../../src-core/config/config';
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { Present } from '../../src-core/plugin/moment-words';
import { didYouMean } from '../../src-core/plugin/nearest-word';
import type { CommandAnswer } from '../../src-core/plugin/report';
import type { Reading, ReadingKind } from '../../src-core/todo/days';
import type { Project } from '../../src-core/todo/project';
import type { ListKey, ProjectId, TodoId } from '../../src-core/todo/todo';
import type { FileWork } from '../files/file-work';
import type { TodoStore } from '../store/todo-store';
import { civilMinuteAt } from '../time-words/civil-minute';
import { readTime } from '../time-words/read-time';

/** The document, as far as verbs use it. */
export type AppDocument = Pick<
  TodoStore,
  'list' | 'shown' | 'find' | 'projects' | 'projectName' | 'today' | 'dispatch'
>;

/** The settings of the user, where they can be changed. */
export interface SettingsPort {
  current(): Config;
  /** Writes one key; null takes it out. The error is a sentence. */
  save(key: readonly string[], value: string | number | boolean | null): Promise<Result<null, string>>;
  /** Names of the themes besides those that come with the application. */
  themes(): readonly string[];
}

/** The window, as far as verbs steer it. */
export interface ScreenPort {
  /** Shows that list. */
  open(list: ListKey): void;
  readonly logPath: string;
  /** Ends the application in a moment and starts it again, when what has to be read was read. */
  startAnew(): void;
}

/** Who asks, with what, and when. */
export interface AppVerbContext extends Present {
  readonly document: AppDocument;
  readonly files: FileWork;
  /** Null where nobody sees them. */
  readonly settings: SettingsPort | null;
  /** Null for a command line, even when a window is there. */
  readonly screen: ScreenPort | null;
  /** The list that is meant when none is named, and the row under the cursor. */
  readonly target: { readonly list: ListKey; readonly selected: TodoId | null };
  /** What relative paths are relative to; absolute. */
  readonly cwd: string;
  /** The user's home, for `~/`. */
  readonly home: string;
  readonly newId: () => TodoId;
  /** What a command line read from standard input, for `-`. */
  readonly input?: string;
}

/** Does one verb. */
export type AppDeed = (call: AppCall, context: AppVerbContext) => CommandAnswer | Promise<CommandAnswer>;

/** The project that `--project` or an argument names, by its name or id; without a name that of the target. */
export function projectMeant(
  name: string | undefined,
  { document, target }: Pick<AppVerbContext, 'document' | 'target'>,
): Result<Project, string> {
  const projects = document.projects();
  const wanted = name ?? target.list.project;
  const found =
    projects.find(({ name: one }) => one.toLowerCase() === wanted.toLowerCase()) ??
    projects.find(({ id }) => id === wanted);
  if (found) return ok(found);
  const names = projects.map((project) => project.name);
  const known = didYouMean(wanted, names) || `; there are ${cleanLine(names.join(', '), 200)}`;
  return err(`there is no project “${cleanLine(wanted, 60)}”${known}`);
}

/** The project's name for people, cleaned. */
export function nameOf(project: ProjectId, { document }: Pick<AppVerbContext, 'document'>): string {
  return cleanLine(document.projectName(project), 60);
}

/** Reads words about time as they are meant now. */
export function timeMeant(kind: ReadingKind, words: string, present: Present): Promise<Reading> {
  const { now, today, zone } = present;
  return readTime(kind, words, { today, minute: civilMinuteAt(Date.parse(now), zone), zone });
}
