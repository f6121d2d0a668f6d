/**
 * The composition root: makes every part of the application, in order, and joins them. What happens at a start, and in
 * which order, stands here and nowhere else.
 */
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, clipboard, dialog, ipcMain, Notification, powerMonitor, protocol, session } from 'electron';
import type { Notice } from '../src-core/ipc/messages';
import { coreKeymapsFor } from '../src-core/keymap/keymap';
import { registerAppScheme, serveApp } from './app-protocol';
import { changedPush } from './changed-push';
import { type OpenedAdministration, runCommandLine, wordsOf } from './cli/command-line';
import type { Clock } from './clock';
import { keptCommands, rememberCommand } from './command-memory';
import { type ConfigFile, openConfig } from './config/config-file';
import { nativeConsentDialog } from './consent-dialog';
import { keptDraft, rememberDraft } from './draft-memory';
import { type Ending, endInOrder } from './end-in-order';
import { clockFromSettings, readSettings } from './env';
import { applyPendingRestore } from './files/pending-restore';
import { inThreads } from './files/run-task';
import { statisticsBy } from './files/statistics-task';
import { createFirstPaint } from './first-paint';
import { openHeadless } from './headless';
import { hearCommandLines, presentOf } from './hear-command-lines';
import { newTodoId } from './ids';
import { routeRequests } from './ipc-router';
import { openKeychain } from './keychain';
import { createLog, type Log } from './log';
import { installMenu } from './menu';
import { createOpenDay } from './open-day';
import type { Keychain } from './outside/keychain-port';
import { createDirectories, pathsIn } from './paths';
import { ConsentDesk } from './plugin/consent';
import { Developments } from './plugin/kit/development/development';
import { levelOf } from './plugin/kit/development/session-words';
import { writableFolders } from './plugin/kit/development/written-by-plugins';
import { type Development, kitPlacesIn, type Workshop } from './plugin/kit/workshop';
import { NOTICE_MS } from './plugin/plugin-notices';
import type { SpawnHost } from './plugin-host/host-process';
import { createPluginRuntime } from './plugin-host/runtime';
import { utilityProcessSpawner } from './plugin-host/spawn-utility-process';
import { openPluginSystem } from './plugin-system';
import { printScreen } from './print-screen';
import { nativeReminders } from './reminders/native-reminder';
import { requestHandlers } from './requests/request-handlers';
import { plantSampleList } from './sample-list';
import { APP_ORIGIN, denyPermissions, isTrustedSender, lockNavigation, originOf } from './security';
import { createShownProject } from './shown-project';
import type { Database } from './storage/database';
import { openDatabase } from './storage/open-database';
import { createSearchUpkeep } from './storage/search-upkeep';
import { SqliteOverview } from './storage/sqlite-overview';
import { SqliteSearch } from './storage/sqlite-search';
import { SqliteTodoRepository } from './storage/sqlite-todo-repository';
import { openPage } from './store/list-page';
import { TodoStore } from './store/todo-store';
import { after } from './time-source';
import { openTodoSystem } from './todo-system';
import { type AppWindow, openWindow } from './window';
import { readBounds, rememberBounds } from './window-bounds';

/** An Allow sooner than this after the question appeared does not count, in ms. */
const CONSENT_ARMING_MS = 1_000;

/** How long the first picture waits for the plugins' keys, in ms. They are read while the window is being made. */
const FINDING_PATIENCE_MS = 300;

/** How long plugins can hold back the end of the application, in ms. */
const QUIT_PATIENCE_MS = 1_000;

/** How long what is said before a new start can be read, in ms. */
const READING_MS = 2_000;

const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

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
  {
    paths,
    version: app.getVersion(),
    openAdministration: openAlone,
    present: () => presentOf(startClock()),
    cwd: process.cwd(),
    workshop: () => openWorkshop(null),
    ready: () => app.whenReady(),
    home: os.homedir(),
    input: process.stdin,
    onInterrupt,
  },
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

/** Ctrl-C, a terminal that is closed, and a plain kill, for a command line that stays. */
function onInterrupt(deed: () => void): () => void {
  // Once Electron is ready, it takes the signals itself, as a wish to quit.
  const instead = (event: Electron.Event) => {
    event.preventDefault();
    deed();
  };
  app.on('before-quit', instead);
  for (const signal of INTERRUPTS) process.on(signal, deed);
  return () => {
    app.off('before-quit', instead);
    for (const signal of INTERRUPTS) process.off(signal, deed);
  };
}

/** The plugin system for a command line that finds no application running. */
async function openAlone(): Promise<OpenedAdministration> {
  if (existsSync(paths.home) && !app.requestSingleInstanceLock()) {
    throw new Error('to-tui is running and does not answer; its log says why');
  }
  const clock = startClock();
  const log = createLog({ file: paths.log, level: settings.logLevel, now: () => clock.now() });
  return openHeadless({
    paths,
    gallery: kitPlacesIn(app.getAppPath()).gallery,
    clock,
    log,
    spawn: spawnHost(),
    keychain: keychain(),
    ready: app.whenReady(),
  });
}

