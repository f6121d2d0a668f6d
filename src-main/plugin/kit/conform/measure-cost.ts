/** What a plugin costs: computing time against its budget, memory over many calls, start, size. */
import type { PluginExport } from '../../../../src-core/plugin/abi';
import { PASSED, type Verdict } from '../../../../src-core/plugin/conform/conform-check';
import { USUAL } from '../../../../src-core/plugin/conform/hostile-worlds';
import { cpuMsOf } from '../../../../src-core/plugin/exports';
import { byteWords } from '../../../../src-core/plugin/report-lines';
import type { ConformSession } from './conform-session';
import { declaredRuns, type Start, startIn, type Usual } from './start';

const CALLS = 200;
/** Calls after which what is made once has been made. */
const WARM = 20;
const LOOKS: ReadonlySet<number> = new Set([WARM, CALLS / 2, CALLS - 1]);
const SLOW_START_MS = 3_000;
const LARGE_BYTES = 2 * 1024 * 1024;
const PAGE_BYTES = 64 * 1024;

/** See the head of the file. @returns what was measured, in phrases. */
export async function measureCost(session: ConformSession, usual: Usual): Promise<readonly string[]> {
  const { manifest, moduleBytes } = session.bench.plugin;
  const add = (called: string, given: string, verdict: Verdict) =>
    session.add({ group: 'cost', called, given, ...verdict });
  const times = [...session.cpu].map(([name, all]) => {
    const [slow, budget] = [at95(all), cpuMsOf(name as PluginExport, manifest.limits)];
    add(name, 'everything above', slow > budget / 2 ? nearBudget(slow, budget) : PASSED);
    return `${name} ${slow.toFixed(1)} of ${budget} ms`;
  });
  let most = 0;
  for (const run of declaredRuns(manifest).filter(({ init }) => !init)) {
    const start = startIn(USUAL, run, usual, manifest);
    const grown = await growth(session, start);
    if (!grown) continue;
    most = Math.max(most, grown.last);
    add(start.called, `${CALLS} calls`, judgeGrowth(grown, manifest.limits.memoryPages * PAGE_BYTES));
  }
  await session.bench.attempt({ start: startIn(USUAL, { init: true }, usual, manifest), fromScratch: true });
  const { loadMs } = session.bench;
  add('start', 'a new instance', loadMs > SLOW_START_MS ? slowStart(loadMs) : PASSED);
  add('start', 'its code', moduleBytes.length > LARGE_BYTES ? large(moduleBytes.length) : PASSED);
  return [
    `95 of 100 calls within: ${times.join(', ')}`,
    `memory after ${CALLS} calls of each: ${byteWords(most)} at most`,
    `loaded in ${Math.round(loadMs)} ms, ${byteWords(moduleBytes.length)} of code`,
  ];
}

interface Grown {
  readonly first: number;
  readonly middle: number;
  readonly last: number;
}

/** Memory after the first calls, in the middle, and at the end; undefined when it cannot be called that often. */
async function growth(session: ConformSession, start: Start): Promise<Grown | undefined> {
  const bytes: number[] = [];
  const { bench } = session;
  bench.forget();
  for (let at = 0; at < CALLS; at += 1) {
    if (session.leavesOut('cost')) return undefined;
    const came = await bench.attempt({ start, goesOn: true, ...(LOOKS.has(at) && { measures: true }) });
    if (!came?.answer) return undefined;
    bytes.push(came.answer.memoryBytes);
  }
  const [first = 0, middle = 0, last = 0] = [bytes[WARM], bytes[CALLS / 2], bytes[CALLS - 1]];
  return { first, middle, last };
}

/** A leak that fills the memory within this many calls is one to warn of. */
const SOON = 20_000;

function judgeGrowth({ first, middle, last }: Grown, most: number): Verdict {
  // What is collected now and then goes up and down; a leak goes up in both halves.
  if (middle - first < PAGE_BYTES / 2 || last - middle < PAGE_BYTES / 2) return PASSED;
  const each = (last - first) / (CALLS - WARM);
  const calls = Math.round((most - last) / each);
  const came = `its memory grows by ${byteWords(Math.round(each))} a call: full after about ${calls} more`;
  return { level: calls < SOON ? 'warning' : 'recommendation', came };
}

function at95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
}

function nearBudget(ms: number, budget: number): Verdict {
  const came = `5 calls in 100 compute ${Math.round(ms)} ms or longer, of ${budget} ms`;
  return { level: 'recommendation', came };
}

function slowStart(ms: number): Verdict {
  return { level: 'recommendation', came: `takes ${Math.round(ms)} ms to load` };
}

function large(bytes: number): Verdict {
  return { level: 'recommendation', came: `is ${byteWords(bytes)}: every start reads and compiles it` };
}
