/**
 * The composition root: makes every part of the application, in order, and joins them. What happens at a start, and in
 * which order, stands here and nowhere else.
 */
import path from 'node:path';
import { app, clipboard, dialog, ipcMain, powerMonitor, protocol, session } from 'electron';
import { coreKeyTaken } from '../src-core/keymap/keymap';
import { registerAppScheme, serveApp } from './app-protocol';
import { changedPush } from './changed-push';
import { runCommandLine, wordsOf } from './cli/command-line';
import type { Clock } from './clock';
import { nativeConsentDialog } from './consent-dialog';
import { clockFromSettings, readSettings } from './env';
import { createFirstPaint } from './first-paint';
import { newTodoId } from './ids';
import { routeRequests } from './ipc-router';
import { createLog, type Log } from './log';
import { installMenu } from './menu';
import { createOpenDay } from './open-day';
import { createDirectories, pathsIn } from './paths';
import { ConsentDesk } from './plugin/consent';
import { PluginManager } from './plugin/manager';
import { createPluginRuntime } from './plugin-host/runtime';
import { utilityProcessSpawner } from './plugin-host/spawn-utility-process';
import { printScreen } from './print-screen';
import { requestHandlers } from './request-handlers';
import { APP_ORIGIN, denyPermissions, isTrustedSender, lockNavigation, originOf } from './security';
import type { Database } from './storage/database';
import { openDatabase } from './storage/open-database';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from './storage/sqlite-plugin-repositories';
import { SqliteTodoRepository } from './storage/sqlite-todo-repository';
import { documentPort, listSource } from './store/ports';
import { TodoStore } from './store/todo-store';
import { type AppWindow, openWindow } from './window';
import { readBounds, rememberBounds } from './window-bounds';

/** An Allow sooner than this after the question appeared does not count, in ms. */
const CONSENT_ARMING_MS = 1_000;

/** How long plugins can hold back the end of the application, in ms. */
const QUIT_PATIENCE_MS = 1_000;

const settings = readSettings(process.env, process.argv);
const paths = pathsIn(settings.dataDirectory ?? app.getPath('userData'));
const devUrl = app.isPackaged ? null : settings.rendererUrl;

// Chromium keeps its own files apart from the user's.
app.setPath('userData', paths.home);
app.setPath('sessionData', path.join(paths.home, 'chromium'));
registerAppScheme();
lockNavigation(app);

// Not awaited: Electron is not ready before this file has run to its end.
const words = wordsOf(process.argv, app.isPackaged);
void runCommandLine(
  words,
  { paths, version: app.getVersion() },
  {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  },
).then((exitCode) => {
  if (exitCode !== undefined) {
    app.exit(exitCode);
    return;
  }
  // The lock lives in the data directory: where that cannot be made, nobody else is running, but nobody can.
  const folders = createDirectories(paths);
  if (!folders.ok) void app.whenReady().then(() => giveUp(folders.error));
  else if (!app.requestSingleInstanceLock()) app.exit(0);
  else void app.whenReady().then(start);
});

/** Opens what the application stands on, or says why it cannot. */
function start(): void {
  const clock = clockFromSettings(settings, !app.isPackaged);
  if (!clock.ok) {
    giveUp(clock.error);
    return;
  }
  const log = createLog({ file: paths.log, level: settings.logLevel, now: () => clock.value.now() });
  process.on('unhandledRejection', (reason) => log.error('a promise was rejected and nobody cared', reason));
  installMenu(process.platform);
  denyPermissions(session.defaultSession);
  serveApp(protocol, path.join(import.meta.dirname, '../renderer'));
  // Before the database: the page's process starts meanwhile.
  const window = openWindow({ url: devUrl ?? `${APP_ORIGIN}/index.html`, log });
  const opened = openDatabase({
    file: paths.database,
    backups: paths.backups,
    quarantine: paths.quarantine,
    now: () => clock.value.now(),
    log,
  });
  if (!opened.ok) {
    giveUp(opened.error.message);
    return;
  }
  const { database, recovery } = opened.value;
  run(clock.value, log, database, window);
  if (recovery !== null) {
    void dialog.showMessageBox({
      type: 'warning',
      message: 'The database was damaged',
      detail: `${recovery.todos} todos were saved into a new one. The damaged file is kept: ${recovery.quarantined}`,
    });
  }
}

