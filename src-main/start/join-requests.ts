import os from 'node:os';
import { app, clipboard, ipcMain } from 'electron';
import { rememberCommand } from '../command-memory';
import { rememberDraft } from '../draft-memory';
import { statisticsBy } from '../files/statistics-task';
import { presentOf } from '../hear-command-lines';
import { routeRequests } from '../ipc-router';
import type { Workshop } from '../plugin/kit/workshop';
import type { PluginManager } from '../plugin/manager';
import { printScreen } from '../print-screen';
import { requestHandlers } from '../requests/request-handlers';
import { isTrustedSender, originOf } from '../security';
import { createShownProject } from '../shown-project';
import { SqliteOverview } from '../storage/sqlite-overview';
import type { SqliteSearch } from '../storage/sqlite-search';
import { bootstrapFor } from './bootstrap';
import type { Ground } from './ground';
import type { JoinedTodos } from './join-todos';

/** Those who answer the window's requests. */
export interface Answering extends JoinedTodos {
  readonly plugins: PluginManager;
  readonly workshop: Workshop;
  readonly search: SqliteSearch;
}

/** Joins every request of the window to who answers it. */
export function joinRequests(ground: Ground, answering: Answering): void {
  const { launch, clock, config, repository, store, openDay, window, firstPaint } = ground;
  const { plugins, workshop, todos, runTask, search } = answering;
  const { paths, settings, devUrl } = launch;
  const project = createShownProject(store, repository, () => config.current().config.lastUsedProject);
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
      warn: ground.speaker.warn,
      rollover: todos.rollover,
      overview: new SqliteOverview(ground.database),
      search,
      statistics: (shown, days) =>
        statisticsBy(runTask, {
          database: paths.database,
          request: { project: shown, days, today: clock.today(), zone: clock.zone() },
        }),
      rememberProject: project.show,
      rememberDraft: (draft) => rememberDraft(repository, draft),
      turnDay: () => {
        const from = openDay.today();
        openDay.turn();
        plugins.dayChanged(from, openDay.today());
        todos.rollover.dayTurned();
      },
      bootstrap: () => bootstrapFor(ground, { plugins, project: project.shown }),
      command: (words, target) => todos.run(words, target),
      rememberCommand: (line) => rememberCommand(repository, line),
      saveConfig: (key, value) => config.save(key, value),
      cancelWork: (id) => {
        todos.files.cancel(id);
        plugins.runs.cancel(id);
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
    log: ground.log,
  });
}
