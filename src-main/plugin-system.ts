/**
 * Joins the plugin system to the database, the document and the world outside, with a window or without one. What is
 * Electron's (the process of the sandboxes, the keychain, the dialogs) comes in from outside, so that this runs in
 * plain Node too.
 */
import { randomInt } from 'node:crypto';
import os from 'node:os';
import { coreKeyTaken, type Keymaps } from '../src-core/keymap/keymap';
import type { Clock } from './clock';
import { newTodoId } from './ids';
import type { Log } from './log';
import type { Keychain } from './outside/keychain-port';
import { createOutside } from './outside/outside';
import { ownFolder, removeOwnFolder } from './outside/own-folder';
import type { Paths } from './paths';
import type { ConsentDesk } from './plugin/consent';
import { PluginManager } from './plugin/manager';
import type { PluginNotices } from './plugin/plugin-notices';
import type { PluginRuntime } from './plugin/plugin-runtime';
import type { PluginTime } from './plugin/plugin-time';
import type { PreviewPush } from './plugin/preview-desk';
import { StartSuspect } from './plugin/start-suspect';
import type { SpawnHost } from './plugin-host/host-process';
import { createPluginRuntime } from './plugin-host/runtime';
import type { Database } from './storage/database';
import { SqliteAuditRepository } from './storage/sqlite-audit';
import { SqlitePluginPolicyRepository } from './storage/sqlite-plugin-policies';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from './storage/sqlite-plugin-repositories';
import { SqlitePluginSecretRepository } from './storage/sqlite-plugin-secrets';
import { SqlitePluginSettingsRepository } from './storage/sqlite-plugin-settings';
import { SqliteRecordingRepository } from './storage/sqlite-recordings';
import { SqliteTrialRepository } from './storage/sqlite-trials';
import { documentPort, listSource } from './store/ports';
import type { TodoRepository } from './store/todo-repository';
import type { TodoStore } from './store/todo-store';

/** What the plugin system stands on. */
export interface PluginSystemParts {
  readonly paths: Paths;
  /** Where the plugins lie that come with the application. */
  readonly gallery?: string;
  readonly database: Database;
  readonly repository: TodoRepository;
  readonly store: TodoStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly spawn: SpawnHost;
  /** What becomes of the runtime before it is used, such as waiting for the first picture. */
  readonly around?: (runtime: PluginRuntime) => PluginRuntime;
  /** Resolves when plugins can be started. */
  readonly ready: Promise<void>;
  readonly keychain: Keychain;
  readonly consent: ConsentDesk;
  readonly notices: PluginNotices;
  readonly previews: PreviewPush;
  /** Whether the configuration keeps the plugin of that name off. */
  readonly keptOff?: (plugin: string) => boolean;
  /** The application's own keys as the configuration has them; without it, those of the keymap `to-tui`. */
  readonly keymaps?: () => Keymaps;
}

/** Makes the plugin system; nothing is looked for or started yet. */
export function openPluginSystem(parts: PluginSystemParts): PluginManager {
  const { paths, database, store, clock, log } = parts;
  const runtime = createPluginRuntime({
    spawn: parts.spawn,
    lists: listSource(store),
    outside: createOutside({
      access: (plugin) => manager.reach.accessOf(plugin),
      askMore: (plugin, permission, signal) => manager.reach.askMore(plugin, permission, signal),
      dataFolder: (plugin) => ownFolder(paths.home, plugin),
      home: os.homedir(),
      closed: [paths.home],
      env: process.env,
      secrets: { read: (plugin, name) => manager.reach.secret(plugin, name) },
      audit: (_plugin, run, reached) => manager.reach.noteReached(run, reached),
    }),
  });
  const manager: PluginManager = new PluginManager({
    folder: paths.plugins,
    ...(parts.gallery === undefined ? {} : { gallery: parts.gallery }),
    runtime: parts.around?.(runtime) ?? runtime,
    document: documentPort(store),
    grants: new SqliteGrantRepository(database),
    states: new SqlitePluginStateRepository(database),
    metadata: new SqlitePluginMetadataReader(database),
    settings: new SqlitePluginSettingsRepository(database),
    secrets: new SqlitePluginSecretRepository(database),
    keychain: parts.keychain,
    policies: new SqlitePluginPolicyRepository(database),
    trials: new SqliteTrialRepository(database),
    audit: new SqliteAuditRepository(database),
    recordings: new SqliteRecordingRepository(database),
    revert: (plugin, since) => store.revert(plugin, since),
    purgeMetadata: (plugin) => {
      store.purgeMetadata(plugin);
      removeOwnFolder(paths.home, plugin);
    },
    consent: parts.consent,
    suspect: startSuspect(parts),
    ...(parts.keptOff ? { keptOff: parts.keptOff } : {}),
    previews: parts.previews,
    notices: parts.notices,
    log,
    coreKeyTaken: (sequence) => coreKeyTaken(sequence, parts.keymaps?.()),
    time: pluginTime(clock),
    newId: newTodoId,
    randomSeed: () => randomInt(2 ** 32),
  });
  return manager;
}

/** Under this name the plugin that is being started is kept; empty between starts. */
const STARTING = 'plugin_starting';

function startSuspect({ repository, log, ready }: PluginSystemParts): StartSuspect {
  return new StartSuspect(
    {
      read: () => repository.viewState(STARTING) || null,
      write: (name) => repository.rememberViewState(STARTING, name ?? ''),
    },
    log,
    ready,
  );
}

function pluginTime(clock: Clock): PluginTime {
  return {
    now: () => clock.now(),
    steadyMs: () => performance.now(),
    after: (ms, deed) => {
      const timer = setTimeout(deed, ms).unref();
      return () => clearTimeout(timer);
    },
  };
}