/** Joins the parts. */
function run(clock: Clock, log: Log, database: Database, window: AppWindow): void {
  const repository = new SqliteTodoRepository(database);
  const openDay = createOpenDay(clock);
  const store = new TodoStore({
    repository,
    clock: { now: () => clock.now(), today: openDay.today },
    newId: newTodoId,
    log,
  });
  const firstPaint = createFirstPaint();
  const runtime = createPluginRuntime({
    spawn: utilityProcessSpawner(new URL('./plugin-host.js', import.meta.url)),
    lists: listSource(store),
  });
  const plugins = new PluginManager({
    folder: paths.plugins,
    runtime: firstPaint.delayLoads(runtime),
    document: documentPort(store),
    grants: new SqliteGrantRepository(database),
    states: new SqlitePluginStateRepository(database),
    metadata: new SqlitePluginMetadataReader(database),
    consent: new ConsentDesk({
      dialog: firstPaint.delayDialog(nativeConsentDialog(() => window.native)),
      nowMs: () => performance.now(),
      armingMs: app.isPackaged ? CONSENT_ARMING_MS : (settings.consentDelayMs ?? CONSENT_ARMING_MS),
    }),
    notices: {
      notify: (notice) => window.push('notified', notice),
      pluginsChanged: (summaries) => window.push('plugins_changed', { plugins: summaries }),
    },
    log,
    coreKeyTaken,
    now: () => clock.now(),
    newId: newTodoId,
  });

  routeRequests({
    ipc: ipcMain,
    isTrusted: (event) => isTrustedSender(event, devUrl === null ? undefined : originOf(devUrl)),
    handlers: requestHandlers({
      version: app.getVersion(),
      store,
      repository,
      plugins,
      turnDay: openDay.turn,
      copy: (text) => void Promise.resolve(clipboard.writeText(text)),
      painted: (rows) => {
        if (settings.printScreen) printScreen(rows, (text) => process.stdout.write(text));
        window.show();
        firstPaint.happened();
      },
      close: () => window.close(),
      quit: () => app.quit(),
    }),
    log,
  });
  store.subscribe((committed) => window.push('changed', changedPush(committed)));
  clock.onMidnight((today) => window.push('day_changed', { today }));
  powerMonitor.on('resume', () => clock.refresh());
  powerMonitor.on('unlock-screen', () => clock.refresh());

  const bounds = readBounds(repository);
  if (bounds !== undefined) window.restore(bounds);
  window.listen({
    onBounds: (now) => rememberBounds(repository, now),
    onClosing: () => window.push('closing', undefined),
  });
  plugins.loadAll().catch((error: unknown) => log.error('loading the plugins', error));
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
  // The first attempt to quit waits until plugins have ended and the database is closed; the second goes through.
  app.once('will-quit', (event) => {
    event.preventDefault();
    clock.dispose();
    const patience = new Promise<void>((resolve) => setTimeout(resolve, QUIT_PATIENCE_MS));
    void Promise.race([plugins.dispose(), patience])
      .catch((error: unknown) => log.error('ending the plugins', error))
      .finally(() => {
        store.dispose();
        database.close();
        app.quit();
      });
  });
}

/** Says why there is nothing to start, where a user looks and where a script does. */
function giveUp(message: string): void {
  process.stderr.write(`to-tui: ${message}\n`);
  dialog.showErrorBox('to-tui cannot start', message);
  app.exit(1);
}
