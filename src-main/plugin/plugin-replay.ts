/**
 * Runs a recorded run again: the same bytes, from the start of the same instance, with the same clock, chance and
 * answers. Under a name of its own, and what it returns is compared, never done.
 */

import { join } from 'node:path';
import { z } from 'zod';
import { calendarDateSchema } from '../../src-core/lib/calendar-date-schema';
import { err, ok, type Result } from '../../src-core/lib/result';
import { PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import { OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import { isHostFunction } from '../../src-core/plugin/host-function-names';
import type { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import type { Replayed } from './administration';
import { readCandidate } from './discovery';
import type { PluginBook } from './plugin-book';
import { packageOf } from './plugin-entry';
import type { PluginPackage } from './plugin-package';
import type { Recording } from './plugin-repository';
import type { CallRequest, Chance, PluginRuntime, TracedCall } from './plugin-runtime';
import type { RunJournal } from './run-journal';

/** Where a plugin's version before is kept, below the plugins folder; see `place-package.ts`. */
const PREVIOUS = '.previous';

/** No plugin's name begins like this. With a UUID behind it, it is as long as a name may be. */
const PRIVATE = '~';

/** Whether a name in the sandboxes is that of a replay, of which nobody is told anything. */
export function isReplay(plugin: string): boolean {
  return plugin.startsWith(PRIVATE);
}

/** What replaying needs. */
export interface ReplayParts {
  readonly folder: string;
  readonly runtime: PluginRuntime;
  readonly journal: RunJournal;
  readonly book: PluginBook;
  readonly newId: () => string;
}

const chance = z.object({ nowMs: z.number(), seed: z.int().min(0) });

const requestSchema = z.object({
  load: z.object({ chance }),
  call: z.object({
    export: z.enum(PLUGIN_EXPORTS),
    input: z.string(),
    scope: z.object({
      today: calendarDateSchema,
      list: z.object({ project: z.string(), date: calendarDateSchema }),
      projectName: z.string(),
      selected: z.string().nullable(),
    }),
    cpuMs: z.number(),
    wallMs: z.number(),
    chance,
  }),
});

const traceSchema = z.array(
  z.object({
    name: z.custom<keyof typeof HOST_FUNCTIONS>((name) => typeof name === 'string' && isHostFunction(name)),
    input: z.string(),
    answer: z.string(),
  }),
);

/** A recorded call, read. */
interface Recorded {
  readonly call: Omit<CallRequest, 'plugin' | 'run' | 'replay'>;
  readonly load: { readonly chance: Chance };
  readonly trace: readonly TracedCall[];
}

/** Replays a run. The error is a sentence: why it cannot be. */
export async function replayRun(parts: ReplayParts, run: string): Promise<Result<Replayed, string>> {
  const recordings = parts.journal.recorded(run);
  const last = recordings?.at(-1);
  if (!recordings || !last) return err(`run ${run} is not recorded, or no longer`);
  if (recordings.length !== last.place + 1) {
    return err(`run ${run} cannot be replayed: a run before it failed or is no longer recorded`);
  }
  const calls = recordings.map(readRecording);
  if (calls.includes(undefined)) {
    return err(`run ${run} cannot be replayed: what it was answered was too much to keep`);
  }
  const plugin = await packageWith(parts, last);
  if (!plugin) {
    return err(
      `run ${run} cannot be replayed: neither the installed ${last.plugin} nor the one before is the same`,
    );
  }
  const name = `${PRIVATE}${parts.newId()}`;
  try {
    return await play(
      parts,
      plugin,
      name,
      calls.flatMap((call) => call ?? []),
      last,
    );
  } finally {
    await parts.runtime.unload(name);
  }
}

async function play(
  { runtime, newId }: ReplayParts,
  { manifest, moduleBytes }: PluginPackage,
  name: string,
  calls: readonly Recorded[],
  { run, plugin, output: recorded }: Recording,
): Promise<Result<Replayed, string>> {
  const loaded = await runtime.load({
    plugin: name,
    kind: manifest.kind,
    bytes: moduleBytes,
    limits: manifest.limits,
    exports: manifest.exports,
    metadata: [],
    hides: OPEN_DATA_FLOW,
    chance: calls[0]?.load.chance ?? { nowMs: 0, seed: 0 },
  });
  if (!loaded.ok) return err(`run ${run} cannot be replayed: ${loaded.error.message}`);
  let output = '';
  for (const { call, trace } of calls) {
    const answer = await runtime.call({ ...call, plugin: name, run: newId(), replay: trace });
    if (!answer.ok) return err(`run ${run} was not the same: ${answer.error.message}`);
    output = answer.value.output;
  }
  return ok({ run, plugin, same: output === recorded, recorded, output });
}

/** Undefined when its host calls were not kept, or the row is none of ours. */
function readRecording({ request, trace }: Recording): Recorded | undefined {
  if (trace === null) return undefined;
  try {
    const read = requestSchema.safeParse(JSON.parse(request));
    const traced = traceSchema.safeParse(JSON.parse(trace));
    return read.success && traced.success ? { ...read.data, trace: traced.data } : undefined;
  } catch {
    return undefined;
  }
}

/** The very bytes that ran, installed or kept from before. */
async function packageWith(
  { book, folder }: ReplayParts,
  { plugin, hash }: Recording,
): Promise<PluginPackage | undefined> {
  const entry = book.get(plugin);
  const installed = entry && packageOf(entry);
  if (installed?.hash === hash) return installed;
  const before = await readCandidate(join(folder, PREVIOUS, plugin));
  return before.kind === 'package' && before.package.hash === hash ? before.package : undefined;
}
