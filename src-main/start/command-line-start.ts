/** A start with words behind the name: what they ask for is done by `cli`, here it is given what only Electron has. */
import { existsSync } from 'node:fs';
import os from 'node:os';
import { app } from 'electron';
import { type OpenedAdministration, runCommandLine } from '../cli/command-line';
import type { Clock } from '../clock';
import { openHeadless } from '../headless';
import { presentOf } from '../hear-command-lines';
import { createLog } from '../log';
import { keychainOf, kitPlaces, openWorkshop, spawnHost } from './electron-parts';
import { clockOf, type Launch } from './launch';

const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does it and returns the exit code; undefined when a window is wanted. */
export function doWhatWordsAsk(words: readonly string[], launch: Launch): Promise<number | undefined> {
  return runCommandLine(
    words,
    {
      paths: launch.paths,
      version: app.getVersion(),
      openAdministration: () => openAlone(launch),
      present: () => presentOf(startClock(launch)),
      cwd: process.cwd(),
      workshop: () => openWorkshop(launch, null),
      ready: () => app.whenReady(),
      home: os.homedir(),
      input: process.stdin,
      onInterrupt,
    },
    {
      out: (text) => process.stdout.write(text),
      error: (text) => process.stderr.write(text),
    },
  );
}

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
async function openAlone(launch: Launch): Promise<OpenedAdministration> {
  const { paths, settings } = launch;
  if (existsSync(paths.home) && !app.requestSingleInstanceLock()) {
    throw new Error('to-tui is running and does not answer; its log says why');
  }
  const clock = startClock(launch);
  return openHeadless({
    paths,
    gallery: kitPlaces().gallery,
    clock,
    log: createLog({ file: paths.log, level: settings.logLevel, now: () => clock.now() }),
    spawn: spawnHost(launch),
    keychain: keychainOf(launch),
    ready: app.whenReady(),
  });
}

/** @throws Error with a sentence when TO_TUI_CLOCK says no moment */
function startClock(launch: Launch): Clock {
  const clock = clockOf(launch);
  if (!clock.ok) throw new Error(clock.error);
  return clock.value;
}
