import os from 'node:os';
import { Developments } from '../plugin/kit/development/development';
import { levelOf } from '../plugin/kit/development/session-words';
import { writableFolders } from '../plugin/kit/development/written-by-plugins';
import type { Workshop } from '../plugin/kit/workshop';
import type { PluginManager } from '../plugin/manager';
import { after } from '../time-source';
import { kitPlaces, openWorkshop } from './electron-parts';
import type { Ground } from './ground';

/** What authors of plugins work with while the window is open. */
export interface JoinedWorkshop {
  readonly development: Developments;
  readonly workshop: Workshop;
}

/** Joins it to the plugins that are installed. */
export function joinWorkshop(ground: Ground, plugins: PluginManager): JoinedWorkshop {
  const { launch, clock, log, speaker } = ground;
  const development = new Developments({
    home: launch.paths.home,
    // Loaded when somebody develops: with it come the compilers.
    build: async (folder, ways) =>
      (await import('../plugin/kit/build')).buildPlugin(folder, kitPlaces(), { traced: true, ...ways }),
    writable: () =>
      plugins
        .summaries()
        .flatMap(({ name }) =>
          writableFolders(name, plugins.reach.accessOf(name)?.granted ?? [], os.homedir()),
        ),
    develop: (built, terms) => plugins.packages.develop(built, terms),
    follow: (listener) => plugins.follow(listener),
    time: { now: () => clock.now(), steadyMs: () => performance.now(), after },
    zone: () => clock.zone(),
    tell: ({ text, tone }) => speaker.say(levelOf(tone), text),
    log,
  });
  return { development, workshop: openWorkshop(launch, development) };
}
