/** `plugin conform`: builds what lies in a folder, gives it whatever a host may give, and says how it took it. */

import type { Conformance } from '../../../../src-core/plugin/conform/conform-check';
import { HOSTILE_WORLDS, MANY_TODOS, USUAL } from '../../../../src-core/plugin/conform/hostile-worlds';
import { scorecard } from '../../../../src-core/plugin/conform/scorecard';
import type { Report } from '../../../../src-core/plugin/report';
import { line, page } from '../../../../src-core/plugin/report-lines';
import { lastName } from '../../package-source';
import type { PluginPackage } from '../../plugin-package';
import { packageIn } from '../cases/test-plugin';
import type { Workshop } from '../workshop';
import { ConformBench } from './conform-bench';
import { ConformSession } from './conform-session';
import { measureCost } from './measure-cost';
import { declaredRuns, startIn, startsOfCases } from './start';
import { tryErrors, tryOutside, tryStored } from './try-answers';
import { tryTexts, tryWorlds } from './try-inputs';
import { findUses } from './uses';

/** How long all of it may take, in ms, building aside; and from when on nothing but the cost is measured. */
const MAX_MS = 60_000;
const COST_FROM = 0.85;

/** Tries the plugin in the folder (absolute). Never rejects for what is in it. */
export async function conformPlugin(folder: string, workshop: Workshop): Promise<Report> {
  const plugin = await packageIn(folder, workshop.places);
  if (!plugin.ok) {
    const { sentence, output } = plugin.error;
    return page(lastName(folder), [line(sentence, 'error'), ...output.map((text) => line(`  ${text}`))]);
  }
  const { name, version } = plugin.value.manifest;
  return scorecard(`${name} ${version}`, await conformanceOf(plugin.value, folder, workshop.sandboxes));
}

/** How to try it when not as usual. */
export interface ConformWays {
  readonly maxMs?: number;
  /** False: its memory and its times are not measured. */
  readonly cost?: boolean;
}

/** All that can be found out about a plugin whose cases, if any, lie in the folder. */
export async function conformanceOf(
  plugin: PluginPackage,
  folder: string,
  sandboxes: Workshop['sandboxes'],
  { maxMs = MAX_MS, cost = true }: ConformWays = {},
): Promise<Conformance> {
  const bench = new ConformBench(plugin, sandboxes);
  const begun = performance.now();
  const passed = () => (performance.now() - begun) / maxMs;
  let share = COST_FROM;
  const session = new ConformSession(bench, () => passed() > share);
  try {
    const { manifest } = plugin;
    const { starts: cases, usual } = await startsOfCases(folder, manifest);
    await tryWorlds(session, usual, cases);
    const made = [...HOSTILE_WORLDS.slice(0, 2), MANY_TODOS].flatMap((world) =>
      declaredRuns(manifest).map((run) => startIn(world, run, usual, manifest)),
    );
    const uses = await findUses(bench, [...cases, ...made], () => passed() > share);
    const usualStarts = declaredRuns(manifest).map((run) => startIn(USUAL, run, usual, manifest));
    for (const start of [...usualStarts, ...cases]) await session.tryNewInstance(start);
    await tryErrors(session, uses);
    await tryOutside(session, uses);
    await tryStored(session, uses);
    await tryTexts(session, usual);
    share = 1;
    return session.result(cost ? await measureCost(session, usual) : []);
  } finally {
    await bench.dispose();
  }
}
