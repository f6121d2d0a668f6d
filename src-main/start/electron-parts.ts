/** The parts that only Electron can make, for a window and for a command line alike. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { openKeychain } from '../keychain';
import type { Keychain } from '../outside/keychain-port';
import { type Development, type KitPlaces, kitPlacesIn, type Workshop } from '../plugin/kit/workshop';
import type { SpawnHost, SpawnWays } from '../plugin-host/host-process';
import { createPluginRuntime } from '../plugin-host/runtime';
import { utilityProcessSpawner } from '../plugin-host/spawn-utility-process';
import type { Launch } from './launch';

/** Where a file of the built main process lies. */
export function inBundle({ bundle }: Pick<Launch, 'bundle'>, file: string): URL {
  return pathToFileURL(path.join(bundle, file));
}

/** Starts the process of the sandboxes. */
export function spawnHost(launch: Launch, ways: SpawnWays = {}): SpawnHost {
  return utilityProcessSpawner(inBundle(launch, 'plugin-host.js'), ways);
}

/** The keychain of the system, or what the start asks for in its place. */
export function keychainOf({ settings }: Launch): Keychain {
  const { keychain: wish } = settings;
  return openKeychain({ wish: wish ?? undefined, packaged: app.isPackaged, platform: process.platform });
}

/** Where the kit and the shipped plugins lie. */
export function kitPlaces(): KitPlaces {
  return kitPlacesIn(app.getAppPath());
}

/** What verbs for authors need. @param development null without a window */
export function openWorkshop(launch: Launch, development: Development | null): Workshop {
  return {
    places: kitPlaces(),
    // Without a window nobody waits for keys, but somebody for this.
    sandboxes: (parts) =>
      createPluginRuntime({ spawn: spawnHost(launch, { keepsUp: development === null }), ...parts }),
    development,
  };
}
