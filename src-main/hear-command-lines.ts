import os from 'node:os';
import type { Present } from '../src-core/plugin/moment-words';
import type { CommandAnswer } from '../src-core/plugin/report';
import { DEFAULT_PROJECT } from '../src-core/todo/todo';
import { runAppVerb } from './app-verbs/run-app-verb';
import type { AppVerbContext } from './app-verbs/verb-context';
import type { Clock } from './clock';
import { controlPlace } from './control/control-place';
import type { ControlRequest } from './control/control-protocol';
import { startControl } from './control/control-server';
import type { Log } from './log';
import type { Paths } from './paths';
import type { PluginAdministration } from './plugin/administration';
import type { Workshop } from './plugin/kit/workshop';
import { runPluginVerb } from './plugin/verbs/run-plugin-verb';

/** What command lines are answered with. */
export interface HearingParts {
  readonly paths: Paths;
  readonly clock: Clock;
  readonly log: Log;
  readonly administration: PluginAdministration;
  readonly workshop: Workshop;
  /** The document and the files that command lines work on. */
  readonly app: Pick<AppVerbContext, 'document' | 'files' | 'newId'>;
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
  const { paths, log } = parts;
  const started = await startControl({
    place: controlPlace(paths.home),
    answer: (request) => answer(request, parts),
    failed: (error) => log.error('answering a command line', error),
  });
  if (started.ok) return started.value;
  log.warn(`command lines cannot reach this window: ${started.error}`);
  return async () => undefined;
}

function answer(request: ControlRequest, parts: HearingParts): Promise<CommandAnswer> {
  const { paths, clock, administration, app } = parts;
  const present = presentOf(clock);
  const { words, cwd } = request;
  const home = os.homedir();
  if (request.version === 1) {
    return runPluginVerb(words, {
      ...present,
      administration,
      target: { list: { project: DEFAULT_PROJECT, date: present.today }, selected: null },
      cwd,
      home,
      pluginsFolder: paths.plugins,
      workshop: parts.workshop,
      from: 'terminal',
      given: new Map(Object.entries(request.given ?? {})),
    });
  }
  return runAppVerb(words, {
    ...present,
    ...app,
    settings: null,
    screen: null,
    target: { list: { project: DEFAULT_PROJECT, date: app.document.today() }, selected: null },
    cwd,
    home,
    ...(request.input === undefined ? {} : { input: request.input }),
  });
}
