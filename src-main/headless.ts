/**
 * What a command line stands on while no application runs: the same database, files and rules, but nobody to ask and
 * no window to tell. The plugin system is opened only for words about plugins, and starts none of them.
 */
import os from 'node:os';
import { err, type Result } from '../src-core/lib/result';
import type { OpenedAdministration } from './cli/command-line';
import type { Clock } from './clock';
import { createFileWork } from './files/file-work';
import { applyPendingRestore } from './files/pending-restore';
import { newTodoId } from './ids';
import type { Log } from './log';
import type { Keychain } from './outside/keychain-port';
import { createDirectories, type Paths } from './paths';
import { ConsentDesk } from './plugin/consent';
import type { PluginManager } from './plugin/manager';
import { isReplay } from './plugin/plugin-replay';
import type { PluginRuntime } from './plugin/plugin-runtime';
import type { SpawnHost } from './plugin-host/host-process';
import { openPluginSystem, type PluginSystemParts } from './plugin-system';
import { openDatabase } from './storage/open-database';
import { SqliteTodoRepository } from './storage/sqlite-todo-repository';
import { TodoStore } from './store/todo-store';

/** What it is opened with. */
export interface HeadlessParts {
  readonly paths: Paths;
  readonly clock: Clock;
  readonly log: Log;
  readonly spawn: SpawnHost;
  readonly keychain: Keychain;
  /** Where the plugins lie that come with the application. */
  readonly gallery?: string;
  /** Resolves when sandboxes and the keychain can be used; the document needs neither. */
  readonly ready: Promise<void>;
}

/** Opens the document. @throws Error with a sentence when the data directory cannot be used */
export async function openHeadless(parts: HeadlessParts): Promise<OpenedAdministration> {
  const { paths, clock, log } = parts;
  orThrow(createDirectories(paths), (error) => error);
  // A database that waits for the next start takes its place now: what is added here would go with the other one.
  orThrow(applyPendingRestore({ paths, now: () => clock.now(), log }), (error) => error);
  const { database } = orThrow(
    openDatabase({
      file: paths.database,
      backups: paths.backups,
      quarantine: paths.quarantine,
      now: () => clock.now(),
      log,
    }),
    ({ message }) => message,
  );
  const repository = new SqliteTodoRepository(database);
  const store = new TodoStore({ repository, clock, newId: newTodoId, log });
  const files = createFileWork({
    paths,
    database,
    store,
    clock,
    newId: newTodoId,
    log,
    progress: () => undefined,
    home: os.homedir(),
    cwd: process.cwd(),
  });
  let plugins: PluginManager | null = null;
  return {
    app: { document: store, files, newId: newTodoId },
    administration: async () => {
      await parts.ready;
      plugins ??= openPlugins(parts, { database, repository, store });
      await plugins.loadAll();
      return plugins;
    },
    close: async () => {
      await plugins?.dispose();
      files.dispose();
      store.dispose();
      clock.dispose();
      database.close();
    },
  };
}

function openPlugins(
  parts: HeadlessParts,
  opened: Pick<PluginSystemParts, 'database' | 'repository' | 'store'>,
): PluginManager {
  return openPluginSystem({
    ...parts,
    ...opened,
    around: replaysOnly,
    ready: Promise.resolve(),
    consent: new ConsentDesk({
      dialog: async () => 'no_window',
      nowMs: () => performance.now(),
      armingMs: 0,
    }),
    notices: {
      notify: () => undefined,
      pluginsChanged: () => undefined,
      decorationsChanged: () => undefined,
    },
    previews: { ask: () => false, withdraw: () => undefined },
  });
}

/** Sandboxes in which no plugin is started but one whose run is played again. */
function replaysOnly(runtime: PluginRuntime): PluginRuntime {
  const load: PluginRuntime['load'] = async (request) =>
    isReplay(request.plugin)
      ? runtime.load(request)
      : err({ kind: 'host', message: 'Plugins run in the window only.' });
  return {
    load,
    call: (request) => runtime.call(request),
    unload: (plugin) => runtime.unload(plugin),
    replicate: (change) => runtime.replicate(change),
    onLog: (listener) => runtime.onLog(listener),
    onLost: (listener) => runtime.onLost(listener),
    dispose: () => runtime.dispose(),
  };
}

function orThrow<T, E>(result: Result<T, E>, word: (error: E) => string): T {
  if (result.ok) return result.value;
  throw new Error(word(result.error));
}
