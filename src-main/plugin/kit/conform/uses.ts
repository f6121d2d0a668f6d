/** Which host functions a plugin uses, and in which of its runs that is best seen. */
import type { HostFunctionName } from '../../../../src-core/plugin/host-function-names';
import type { TracedCall } from '../../plugin-runtime';
import type { ConformBench } from './conform-bench';
import type { Start } from './start';

/** A run in which a function is used. */
export interface Use {
  readonly name: HostFunctionName;
  readonly start: Start;
  /** Its host calls, all of them. */
  readonly trace: readonly TracedCall[];
}

/** Runs each start once. For each thing that is called and each function, the run that uses it most. */
export async function findUses(
  bench: ConformBench,
  starts: readonly Start[],
  isOver: () => boolean,
): Promise<readonly Use[]> {
  const uses = new Map<string, Use & { readonly weight: number }>();
  for (const start of starts) {
    if (isOver()) break;
    const came = await bench.attempt({ start });
    const trace = came?.answer?.trace ?? [];
    for (const name of new Set(trace.map((one) => one.name))) {
      const use = { name, start, trace, weight: weightOf(trace, name) };
      const best = uses.get(`${start.called} ${name}`);
      if (!best || use.weight > best.weight) uses.set(`${start.called} ${name}`, use);
    }
  }
  return [...uses.values()];
}

/** Calls that came to something weigh most. */
function weightOf(trace: readonly TracedCall[], name: HostFunctionName): number {
  const good = trace.filter((one) => one.name === name && /^\{"ok":(?!null)/.test(one.answer)).length;
  return good * 1_000 + trace.length;
}