/** @throws Error with a sentence when TO_TUI_CLOCK says no moment */
function startClock(): Clock {
  const clock = clockFromSettings(settings, !app.isPackaged);
  if (!clock.ok) throw new Error(clock.error);
  return clock.value;
}

function openWorkshop(development: Development | null): Workshop {
  return {
    places: kitPlacesIn(app.getAppPath()),
    sandboxes: (parts) => createPluginRuntime({ spawn: spawnHost(), ...parts }),
    development,
  };
}

function spawnHost(): SpawnHost {
  return utilityProcessSpawner(new URL('./plugin-host.js', import.meta.url));
}

function keychain(): Keychain {
  const { keychain: wish } = settings;
  return openKeychain({ wish: wish ?? undefined, packaged: app.isPackaged, platform: process.platform });
}

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
  const config = openConfig({ folder: paths.home, log, after });
  // Before the database: the page's process starts meanwhile.
  const window = openWindow({ url: devUrl ?? `${APP_ORIGIN}/index.html`, log, screen: config.current() });
  const restored = applyPendingRestore({ paths, now: () => clock.value.now(), log });
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
  try {
    run({ clock: clock.value, log, config, database, window });
  } catch (error) {
    log.error('starting', error);
    giveUp(`Something is wrong with to-tui itself; ${paths.log} says what.`);
    return;
  }
  if (!restored.ok) void dialog.showMessageBox({ type: 'warning', message: restored.error });
  if (recovery !== null) {
    void dialog.showMessageBox({
      type: 'warning',
      message: 'The database was damaged',
      detail: `${recovery.todos} todos were saved into a new one. The damaged file is kept: ${recovery.quarantined}`,
    });
  }
}

/** What is there when the parts are joined. */
interface Started {
  readonly clock: Clock;
  readonly log: Log;
  readonly config: ConfigFile;
  readonly database: Database;
  readonly window: AppWindow;
}

