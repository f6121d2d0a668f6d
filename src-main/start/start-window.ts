/**
 * From the lock to a window that loads its page, and then to the application behind it. The page's process takes longer
 * to start than everything else takes to open, so the window comes first. Both in one turn: no request of the page can
 * come before there is somebody to answer it.
 */
import path from 'node:path';
import { app, protocol, session } from 'electron';
import { serveApp } from '../app-protocol';
import { createLog } from '../log';
import { installMenu } from '../menu';
import { createDirectories } from '../paths';
import { APP_ORIGIN, denyPermissions } from '../security';
import { openWindow } from '../window';
import { giveUp } from './give-up';
import { clockOf, type Launch } from './launch';
import { openApplication } from './open-application';

/** Opens the window, unless one is open on the same data directory: that one comes forward, and this process ends. */
export async function startWindow(launch: Launch): Promise<void> {
  const { paths, settings, bundle } = launch;
  // The lock lives in the data directory: where that cannot be made, nobody else is running, but nobody can.
  const folders = createDirectories(paths);
  if (folders.ok && !app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  // Before Electron is ready: it makes a menu of its own for who has not said by then.
  installMenu(process.platform);
  await app.whenReady();
  if (!folders.ok) return giveUp(folders.error);
  const clock = clockOf(launch);
  if (!clock.ok) return giveUp(clock.error);
  const log = createLog({ file: paths.log, level: settings.logLevel, now: () => clock.value.now() });
  process.on('unhandledRejection', (reason) => log.error('a promise was rejected and nobody cared', reason));
  denyPermissions(session.defaultSession);
  serveApp(protocol, path.join(bundle, '../renderer'));
  const window = openWindow({
    url: launch.devUrl ?? `${APP_ORIGIN}/index.html`,
    preload: path.join(bundle, '../preload/index.cjs'),
    log,
  });
  try {
    openApplication({ launch, clock: clock.value, log, window });
  } catch (error) {
    log.error('starting', error);
    giveUp(`Something is wrong with to-tui itself; ${paths.log} says what.`);
  }
}
