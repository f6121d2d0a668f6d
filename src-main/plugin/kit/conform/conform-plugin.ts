/** `plugin conform`: builds what lies in a folder, gives it whatever a host may give, and says how it took it. */

import {
  CONFORM_GROUP_IDS,
  type Conformance,
  type ConformGroup,
} from '../../../../src-core/plugin/conform/conform-check';
import { HOSTILE_WORLDS, MANY_TODOS, USUAL } from '../../../../src-core/plugin/conform/hostile-worlds';
import { groupLines, scorecard } from '../../../../src-core/plugin/conform/scorecard';
import type { GrowingPage, Report } from '../../../../src-core/plugin/report';
import type { PluginPackage } from '../../plugin-package';
import { builtIn, faultPage } from '../built-in';
import { sourcedSandboxes } from '../sourced-sandboxes';
import type { Workshop } from '../workshop';
import { ConformBench } from './conform-bench';
import { ConformSession } from './conform-session';
import { measureCost } from './measure-cost';
import { declaredRuns, type Start, startIn, startsOfCases, type Usual } from './start';
import { tryErrors, tryOutside, tryStored } from './try-answers';
import { tryTexts, tryWorlds } from './try-inputs';
import { findUses } from './uses';

/** How long all of it may take, in ms, building aside: several times what the largest takes on two cores. */
const MAX_MS = 120_000;

/** By when each stage is over, as a share of that: none is left out because those before it were long. */
const UNTIL = {
  worlds: 0.3,
  uses: 0.38,
  errors: 0.54,
  anew: 0.6,
  outside: 0.73,
  stored: 0.82,
  texts: 0.88,
  cost: 1,
};

/** Tries the plugin in the folder (absolute), and tells of each group that is done. Never rejects for what is in it. */
export async function conformPlugin(
  folder: string,
  workshop: Workshop,
  grow: GrowingPage = () => undefined,
): Promise<Report> {
  const built = await builtIn(folder, workshop.places);
  if (!built.ok) return faultPage(folder, built.error);
  const { plugin, toSource } = built.value;
  const { name, version } = plugin.manifest;
  const sandboxes = sourcedSandboxes(workshop.sandboxes, toSource);
  const title = `${name} ${version}`;
  grow(title, []);
  const onGroup: ConformWays['onGroup'] = (group, soFar) => grow(title, groupLines(soFar, group));
  return scorecard(title, await conformanceOf(plugin, folder, sandboxes, { onGroup }));
}

/** Groups that answer what the plugin was seen to ask. */
const ANSWERED: readonly ConformGroup[] = ['errors', 'network', 'outside', 'secrets', 'stored'];

/** How to try it when not as usual. */
export interface ConformWays {
  readonly maxMs?: number;
  /** Only these groups. */
  readonly only?: readonly ConformGroup[];
  /** Another clock, in ms. */
  readonly now?: () => number;
  /** Hears of groups that are done, in the order of the page. */
  readonly onGroup?: (group: ConformGroup, soFar: Conformance) => void;
}

/** All that can be found out about a plugin whose cases, if any, lie in the folder. */
export async function conformanceOf(
  plugin: PluginPackage,
  folder: string,
  sandboxes: Workshop['sandboxes'],
  { maxMs = MAX_MS, only = CONFORM_GROUP_IDS, now = () => performance.now(), onGroup }: ConformWays = {},
): Promise<Conformance> {
  const bench = new ConformBench(plugin, sandboxes);
  const begun = now();
  let until = 0;
  const isOver = () => (now() - begun) / maxMs > until;
  const session = new ConformSession(bench, only, isOver);
  const isDone = (...groups: readonly ConformGroup[]) => {
    for (const group of groups) onGroup?.(group, session.result([]));
  };
  try {
    const { manifest } = plugin;
    const { starts: cases, usual } = await startsOfCases(folder, manifest);
    until = UNTIL.worlds;
    await tryWorlds(session, usual, cases);
    isDone('worlds');
    until = UNTIL.uses;
    const uses = session.wants(...ANSWERED)
      ? await findUses(bench, startsOfUses(plugin, usual, cases), isOver)
      : [];
    until = UNTIL.errors;
    await tryErrors(session, uses);
    isDone('errors');
    until = UNTIL.anew;
    const usualStarts = declaredRuns(manifest).map((run) => startIn(USUAL, run, usual, manifest));
    for (const start of [...usualStarts, ...cases]) await session.tryNewInstance(start);
    until = UNTIL.outside;
    await tryOutside(session, uses);
    isDone('network', 'outside');
    until = UNTIL.stored;
    await tryStored(session, uses);
    isDone('stored');
    until = UNTIL.texts;
    await tryTexts(session, usual);
    isDone('texts');
    until = UNTIL.cost;
    const measured = session.wants('cost') ? await measureCost(session, usual) : [];
    isDone('cost');
    return session.result(measured);
  } finally {
    await bench.dispose();
  }
}

function startsOfUses({ manifest }: PluginPackage, usual: Usual, cases: readonly Start[]): readonly Start[] {
  const worlds = [...HOSTILE_WORLDS.slice(0, 2), MANY_TODOS];
  const runs = declaredRuns(manifest);
  return [...cases, ...worlds.flatMap((world) => runs.map((run) => startIn(world, run, usual, manifest)))];
}
