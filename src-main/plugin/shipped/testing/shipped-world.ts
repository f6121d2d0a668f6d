/** A shipped plugin, installed in a world in which only the user, the clock and names are played. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import type { SettingValue } from '../../../../src-core/plugin/settings';
import { TODAYS_LIST } from '../../../../src-core/todo/testing/list-notation';
import type { ListKey } from '../../../../src-core/todo/todo';
import { createOutside } from '../../../outside/outside';
import type { OutsideParts } from '../../../outside/outside-parts';
import { SqliteAuditRepository } from '../../../storage/sqlite-audit';
import { SqlitePluginPolicyRepository } from '../../../storage/sqlite-plugin-policies';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from '../../../storage/sqlite-plugin-repositories';
import { SqlitePluginSecretRepository } from '../../../storage/sqlite-plugin-secrets';
import { SqlitePluginSettingsRepository } from '../../../storage/sqlite-plugin-settings';
import { SqliteRecordingRepository } from '../../../storage/sqlite-recordings';
import { adding, openWorld, rowOf, shown, type World } from '../../../storage/testing/world';
import { documentPort, listSource } from '../../../store/ports';
import { openPlugins, type PluginWorld } from '../../testing/plugin-world';

/** A plugin that is on, and what its user does and sees. */
export interface Shipped extends PluginWorld {
  readonly world: World;
  /** Today's list of the first project. */
  rows(): string[];
  add(...contents: string[]): void;
  /** Runs an action with the cursor on the row of that content. */
  act(action: string, on?: string, list?: ListKey): Promise<void>;
  /** The badges on rows, `content: text`. */
  badges(): string[];
  /** Starts the application anew. */
  restart(): Promise<Shipped>;
}

/** How it is opened. */
export interface ShippedOptions {
  readonly settings?: Readonly<Record<string, SettingValue | null>>;
  readonly secrets?: Readonly<Record<string, string | null>>;
  /** Changes the manifest's text. */
  readonly manifest?: (text: string) => string;
  readonly outside?: Partial<OutsideParts>;
  readonly world?: World;
}

/** Installs, allows and starts the plugin that was built into a folder of its name. */
export async function openShipped(built: string, options: ShippedOptions = {}): Promise<Shipped> {
  const name = basename(built);
  const world = options.world ?? openWorld({ fast: true });
  const folder = join(world.paths.plugins, name);
  cpSync(built, folder, { recursive: true });
  const manifest = join(folder, 'manifest.toml');
  writeFileSync(manifest, (options.manifest ?? String)(readFileSync(manifest, 'utf8')));
  const shipped = await openIn(world, name, options);
  const { manager, answers, state } = shipped;
  if (options.settings || options.secrets) {
    const saved = await manager.saveSettings(name, options.settings ?? {}, options.secrets ?? {});
    expect(saved).toMatchObject({ ok: true });
  }
  answers.push('allow');
  await manager.enable(name);
  expect(state(name)).toBe('enabled');
  return shipped;
}

async function openIn(world: World, name: string, options: ShippedOptions): Promise<Shipped> {
  const { database, paths, store } = world;
  const outside = createOutside({
    access: (plugin) => plugins.manager.accessOf(plugin),
    askMore: (plugin, permission, signal) => plugins.manager.askMore(plugin, permission, signal),
    dataFolder: (plugin) => join(paths.home, 'data', plugin),
    home: paths.home,
    closed: [],
    env: { PATH: process.env.PATH },
    secrets: { read: (plugin, secret) => plugins.manager.secret(plugin, secret) },
    audit: (_plugin, run, reached) => plugins.manager.noteReached(run, reached),
    ...options.outside,
  });
  const plugins = await openPlugins({
    folder: paths.plugins,
    document: documentPort(store),
    lists: listSource(store),
    grants: new SqliteGrantRepository(database),
    states: new SqlitePluginStateRepository(database),
    metadata: new SqlitePluginMetadataReader(database),
    policies: new SqlitePluginPolicyRepository(database),
    settings: new SqlitePluginSettingsRepository(database),
    secrets: new SqlitePluginSecretRepository(database),
    audit: new SqliteAuditRepository(database),
    recordings: new SqliteRecordingRepository(database),
    outside,
  });
  await plugins.manager.loadAll();
  return {
    ...plugins,
    world,
    rows: () => shown(world, TODAYS_LIST),
    add: (...contents) => {
      const commands = contents.map((content) => adding(TODAYS_LIST, content));
      expect(store.dispatch(commands, { kind: 'user' }).ok).toBe(true);
    },
    act: (action, on, list = TODAYS_LIST) => {
      const selected = on === undefined ? null : rowOf(world, list, on).id;
      return plugins.manager.invoke(name, action, { list, selected });
    },
    badges: () =>
      plugins.manager.decorations().map(({ todoId, text }) => `${store.find(todoId)?.content}: ${text}`),
    restart: async () => {
      await plugins.manager.dispose();
      return openIn(world.reopen(), name, options);
    },
  };
}
