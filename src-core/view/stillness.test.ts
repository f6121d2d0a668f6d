import { describe, expect, it } from 'vitest';
import type { Effect } from '../tui/effect';
import type { Model } from '../tui/model';
import type { Msg } from '../tui/msg';
import { update } from '../tui/update';
import { modelOf } from './testing/sample-model';
import { view } from './view';

const ROWS = [{ content: 'a', state: 'in_progress' as const }, { content: 'b' }];
const MOVING = { theme: 'dark', reducedMotion: false } as const;

/** The timers that are running after these messages, and the model then. */
function timersAfter(start: Model, messages: readonly Msg[]): readonly [Model, number] {
  let model = start;
  const effects: Effect[] = [];
  for (const message of messages) {
    const [next, asked] = update(model, message);
    model = next;
    effects.push(...asked);
  }
  return [model, effects.filter(({ kind }) => kind === 'after').length];
}

const resize: Msg = { kind: 'resize', cols: 80, rows: 24 };

describe('what does not move', () => {
  it('runs one timer while something in progress is in sight, and none otherwise', () => {
    expect(timersAfter(modelOf(ROWS, { appearance: MOVING }), [resize, resize, resize])[1]).toBe(1);
    expect(timersAfter(modelOf(ROWS.slice(1), { appearance: MOVING }), [resize, resize, resize])[1]).toBe(0);
  });

  it('runs none where nothing may move, and draws the same for ever', () => {
    const model = modelOf(ROWS, { appearance: { ...MOVING, reducedMotion: true } });
    const [after, timers] = timersAfter(model, [resize, resize]);
    expect(timers).toBe(0);
    const picture = (tick: number) => view({ ...after, tick }).frame.symbols;
    expect(picture(1)).toEqual(picture(2));
  });

  it('stops when the last one is done', () => {
    const [moving] = timersAfter(modelOf(ROWS, { appearance: MOVING }), [resize]);
    const done = { ...moving, list: modelOf(ROWS.slice(1)).list };
    expect(timersAfter(done, [{ kind: 'tick' }, resize])[1]).toBe(0);
  });
});
