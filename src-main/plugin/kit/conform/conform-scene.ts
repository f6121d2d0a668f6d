/** The world of one check and the call that is made in it, told exactly what the application would tell. */

import { ok } from '../../../../src-core/lib/result';
import { pluginContext } from '../../../../src-core/plugin/context';
import { type DataFlow, OPEN_DATA_FLOW } from '../../../../src-core/plugin/data-flow';
import { cpuMsOf } from '../../../../src-core/plugin/exports';
import { settingValue } from '../../../../src-core/plugin/setting-check';
import type { SettingValue } from '../../../../src-core/plugin/settings';
import type { PluginPackage } from '../../plugin-package';
import type { CallRequest, StoredMetadata } from '../../plugin-runtime';
import { type Asked, askInit, askShutdown } from '../../run-request';
import { shownRows } from '../../seen-todos';
import { caseStep } from '../cases/case-step';
import { type CaseWorld, openCaseWorld, setClock } from '../cases/case-world';
import type { Attempt } from './attempt';

/** See the head of the file. */
export interface Scene {
  readonly world: CaseWorld;
  readonly asked: Asked;
  readonly settings: Readonly<Record<string, SettingValue | null>>;
  readonly stored: readonly StoredMetadata[];
  readonly input: string;
  readonly call: CallRequest;
  /** The call of `init` in the same world. */
  readonly init: { readonly call: CallRequest };
  /** Deletes what is selected. */
  loseSubject(): void;
}

const NO_CAUSE = { kind: 'user' } as const;

/** Makes it; undefined when there is no such world, or nothing in it to call. */
export function openScene(
  { start, stored = [], hides = OPEN_DATA_FLOW, change = (input) => input, within, farewell }: Attempt,
  plugin: PluginPackage,
): Scene | undefined {
  const { manifest } = plugin;
  const opened = within ? ok(within) : openCaseWorld(start.world, manifest.name);
  if (!opened.ok) return undefined;
  const world = opened.value;
  const { run } = start;
  setClock(world.clock, run.day ? { today: run.day.to, ...run } : run);
  const step = caseStep(world, run, start.world.selected ?? null);
  if (!step.ok) return undefined;
  const begins = farewell ? askShutdown : askInit;
  const asked = step.value.kind === 'ask' ? step.value.asked : begins(world.document);
  const settings = settingsOf(plugin, world.names.filled(start.world.settings ?? {}));
  const parts = { world, plugin, settings, hides };
  const input = JSON.stringify(change(inputOf(asked, parts)));
  const init = askInit(world.document);
  return {
    world,
    asked,
    settings,
    stored: merged(world.repository.metadataOf(manifest.name), stored),
    input,
    call: callOf(asked, input, parts),
    init: { call: callOf(init, JSON.stringify(inputOf(init, parts)), parts) },
    loseSubject: () => {
      if (asked.selected === null) return;
      world.store.dispatch([{ type: 'delete_todo', id: asked.selected }], NO_CAUSE);
    },
  };
}

interface Parts {
  readonly world: CaseWorld;
  readonly plugin: PluginPackage;
  readonly settings: Scene['settings'];
  readonly hides: DataFlow;
}

function inputOf(asked: Asked, { world: { document }, plugin, settings, hides }: Parts): unknown {
  const { list, selected } = asked;
  const context = pluginContext({
    plugin: plugin.manifest.name,
    projectName: document.projectName(list.project),
    date: list.date,
    rows: selected === null ? [] : shownRows(document, list, hides),
    selected,
    reason: asked.export === 'handle_action' ? 'action' : asked.export,
    settings,
    hides,
  });
  return asked.input({ context, document, hides, settings });
}

function callOf(asked: Asked, input: string, { world, plugin: { manifest } }: Parts): CallRequest {
  const { document, clock } = world;
  return {
    plugin: manifest.name,
    run: 'conform',
    export: asked.export,
    input,
    scope: {
      today: document.today(),
      list: asked.list,
      projectName: document.projectName(asked.list.project),
      selected: asked.selected,
    },
    cpuMs: cpuMsOf(asked.export, manifest.limits),
    wallMs: manifest.limits.wallMs,
    chance: { nowMs: Date.parse(clock.now), seed: 7 },
  };
}

function settingsOf(
  { manifest }: PluginPackage,
  given: Readonly<Record<string, unknown>>,
): Scene['settings'] {
  const plain = manifest.settings.filter(({ type }) => type !== 'secret');
  return Object.fromEntries(
    plain.map((field) => [field.name, settingValue(field, given[field.name]) ?? field.default]),
  );
}

function merged(
  values: readonly StoredMetadata[],
  over: readonly StoredMetadata[],
): readonly StoredMetadata[] {
  const isOver = (one: StoredMetadata) =>
    over.some(({ todoId, key }) => todoId === one.todoId && key === one.key);
  return [...values.filter((one) => !isOver(one)), ...over];
}
