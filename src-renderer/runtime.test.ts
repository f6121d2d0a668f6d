import { describe, expect, it } from 'vitest';
import type { Effect } from '../src-core/tui/effect';
import type { Model } from '../src-core/tui/model';
import type { Msg } from '../src-core/tui/msg';
import { createRuntime } from './runtime';

/** A loop over a model that only counts ticks: the loop does not look inside a model. */
function countingLoop(effectsOf: (tick: number) => readonly Effect[] = () => []) {
  const painted: number[] = [];
  const performed: Effect[] = [];
  const runtime = createRuntime({
    update: (model, msg) => {
      const tick = msg.kind === 'tick' ? model.tick + 1 : model.tick;
      return [{ ...model, tick }, effectsOf(tick)];
    },
    perform: (effect) => {
      performed.push(effect);
      if (effect.kind === 'undo') runtime.send({ kind: 'tick' });
    },
    paint: (model) => painted.push(model.tick),
  });
  return { runtime, painted, performed };
}

const model = { tick: 0 } as Model;
const tick: Msg = { kind: 'tick' };
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the loop', () => {
  it('paints once for all messages that came together', async () => {
    const { runtime, painted } = countingLoop();
    runtime.start(model);
    runtime.send(tick);
    runtime.send(tick);
    runtime.send(tick);
    await settled();
    expect(painted).toEqual([0, 3]);
  });

  it('loses no message that came before the start', async () => {
    const { runtime, painted } = countingLoop();
    runtime.send(tick);
    runtime.send(tick);
    await settled();
    expect(painted).toEqual([]);
    runtime.start(model);
    await settled();
    expect(painted).toEqual([0, 2]);
  });

  it('handles what an effect answers at once before it paints', async () => {
    const { runtime, painted, performed } = countingLoop((count) => (count === 1 ? [{ kind: 'undo' }] : []));
    runtime.start(model);
    runtime.send(tick);
    await settled();
    expect(performed).toEqual([{ kind: 'undo' }]);
    expect(painted).toEqual([0, 2]);
  });
});
