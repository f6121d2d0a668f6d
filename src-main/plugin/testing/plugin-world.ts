/** A plugin system for tests: real sandboxes, a real folder; only the user and the clock are played. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { coreKeyTaken } from '../../../src-core/keymap/keymap';
import { err } from '../../../src-core/lib/result';
import type { PluginSummary } from '../../../src-core/plugin/plugin-summary';
import type { PreviewQuestion } from '../../../src-core/plugin/preview';
import type { Work } from '../../../src-core/todo/days';
import type { HostProcess } from '../../plugin-host/host-process';
import { createPluginRuntime } from '../../plugin-host/runtime';
import { childProcessSpawner } from '../../plugin-host/spawn-child-process';
import { hostBundle } from '../../plugin-host/testing/bundle';
import { ConsentDesk, type DialogAnswer } from '../consent';
import type { ConsentQuestion } from '../consent-text';
import { PluginManager, type PluginManagerParts } from '../manager';
import type { AnswerOutside, ListSource, PluginRuntime } from '../plugin-runtime';
import { StartSuspect } from '../start-suspect';
import {
  memoryAudit,
  memoryPolicies,
  memoryRecordings,
  memorySecrets,
  memorySettings,
  memoryTrials,
  PLAYED_KEYCHAIN,
} from './memory-repositories';
import { type PlayedTime, playedTime } from './played-time';

/** What the database and the document give; what is left out is kept in memory. */
export type WorldParts = Pick<PluginManagerParts, 'folder' | 'document' | 'grants' | 'states' | 'metadata'> &
  Partial<PluginManagerParts> & {
    readonly lists: ListSource;
    readonly outside?: AnswerOutside;
  };

/** A plugin system and what the user sees of it. */
export interface PluginWorld {
  readonly manager: PluginManager;
  readonly runtime: PluginRuntime;
  /** Stands still until it is moved. */
  readonly time: PlayedTime;
  /** Ends the process in which the plugins are, as a crash would. */
  readonly killHost: () => void;
  /** Messages so far, `plugin: text`. */
  readonly notices: string[];
  readonly logged: string[];
  /** What was told of runs that are waited for. */
  readonly works: Work[];
  /** Questions so far. */
  readonly asked: ConsentQuestion[];
  /** Answers to give next; without one the user says no. */
  readonly answers: (DialogAnswer | Promise<DialogAnswer>)[];
  /** Previews that were pushed to the window, and the ids of those withdrawn. Nobody answers unless the test does. */
  readonly previews: PreviewQuestion[];
  readonly withdrawn: string[];
  /** What the view shows of a plugin: `state`, or `state: reason`. */
  state(name: string): string;
  summary(name: string): PluginSummary;
}

/** Opens it; nothing is loaded yet. Everything ends with the running test. */
export async function openPlugins(parts: WorldParts): Promise<PluginWorld> {
  const { host } = await hostBundle();
  const processes: HostProcess[] = [];
  const spawn = () => {
    const process = childProcessSpawner(host, { keepsUp: true })();
    processes.push(process);
    return process;
  };
  const { outside } = parts;
  const runtime = createPluginRuntime({ spawn, lists: parts.lists, ...(outside && { outside }) });
  const [notices, logged, asked]: [string[], string[], ConsentQuestion[]] = [[], [], []];
  const works: Work[] = [];
  const [previews, withdrawn]: [PreviewQuestion[], string[]] = [[], []];
  const answers: (DialogAnswer | Promise<DialogAnswer>)[] = [];
  const time = playedTime();
  const consent = new ConsentDesk({
    dialog: async (question) => {
      asked.push(question);
      return answers.shift() ?? 'deny';
    },
    nowMs: () => 0,
    armingMs: 0,
  });
  const write = (message: string, error?: unknown) => {
    logged.push(error === undefined ? message : `${message}: ${String(error)}`);
  };
  const log = { debug: write, info: write, warn: write, error: write };
  const manager = new PluginManager({
    settings: memorySettings(),
    secrets: memorySecrets(),
    keychain: PLAYED_KEYCHAIN,
    policies: memoryPolicies(),
    trials: memoryTrials(),
    audit: memoryAudit(),
    recordings: memoryRecordings(),
    revert: () => err('nothing can be taken back here'),
    purgeMetadata: () => undefined,
    suspect: new StartSuspect({ read: () => null, write: () => undefined }, log),
    previews: {
      ask: (question) => {
        previews.push(question);
        return true;
      },
      withdraw: (id) => void withdrawn.push(id),
    },
    runtime,
    consent,
    notices: {
      notify: ({ plugin, text }) => notices.push(`${plugin ?? 'to-tui'}: ${text}`),
      pluginsChanged: () => undefined,
      decorationsChanged: () => undefined,
      work: (work) => void works.push(work),
    },
    log,
    coreKeyTaken,
    time,
    newId: randomUUID,
    randomSeed: () => 7,
    farewellMs: 10_000, // a busy machine is no reason for a plugin not to be heard
    ...parts,
  });
  onTestFinished(() => manager.dispose());
  const summary = (name: string) => {
    const found = manager.summaries().find((one) => one.name === name);
    if (!found) throw new Error(`there is no plugin ${name}`);
    return found;
  };
  const state = (name: string) => {
    const { state: word, reason } = summary(name);
    return reason === null ? word : `${word}: ${reason}`;
  };
  const killHost = () => processes.at(-1)?.kill();
  return {
    manager,
    runtime,
    time,
    killHost,
    notices,
    logged,
    works,
    asked,
    answers,
    previews,
    withdrawn,
    state,
    summary,
  };
}

/** A manifest for a script with one action `go`; `more` is further TOML. */
export function manifestFor(name: string, more = '', version = '0.1.0'): string {
  return `[plugin]\nname = "${name}"\nversion = "${version}"\nentry = "plugin.js"\n[actions.go]\n${more}\n`;
}

/** Writes a plugin's folder, or other bytes into it; answers where it is. */
export function writePlugin(
  folder: string,
  name: string,
  script: string,
  more = '',
  version = '0.1.0',
): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'manifest.toml'), manifestFor(name, more, version));
  writeFileSync(join(path, 'plugin.js'), script);
  return path;
}

/** A script whose `go` returns these commands. */
export function returning(...commands: object[]): string {
  return `exports.handle_action = () => ({ commands: ${JSON.stringify(commands)} });`;
}
