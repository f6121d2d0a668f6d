import os from 'node:os';
import type { Present } from '../src-core/plugin/moment-words';
import { DEFAULT_PROJECT } from '../src-core/todo/todo';
import type { Clock } from './clock';
import { controlPlace } from './control/control-place';
import { startControl } from './control/control-server';
import type { Log } from './log';
import type { Paths } from './paths';
import type { PluginAdministration } from './plugin/administration';
import { runPluginVerb } from './plugin/verbs/run-plugin-verb';

/** What command lines are answered with. */
export interface HearingParts {
  readonly paths: Paths;
  readonly clock: Clock;
  readonly log: Log;
  readonly administration: PluginAdministration;
}

/** What “now” and “today” mean by that clock. */
export function presentOf(clock: Clock): Present {
  return { now: clock.now(), today: clock.today(), zone: clock.zone() };
}

/**
 * Does what command lines ask for while the application runs; without it the log says why they cannot. Resolves with
 * the disposer.
 */
export async function hearCommandLines(parts: HearingParts): Promise<() => Promise<void>> {
  const { paths, clock, log, administration } = parts;
  const started = await startControl({
    place: controlPlace(paths.home),
    answer: ({ words, cwd, given }) => {
      const present = presentOf(clock);
      return runPluginVerb(words, {
        ...present,
        administration,
        target: { list: { project: DEFAULT_PROJECT, date: present.today }, selected: null },
        cwd,
        home: os.homedir(),
        pluginsFolder: paths.plugins,
        from: 'terminal',
        given: new Map(Object.entries(given ?? {})),
      });
    },
    failed: (error) => log.error('answering a command line', error),
  });
  if (started.ok) return started.value;
  log.warn(`command lines cannot reach this window: ${started.error}`);
  return async () => undefined;
}
