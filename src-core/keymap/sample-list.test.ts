import { describe, expect, it } from 'vitest';
import { sampleList } from '../todo/sample-list';
import { dateOf } from '../todo/testing/list-notation';
import type { ActionName } from './action';
import { CORE_KEYMAPS, keysOf } from './keymap';

/** What the sample list says of each key. */
const PROMISED: readonly (readonly [keys: string, action: ActionName, said: string])[] = [
  ['u', 'undo', 'u takes all of them away'],
  ['j', 'move_down', 'j and k move the cursor'],
  ['k', 'move_up', 'j and k move the cursor'],
  ['n', 'new_item', 'n opens a new row'],
  ['i', 'enter_edit_mode', 'i edits one'],
  ['<Tab>', 'indent', 'Tab puts a row below'],
  ['<BackTab>', 'outdent', 'BackTab takes it back'],
  ['x', 'toggle_state', 'x marks a row as done'],
  ['<Space>', 'cycle_state', 'Space walks through the states'],
  ['p', 'cycle_priority', 'p through the priorities'],
  ['D', 'set_due_date', 'D sets a due date'],
  ['e', 'edit_description', 'e opens a description'],
  ['c', 'toggle_collapse', 'c folds it away'],
  ['?', 'help', '? shows every key'],
  [':', 'command_line', ': takes commands'],
  ['P', 'plugins', 'P shows plugins'],
  ['<', 'prev_day', '< and > look at other days'],
  ['>', 'next_day', '< and > look at other days'],
];

describe('the sample list', () => {
  const { items } = sampleList(dateOf('2026-01-31'));
  const text = items.map(({ content, description }) => `${content}\n${description ?? ''}`).join('\n');

  it.each(PROMISED)('says the truth about %s', (keys, action, said) => {
    expect(text).toContain(said);
    expect(keysOf(CORE_KEYMAPS, 'navigate', action)).toContain(keys);
  });

  it('fits a small window', () => {
    expect(items.length).toBeLessThanOrEqual(12);
    for (const { content, indent } of items) expect(content.length + indent * 2).toBeLessThanOrEqual(76);
  });
});
