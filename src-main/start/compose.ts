/**
 * Joins the parts of the application with its window, one after the other; each join is a file beside this one. What
 * joins them without a window is `headless.ts`.
 */
import { app } from 'electron';
import { hearCommandLines } from '../hear-command-lines';
import { newTodoId } from '../ids';
import { createSearchUpkeep } from '../storage/search-upkeep';
import { SqliteSearch } from '../storage/sqlite-search';
import { after } from '../time-source';
import { readBounds, rememberBounds } from '../window-bounds';
import { followWorld } from './follow-world';
import { groundOf, type Opened } from './ground';
import { joinPlugins } from './join-plugins';
import { joinRequests } from './join-requests';
import { joinTodos } from './join-todos';
import { joinWorkshop } from './join-workshop';
import { endAtQuit } from './quit';

/** See the head of this file. */
export function compose(opened: Opened): void {
  const ground = groundOf(opened);
  const { launch, log, window, config, database, store, repository, firstPaint, clock } = ground;
  const { paths, settings } = launch;
  const plugins = joinPlugins(ground);
  const { development, workshop } = joinWorkshop(ground, plugins);
  const { todos, runTask } = joinTodos(ground);
  const search = new SqliteSearch(database);
  const upkeep = createSearchUpkeep({ search, after, log });
  store.subscribe(() => upkeep.soon());
  void firstPaint.painted.then(() => upkeep.soon());
  joinRequests(ground, { plugins, workshop, todos, runTask, search });
  followWorld(ground, { plugins, todos });

  const bounds = readBounds(repository);
  if (bounds !== undefined) window.restore(bounds);
  window.listen({
    onBounds: (now) => rememberBounds(repository, now),
    onClosing: () => window.push('closing', undefined),
  });
  if (settings.safe) ground.speaker.warn('Started with --safe: no plugin runs. P shows them.');
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
  endAtQuit({ log, config, clock, store, database, development, todos, upkeep, hearing, plugins });
}
