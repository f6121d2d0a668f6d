/** A shipped plugin, built from its source, in an application of its own: real sandbox, real database. For tests only. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { SettingValue } from '../../../../src-core/plugin/settings';
import type { Command } from '../../../../src-core/todo/command';
import { TODAYS_LIST } from '../../../../src-core/todo/testing/list-notation';
import type { TodoId } from '../../../../src-core/todo/todo';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from '../../../storage/sqlite-plugin-repositories';
import { adding, openWorld, rowOf, type World } from '../../../storage/testing/world';
import { documentPort, listSource } from '../../../store/ports';
import type { AnswerOutside } from '../../plugin-runtime';
import { openPlugins, type PluginWorld } from '../../testing/plugin-world';

/** An application with one plugin, and what a user does in it. */
export interface ShippedWorld extends PluginWorld {
  readonly world: World;
  /** Runs an action with the cursor on the row of that content. */
  act(action: string, on?: string): Promise<void>;
  /** Presses a key of the list; told to plugins after its own deed. */
  press(key: string, on?: string): Promise<void>;
  /** The user does something; resolves when the plugin has heard of it. */
  does(...commands: readonly Command[]): Promise<void>;
  /** Adds rows for the user. */
  adds(...rows: readonly string[]): Promise<void>;
  /** Marks rows as done, or as not done. */
  toggles(...rows: readonly string[]): Promise<void>;
  /** What stands on rows, `content: style text`. */
  badges(): string[];
  /** What the plugin stored by itself, not with a todo. */
  stored(): Record<string, string>;
  /** Closes the application and starts it again. */
  restart(): Promise<ShippedWorld>;
}

/** What a test has otherwise. */
export interface ShippedParts {
  readonly world?: World;
  readonly settings?: Readonly<Record<string, SettingValue | null>>;
  readonly rows?: readonly string[];
  /** Answers for what lies outside; given the world that is being opened. */
  readonly outside?: (opened: () => PluginWorld, world: World) => AnswerOutside;
}

/** Installs the plugin that was built into a folder of its name, allows what it asks for, and starts. */
export async function openShipped(built: string, parts: ShippedParts = {}): Promise<ShippedWorld> {
  const world = parts.world ?? openWorld({ fast: true });
  const name = path.basename(built);
  cpSync(built, path.join(world.paths.plugins, name), { recursive: true });
  const commands = (parts.rows ?? []).map((content) => adding(TODAYS_LIST, content));
  if (commands.length > 0) expect(world.store.dispatch(commands, { kind: 'user' }).ok).toBe(true);
  return start(name, world, parts);
}

async function start(name: string, world: World, parts: ShippedParts): Promise<ShippedWorld> {
  const metadata = new SqlitePluginMetadataReader(world.database);
  const outside = parts.outside?.(() => plugins, world);
  const plugins: PluginWorld = await openPlugins({
    folder: world.paths.plugins,
    document: documentPort(world.store),
    lists: listSource(world.store),
    grants: new SqliteGrantRepository(world.database),
    states: new SqlitePluginStateRepository(world.database),
    metadata,
    ...(outside ? { outside } : {}),
  });
  const { manager } = plugins;
  plugins.answers.push('allow');
  await manager.loadAll();
  // That it is new is said of every plugin; the tests are about what the plugin says.
  const own = plugins.notices.filter((notice) => notice.startsWith(`${name}: `));
  plugins.notices.splice(0, plugins.notices.length, ...own);
  if (parts.settings) await manager.saveSettings(name, parts.settings, {});
  await manager.idle();
  const idOf = (on?: string): TodoId | null => (on === undefined ? null : rowOf(world, TODAYS_LIST, on).id);
  const does = async (...commands: readonly Command[]) => {
    expect(world.store.dispatch([...commands], { kind: 'user' })).toMatchObject({ ok: true });
    await manager.idle();
  };
  return {
    ...plugins,
    world,
    act: (action, on) => manager.invoke(name, action, { list: TODAYS_LIST, selected: idOf(on) }),
    press: async (key, on) => {
      manager.keyPressed(key, { list: TODAYS_LIST, selected: idOf(on) });
      await manager.idle();
    },
    does,
    adds: (...rows) => does(...rows.map((content) => adding(TODAYS_LIST, content))),
    toggles: (...rows) => does(...rows.map((row) => ({ type: 'toggle_todo', id: idOf(row) ?? '' }) as const)),
    badges: () =>
      manager
        .decorations()
        .map(({ todoId, style, text }) => `${world.store.find(todoId)?.content}: ${style} ${text}`),
    stored: () =>
      Object.fromEntries(
        metadata
          .metadataOf(name)
          .filter(({ todoId }) => todoId === null)
          .map(({ key, value }) => [key, value]),
      ),
    restart: async () => {
      await manager.dispose();
      return start(name, world.reopen(), parts);
    },
  };
}
