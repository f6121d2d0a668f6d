/** Tags by key in the application's own keymap, and shorthand that a user types. */

import { describe, expect, it } from 'vitest';
import { buildPlugin } from '../../../scripts/build-plugins';
import { DEFAULT_CONFIG } from '../../../src-core/config/config';
import { type Key, parseKeys } from '../../../src-core/keymap/key';
import { lookup } from '../../../src-core/keymap/key-trie';
import { CORE_KEYMAPS, coreKeymapsFor, mergeKeymaps } from '../../../src-core/keymap/keymap';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { rowOf } from '../../storage/testing/world';
import { openShipped } from './testing/shipped-world';

const keys = (text: string): readonly Key[] => parseKeys(text) ?? [];

const built = await buildPlugin('quick-tags');

describe('quick-tags', { timeout: 240_000 }, () => {
  it.each(['to-tui', 'vim'] as const)(
    'with the keymap %s a key behind Ctrl-t does nothing of the application',
    async (keymap) => {
      const opened = await openShipped(built);
      expect(opened.summary('quick-tags').keys).toMatchObject([{ key: '<C-t>?', bound: true }]);
      const config = { ...DEFAULT_CONFIG, keymap };
      expect(coreKeymapsFor(config)).not.toBe(CORE_KEYMAPS.modes);
      const { navigate } = mergeKeymaps(opened.manager.summaries(), config).modes;
      const leader = keys('<C-t>');
      expect(lookup(navigate, [], leader[0] as Key).kind).toBe('pending');
      for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./!') {
        const [key] = keys(letter);
        expect(key && lookup(navigate, leader, key).kind).toBe('not_found');
      }
    },
  );

  it('tags by two keys, as one step that is taken back', async () => {
    const opened = await openShipped(built, { rows: ['milk'] });
    await opened.press('<C-t>', 'milk');
    await opened.press('h', 'milk');
    expect(opened.rows()).toEqual(['milk #home']);
    opened.world.store.undo();
    expect(opened.rows()).toEqual(['milk']);
    await opened.press('h', 'milk');
    expect(opened.rows()).toEqual(['milk']);
  });

  it('writes out what is typed, once, and lets the user take it back', async () => {
    const opened = await openShipped(built);
    await opened.adds('milk ;h');
    expect(opened.rows()).toEqual(['milk #home']);
    opened.world.store.undo();
    await opened.manager.idle();
    expect(opened.rows()).toEqual(['milk ;h']);
    const { id } = rowOf(opened.world, TODAYS_LIST, 'milk ;h');
    await opened.does({ type: 'update_todo', id, updates: { content: 'oats ;w ;h' } });
    expect(opened.rows()).toEqual(['oats #work #home']);
  });
});