/** Joins the parts. */
function run({ clock, log, config, database, window }: Started): void {
  const repository = new SqliteTodoRepository(database);
  const openDay = createOpenDay(clock);
  const store = new TodoStore({
    repository,
    clock: { now: () => clock.now(), today: openDay.today },
    newId: newTodoId,
    log,
  });
  if (settings.sample) plantSampleList(store, repository);
  const firstPaint = createFirstPaint();
  // What is said before the page listens would be said to nobody.
  const notify = (notice: Notice) => void firstPaint.painted.then(() => window.push('notified', notice));
  const say = (level: Notice['level'], text: string) =>
    notify({ level, text, plugin: null, durationMs: NOTICE_MS });
  const warn = (text: string) => say('warning', text);
  const plugins = openPluginSystem({
    paths,
    gallery: kitPlacesIn(app.getAppPath()).gallery,
    database,
    repository,
    store,
    clock,
    log,
    spawn: spawnHost(),
    around: firstPaint.delayLoads,
    ready: firstPaint.painted,
    keychain: keychain(),
    consent: new ConsentDesk({
      dialog: firstPaint.delayDialog(nativeConsentDialog(() => window.native)),
      nowMs: () => performance.now(),
      armingMs: app.isPackaged ? CONSENT_ARMING_MS : (settings.consentDelayMs ?? CONSENT_ARMING_MS),
    }),
    notices: {
      notify,
      pluginsChanged: (summaries) => window.push('plugins_changed', { plugins: summaries }),
      decorationsChanged: (decorations) => window.push('decorations_changed', { decorations }),
      work: (work) => window.push('work', work),
    },
    keptOff: (name) => config.current().config.disabledPlugins.includes(name),
    keymaps: () => coreKeymapsFor(config.current().config),
    previews: {
      ask: (question) => {
        window.push('preview_asked', question);
        return !window.native.isDestroyed();
      },
      withdraw: (id) => window.push('preview_withdrawn', { id }),
    },
  });

  const places = kitPlacesIn(app.getAppPath());
  const development = new Developments({
    home: paths.home,
    // Loaded when somebody develops: with it come the compilers.
    build: async (folder) =>
      (await import('./plugin/kit/build')).buildPlugin(folder, places, { traced: true }),
    writable: () =>
      plugins
        .summaries()
        .flatMap(({ name }) => writableFolders(name, plugins.accessOf(name)?.granted ?? [], os.homedir())),
    develop: (built, terms) => plugins.develop(built, terms),
    follow: (listener) => plugins.follow(listener),
    time: { now: () => clock.now(), steadyMs: () => performance.now(), after },
    zone: () => clock.zone(),
    tell: ({ text, tone }) => say(levelOf(tone), text),
    log,
  });
  const workshop = openWorkshop(development);

  const runTask = inThreads(new URL('./file-worker.js', import.meta.url));
  const todos = openTodoSystem({
    paths,
    database,
    store,
    clock,
    openDay,
    config,
    log,
    present: () => presentOf(clock),
    home: os.homedir(),
    push: (name, payload) => window.push(name, payload),
    say,
    notify: nativeReminders(Notification),
    focus: () => window.focus(),
    startAnew: () =>
      void after(READING_MS, () => {
        app.relaunch();
        app.quit();
      }),
    runTask,
  });
  const project = createShownProject(store, repository, () => config.current().config.lastUsedProject);
  const search = new SqliteSearch(database);
  const upkeep = createSearchUpkeep({ search, after, log });
  store.subscribe(() => upkeep.soon());
  void firstPaint.painted.then(() => upkeep.soon());

  routeRequests({
    ipc: ipcMain,
    isTrusted: (event) => isTrustedSender(event, devUrl === null ? undefined : originOf(devUrl)),
    handlers: requestHandlers({
      store,
      repository,
      plugins,
      pluginsFolder: paths.plugins,
      workshop,
      home: os.homedir(),
      present: () => presentOf(clock),
      warn,
      rollover: todos.rollover,
      overview: new SqliteOverview(database),
      search,
      statistics: (project, days) =>
        statisticsBy(runTask, {
          database: paths.database,
          request: { project, days, today: clock.today(), zone: clock.zone() },
        }),
      rememberProject: project.show,
      rememberDraft: (draft) => rememberDraft(repository, draft),
      turnDay: () => {
        const from = openDay.today();
        openDay.turn();
        plugins.dayChanged(from, openDay.today());
        todos.rollover.dayTurned();
      },
      bootstrap: async () => {
        openDay.turn();
        // So that a plugin's key works from the first moment on. A slow disk holds nobody up for long.
        await Promise.race([
          plugins.found,
          new Promise((resolve) => setTimeout(resolve, FINDING_PATIENCE_MS)),
        ]);
        const today = store.today();
        const open = plugins.openPreview();
        if (open !== null) window.push('preview_asked', open);
        return {
          version: app.getVersion(),
          today,
          page: openPage(store, repository, { project: project.shown(), date: today }, 0),
          projects: store.projects(),
          plugins: plugins.summaries(),
          decorations: plugins.decorations(),
          config: config.current(),
          commands: keptCommands(repository),
          draft: keptDraft(repository, (id) => store.find(id) !== undefined),
        };
      },
      command: (words, target) => todos.run(words, target),
      rememberCommand: (line) => rememberCommand(repository, line),
      saveConfig: (key, value) => config.save(key, value),
      cancelWork: (id) => {
        todos.files.cancel(id);
        plugins.cancelRun(id);
      },
      logPath: paths.log,
      copy: (text) => void Promise.resolve(clipboard.writeText(text)),
      painted: (rows) => {
        if (settings.printScreen) printScreen(rows, (text) => process.stdout.write(text));
        window.show();
        firstPaint.happened();
        todos.rollover.started(project.shown());
      },
      close: () => window.close(),
      quit: () => app.quit(),
    }),
    log,
  });
  config.subscribe((changed) => {
    void plugins.configChanged();
    window.follow(changed);
    window.push('config_changed', changed);
  });
  void firstPaint.painted.then(() => todos.reminders.start());
  store.subscribe((committed) => window.push('changed', changedPush(committed)));
  clock.onMidnight((today) => window.push('day_changed', { today }));
  // Sleep, and a clock or a zone that somebody set, show at the latest when the window is looked at.
  const lookAtClock = () => {
    clock.refresh();
    todos.reminders.refresh();
  };
  powerMonitor.on('resume', lookAtClock);
  powerMonitor.on('unlock-screen', lookAtClock);
  app.on('browser-window-focus', lookAtClock);

  const bounds = readBounds(repository);
  if (bounds !== undefined) window.restore(bounds);
  window.listen({
    onBounds: (now) => rememberBounds(repository, now),
    onClosing: () => window.push('closing', undefined),
  });
  if (settings.safe) warn('Started with --safe: no plugin runs. P shows them.');
  plugins.loadAll({ safe: settings.safe }).catch((error: unknown) => log.error('loading the plugins', error));
  const hearing = hearCommandLines({
    paths,
    clock,
    log,
    administration: plugins,
    workshop,
    app: { document: store, files: todos.files, newId: newTodoId },
  });
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
  const patience = () => new Promise((resolve) => setTimeout(resolve, QUIT_PATIENCE_MS));
  const endings: readonly Ending[] = [
    ['developing plugins', () => development.dispose()],
    ['the todo system', () => todos.dispose()],
    ['the upkeep of the search', () => upkeep.dispose()],
    ['the configuration', () => config.dispose()],
    ['the clock', () => clock.dispose()],
    ['hearing command lines', () => void hearing.then((end) => end())],
    ['the plugins', () => Promise.race([plugins.dispose(), patience()])],
    ['the store', () => store.dispose()],
    ['the database', () => database.close()],
  ];
  // Quitting waits for all that, and ends then, whatever went wrong: a process that stays holds the lock.
  app.once('will-quit', (event) => {
    event.preventDefault();
    void endInOrder(endings, log).then(() => app.exit(0));
  });
}

/** Says why there is nothing to start, where a user looks and where a script does. */
function giveUp(message: string): void {
  process.stderr.write(`to-tui: ${message}\n`);
  dialog.showErrorBox('to-tui cannot start', message);
  app.exit(1);
}
