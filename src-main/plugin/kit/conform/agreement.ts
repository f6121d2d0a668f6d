/**
 * Whether runs agree: two new instances in the same world, and one that lived on with a new one. A plugin is put to
 * sleep when it is not used and a recording is played to a new instance, so what it knows by heart alone is lost at
 * any time.
 */
import { PASSED, type Verdict } from '../../../../src-core/plugin/conform/conform-check';
import type { Attempt } from './attempt';
import type { Attempted, ConformBench } from './conform-bench';

const DIFFERS: Verdict = {
  level: 'error',
  came: 'the same inputs and answers, given to two new instances, came to two things',
};

const FORGETS =
  'a new instance does otherwise than one that was called before: what it keeps in memory is lost';

/** See the head of the file. */
export async function agreement(bench: ConformBench, attempt: Attempt): Promise<Verdict> {
  const { start, chosen, hides, change } = attempt;
  const plain: Attempt = {
    start,
    ...(chosen && { chosen }),
    ...(hides && { hides }),
    ...(change && { change }),
  };
  bench.forget();
  const one = await bench.attempt(plain);
  bench.forget();
  const other = await bench.attempt({ ...plain, settles: true });
  if (!one || !other) return PASSED;
  if (!isSame(one, other)) return DIFFERS;
  // Only a new instance is begun.
  if (other.failure || other.refusal || other.export === 'init') return PASSED;
  const within = other.world;
  const old = await bench.attempt({ ...plain, within, goesOn: true });
  bench.forget();
  const fresh = await bench.attempt({ ...plain, within });
  if (!old || !fresh || isSame(old, fresh)) return PASSED;
  const isMomentary = old.export === 'on_key_press' || (onlySays(old) && onlySays(fresh));
  return { level: isMomentary ? 'recommendation' : 'warning', came: FORGETS };
}

/** Whether the two came to the same. */
export function isSame(one: Attempted, other: Attempted): boolean {
  return one.output === other.output && one.failure?.message === other.failure?.message;
}

const SAYINGS = new Set(['show_notification', 'set_status_message', 'add_decoration']);

/** Whether it changes nothing that stays: what it says may well lead on from what it said before. */
function onlySays({ failure, commands }: Attempted): boolean {
  return failure === null && commands.every(({ type }) => SAYINGS.has(type));
}
