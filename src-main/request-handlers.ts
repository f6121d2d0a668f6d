/** What main does for each request of the window: a line each, the work is done where it belongs. */
import type { Bootstrap } from '../src-core/ipc/contract';
import type { ListPage } from '../src-core/ipc/messages';
import type { Result } from '../src-core/lib/result';
import { momentWords, type Present } from '../src-core/plugin/moment-words';
import type { PreviewQuestion } from '../src-core/plugin/preview';
import { DEFAULT_PROJECT, type Instant, type ListKey } from '../src-core/todo/todo';
import type { RequestHandlers } from './ipc-router';
import type { PluginAdministration } from './plugin/administration';
import type { PluginManager } from './plugin/manager';
import { runPluginVerb } from './plugin/verbs/run-plugin-verb';
import { openPage } from './store/list-page';
import type { TodoRepository } from './store/todo-repository';
import type { TodoStore } from './store/todo-store';

/** What the handlers hand the work to. */
export interface HandlerParts {
  readonly version: string;
  readonly store: TodoStore;
  readonly repository: TodoRepository;
  readonly plugins: Pick<
    PluginManager,
    | 'found'
    | 'summaries'
    | 'decorations'
    | 'openPreview'
    | 'invoke'
    | 'enable'
    | 'disable'
    | 'review'
    | 'installAll'
    | 'answerPreview'
    | 'keyPressed'
  > &
    PluginAdministration;
  /** Where installed plugins lie. */
  readonly pluginsFolder: string;
  /** The user's home, for `~/`. */
  readonly home: string;
  readonly present: () => Present;
  /** Tells the user, in the status bar, why something was not done. */
  readonly warn: (text: string) => void;
  /** Asks again a preview that still stands: the page is a new one. */
  readonly askAgain: (question: PreviewQuestion) => void;
  /** The screen has left the old day: it may be closed. */
  readonly turnDay: () => void;
  readonly copy: (text: string) => void;
  /** The first screen is there, as these rows. */
  readonly painted: (rows: readonly string[]) => void;
  /** The page has nothing more to save. */
  readonly close: () => void;
  readonly quit: () => void;
}

/** How long the first picture waits for the plugins' keys. They are read while the window is being made. */
const FINDING_PATIENCE_MS = 300;

/** Changes of one todo that are shown. */
const MAX_PROVENANCE = 200;

/** Makes the handlers. */
export function requestHandlers(parts: HandlerParts): RequestHandlers {
  const { store, repository, plugins } = parts;
  const page = (list: ListKey, offset: number): ListPage => openPage(store, repository, list, offset);
  const tellRefusal = (done: Result<string, string>): void => {
    if (!done.ok) parts.warn(done.error);
  };
  return {
    bootstrap: async () => {
      parts.turnDay();
      // So that a plugin's key works from the first moment on. A slow disk holds nobody up for long.
      await Promise.race([plugins.found, new Promise((resolve) => setTimeout(resolve, FINDING_PATIENCE_MS))]);
      const today = store.today();
      const told: Bootstrap = {
        version: parts.version,
        today,
        page: page({ project: DEFAULT_PROJECT, date: today }, 0),
        plugins: plugins.summaries(),
        decorations: plugins.decorations(),
      };
      const open = plugins.openPreview();
      if (open !== null) parts.askAgain(open);
      return JSON.stringify(told);
    },
    open_list: ({ list, offset }) => JSON.stringify(page(list, offset)),
    dispatch: ({ commands }) => store.dispatch(commands, { kind: 'user' }),
    undo: () => store.undo(),
    redo: () => store.redo(),
    invoke_plugin_action: async ({ plugin, action, list, selected }) => {
      await plugins.invoke(plugin, action, { list, selected });
      return null;
    },
    enable_plugin: async ({ plugin }) => {
      tellRefusal(await plugins.enable(plugin));
      return null;
    },
    disable_plugin: async ({ plugin }) => {
      tellRefusal(await plugins.disable(plugin));
      return null;
    },
    review_plugin: async ({ plugin }) => {
      tellRefusal(await plugins.review(plugin));
      return null;
    },
    install_plugins: async ({ paths }) => {
      await plugins.installAll(paths);
      return null;
    },
    plugin_command: ({ words, list, selected }) =>
      runPluginVerb(words, {
        ...parts.present(),
        administration: plugins,
        target: { list, selected },
        cwd: parts.home,
        home: parts.home,
        pluginsFolder: parts.pluginsFolder,
        from: 'window',
      }),
    plugin_settings: ({ plugin }) => {
      const form = plugins.settings(plugin);
      return form.ok ? form.value : null;
    },
    save_plugin_settings: ({ plugin, values, secrets }) => plugins.saveSettings(plugin, values, secrets),
    answer_preview: ({ id, take, always }) => {
      plugins.answerPreview(id, { take, always });
      return null;
    },
    key_pressed: ({ key, list, selected }) => {
      plugins.keyPressed(key, { list, selected });
      return null;
    },
    provenance: ({ id }) => {
      const { today, zone } = parts.present();
      const words = (at: Instant) => momentWords(at, { today, zone });
      return store.provenanceOf(id, MAX_PROVENANCE).map((entry) => ({
        ...entry,
        at: words(entry.at).includes(' ') ? words(entry.at) : `${today} ${words(entry.at)}`,
      }));
    },
    turn_day: () => {
      parts.turnDay();
      return null;
    },
    remember_fold: ({ id, folded }) => {
      repository.rememberFold(id, folded);
      return null;
    },
    remember_cursor: ({ list, selected }) => {
      repository.rememberSelected(list, selected);
      return null;
    },
    copy_text: ({ text }) => {
      parts.copy(text);
      return null;
    },
    painted: ({ rows }) => {
      parts.painted(rows);
      return null;
    },
    ready_to_close: () => {
      parts.close();
      return null;
    },
    quit: () => {
      parts.quit();
      return null;
    },
  };
}
