/**
 * A shipped plugin, built from its source and running in an application of its own, and what a user does and sees
 * there: a real sandbox, a real database, real files, sockets and programs. For tests only.
 */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { DEFAULT_POLICY, type PluginPolicy } from '../../../../src-core/plugin/plugin-policy';
import type { SettingValue } from '../../../../src-core/plugin/settings';
import type { Command } from '../../../../src-core/todo/command';
import { TODAYS_LIST } from '../../../../src-core/todo/testing/list-notation';
import type { ListKey, TodoId } from '../../../../src-core/todo/todo';
import { adding, openWorld, rowOf, shown, type World } from '../../../storage/testing/world';
import type { PluginWorld } from '../../testing/plugin-world';
import { openPluginsIn, storedBy } from '../../testing/plugins-in-world';

/** An application with one plugin. Rows are those of today's list of the first project, named by their content. */
export interface Shipped extends PluginWorld {
  readonly world: World;
  /** The user's home, absolute. */
  readonly home: string;
  /** The list as the tests of the domain write it. */
  rows(): string[];
  /** What stands on rows, `content: style text`. */
  badges(): string[];
  /** What the plugin stored: `key`, or `content: key` for what belongs to a todo. */
  stored(): Record<string, string>;
  /** Runs an action, with the cursor on a row or on none. */
  act(action: string, on?: string, list?: ListKey): Promise<void>;
  /** Presses a key of the list; told to plugins after its own deed. */
  press(key: string, on?: string): Promise<void>;
  /** The user does something; resolves when the plugin has answered. */
  does(...commands: readonly Command[]): Promise<void>;
  adds(...contents: readonly string[]): Promise<void>;
  /** Marks rows as done, or as not done. */
  toggles(...rows: readonly string[]): Promise<void>;
  /** Milliseconds pass; resolves when the plugin has answered. */
  passes(ms: number): Promise<void>;
  /** Closes the application and starts it again. */
  restart(): Promise<Shipped>;
}

/** What a test has otherwise. */
export interface ShippedOptions {
  /** Rows that are there before the plugin is. */
  readonly rows?: readonly string[];
  readonly settings?: Readonly<Record<string, SettingValue | null>>;
  readonly secrets?: Readonly<Record<string, string | null>>;
  /** Changes the manifest's text. */
  readonly manifest?: (text: string) => string;
  /** When the user wants previews, if not as usual. */
  readonly preview?: PluginPolicy['preview'];
  /** Whether it is on after that; it is, when left out. */
  readonly isOn?: boolean;
}

/** Starts with the plugin that was built into a folder of its name, allows what it asks for, and fills in its settings. */
export async function openShipped(built: string, options: ShippedOptions = {}): Promise<Shipped> {
  const name = basename(built);
  const world = openWorld({ fast: true });
  place(built, world, options.manifest ?? String);
  if (options.rows) addRows(world, options.rows);
  const shipped = await openIn(world, name, temporaryHome());
  const { manager, answers, notices, state } = shipped;
  answers.push('allow');
  await manager.loadAll();
  if (options.settings || options.secrets) {
    const saved = await manager.settings.save(name, options.settings ?? {}, options.secrets ?? {});
    expect(saved).toMatchObject({ ok: true });
  }
  if (options.preview)
    await manager.settings.setPolicy(name, { ...DEFAULT_POLICY, preview: options.preview });
  await manager.idle();
  if (options.isOn ?? true) expect(state(name)).toBe('enabled');
  // That it is new is said of every plugin; the tests are about what the plugin says.
  notices.splice(0, notices.length, ...notices.filter((notice) => notice.startsWith(`${name}: `)));
  return shipped;
}

async function openIn(world: World, name: string, home: string): Promise<Shipped> {
  const env = { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8' };
  const plugins = await openPluginsIn(world, { reaching: { home, closed: [world.paths.home], env } });
  const { manager, time } = plugins;
  const at = (on?: string, list = TODAYS_LIST) => ({
    list,
    selected: on === undefined ? null : rowOf(world, list, on).id,
  });
  const toggling = (row: string) => ({ type: 'toggle_todo', id: rowOf(world, TODAYS_LIST, row).id }) as const;
  const does = async (...commands: readonly Command[]) => {
    expect(world.store.dispatch(commands, { kind: 'user' })).toMatchObject({ ok: true });
    await manager.idle();
  };
  return {
    ...plugins,
    world,
    home,
    rows: () => shown(world, TODAYS_LIST),
    badges: () =>
      manager.decorations().map(({ todoId, style, text }) => `${contentOf(world, todoId)}: ${style} ${text}`),
    stored: () => storedBy(world, name),
    act: (action, on, list) => manager.runs.invoke(name, action, at(on, list)),
    press: async (key, on) => {
      manager.runs.keyPressed(key, at(on));
      await manager.idle();
    },
    does,
    adds: (...contents) => does(...contents.map((content) => adding(TODAYS_LIST, content))),
    toggles: (...rows) => does(...rows.map(toggling)),
    passes: async (ms) => {
      await time.advance(ms);
      await manager.idle();
    },
    restart: async () => {
      await manager.dispose();
      const again = await openIn(world.reopen(), name, home);
      await again.manager.loadAll();
      await again.manager.idle();
      return again;
    },
  };
}

function place(built: string, { paths }: World, change: (text: string) => string): void {
  const folder = join(paths.plugins, basename(built));
  cpSync(built, folder, { recursive: true });
  const manifest = join(folder, 'manifest.toml');
  writeFileSync(manifest, change(readFileSync(manifest, 'utf8')));
}

function addRows(world: World, rows: readonly string[]): void {
  const commands = rows.map((content) => adding(TODAYS_LIST, content));
  expect(world.store.dispatch(commands, { kind: 'user' })).toMatchObject({ ok: true });
}

function temporaryHome(): string {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'to-tui-home-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

function contentOf(world: World, id: TodoId): string {
  return world.store.find(id)?.content ?? 'no todo';
}
