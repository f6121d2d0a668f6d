import { describe, expect, it } from 'vitest';
import { idOf } from '../todo/testing/list-notation';
import type { BatchPlan, PlannedCommand } from './batch-plan';
import { meansAnother } from './preview-needs';

/** A plan of these commands, each from the command of the batch at that index. */
function plan(...made: readonly (readonly [index: number, command: PlannedCommand])[]): BatchPlan {
  const effects = { notifications: [], status: null, keys: [], decorations: [] };
  return { commands: made.map(([, command]) => command), origins: made.map(([index]) => index), effects };
}

const gone = (name: string): PlannedCommand => ({ type: 'delete_todo', id: idOf(name) });

describe('what is left of a batch', () => {
  it('may mean only the todos that were shown', () => {
    const shown = plan([0, gone('a')], [2, gone('b')]);
    expect(meansAnother(shown, plan([0, gone('b')]), [2])).toBeUndefined();
    // A name that leads to another todo by now: it was given to that one while the question was open.
    expect(meansAnother(shown, plan([0, gone('c')]), [2])).toBe(2);
    expect(meansAnother(shown, plan([0, gone('a')], [1, gone('c')]), [0, 2])).toBe(2);
  });
});
