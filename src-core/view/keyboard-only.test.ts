import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../keymap/action';
import { keysOf, mergeKeymaps } from '../keymap/keymap';
import type { Hit } from '../tui/hit';

const keymaps = mergeKeymaps([]);

describe('without a mouse', () => {
  it.each(ACTIONS.flatMap(({ name, modes }) => modes.map((mode) => [name, mode] as const)))(
    '%s is reached in %s by a key',
    (name, mode) => {
      expect(keysOf(keymaps, mode, name).length).toBeGreaterThan(0);
    },
  );

  it('every place that can be clicked in the list has an action that does the same', () => {
    const same: Readonly<Record<Hit['zone'], (typeof ACTIONS)[number]['name']>> = {
      fold: 'toggle_collapse',
      checkbox: 'toggle_state',
      content: 'move_down',
    };
    for (const action of Object.values(same)) {
      expect(keysOf(keymaps, 'navigate', action).length).toBeGreaterThan(0);
    }
  });
});
