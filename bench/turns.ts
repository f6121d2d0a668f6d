import type { Effort } from './benchmark';

/** How often something is done: the first number in full, the second in a short run. */
export function rounds(effort: Effort, full: number, short: number): number {
  return effort === 'full' ? full : short;
}

type Samples = number | readonly number[];

/**
 * Measures several things in turns, A B A B, so that whatever else the machine does meanwhile falls on all of them.
 * Each answers one or more samples a turn; the answer has the samples of each, in the order of the things.
 */
export async function inTurns<const Names extends string>(
  times: number,
  things: Readonly<Record<Names, () => Samples | Promise<Samples>>>,
): Promise<Record<Names, number[]>> {
  const names = Object.keys(things) as Names[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Names, number[]>;
  for (let turn = 0; turn < times; turn += 1) {
    for (const name of names) samples[name].push(...[await things[name]()].flat());
  }
  return samples;
}

/** How long a deed takes, in ms. */
export function timed(deed: () => unknown): number {
  const begun = performance.now();
  deed();
  return performance.now() - begun;
}

/** How long a promise takes, in ms. */
export async function timedAsync(deed: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await deed();
  return performance.now() - begun;
}
