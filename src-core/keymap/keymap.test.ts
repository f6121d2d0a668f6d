import { describe, expect, it } from 'vitest';
import type { PluginSummary } from '../plugin/plugin-summary';
import { pluginSummary } from '../tui/testing/plugins';
import { ACTIONS, actionOf, KEY_MODES } from './action';
import { DEFAULT_KEYMAP } from './default-keymap';
import { type Key, parseKeys, plainKey, printKeys } from './key';
import { lookup } from './key-trie';
import {
  CORE_KEYMAPS,
  continuations,
  coreKeyTaken,
  keyHintsFor,
  keymapsOf,
  keysOf,
  lookupPress,
  mergeKeymaps,
} from './keymap';

const keys = (text: string): readonly Key[] => parseKeys(text) ?? [];

/** Presses the keys in turn; the answer to the last one. */
function press(text: string, keymaps = CORE_KEYMAPS) {
  const all = keys(text);
  const last = all.at(-1) ?? plainKey('');
  return lookup(keymaps.modes.navigate, all.slice(0, -1), last);
}

function plugin(
  name: string,
  wishes: Record<string, string>,
  state: PluginSummary['state'] = 'enabled',
): PluginSummary {
  const bound = Object.entries(wishes).map(([key, action]) => ({
    key,
    action,
    title: `${action} it`,
    bound: true,
  }));
  return pluginSummary(name, { state, keys: bound });
}

describe('lookup', () => {
  it('answers with one of four words', () => {
    expect(press('j')).toEqual({ kind: 'matched', value: { kind: 'action', action: 'move_down' } });
    expect(press('d')).toEqual({ kind: 'pending' });
    expect(press('dd')).toEqual({ kind: 'matched', value: { kind: 'action', action: 'delete' } });
    expect(press('dj')).toEqual({ kind: 'not_found' });
    expect(press('d<Esc>')).toEqual({ kind: 'cancelled' });
    expect(press('ö')).toEqual({ kind: 'not_found' });
  });

  it('reads a key that is not ASCII by its place on the keyboard, and only then', () => {
    const trie = CORE_KEYMAPS.modes.navigate;
    const found = (key: string, physical: string) => lookupPress(trie, [], plainKey(key), plainKey(physical));
    expect(found('о', 'j')).toEqual({ found: press('j'), key: plainKey('j') });
    expect(found('z', 'j').found).toEqual({ kind: 'not_found' });
  });
});

describe('the default keymap', () => {
  it('has no conflict', () => expect(CORE_KEYMAPS.conflicts).toEqual([]));

  it('reaches every action in every mode that knows it', () => {
    const dead = ACTIONS.flatMap((action) =>
      action.modes
        .filter((mode) => keysOf(CORE_KEYMAPS, mode, action.name).length === 0)
        .map((mode) => `${mode} ${action.name}`),
    );
    expect(dead).toEqual([]);
  });

  it('is written as keys are printed', () => {
    const written = KEY_MODES.flatMap((mode) => DEFAULT_KEYMAP[mode].map(([each]) => each));
    expect(written.map((each) => printKeys(keys(each)))).toEqual(written);
  });

  it('leaves <C-j> to plugins', () => expect(coreKeyTaken('<C-j>s')).toEqual({ taken: false }));
});

describe('a sequence that begins like a binding', () => {
  const asked = { mode: 'navigate', asker: 'keymap', plugin: null };

  it('is reported with who has it, and the earlier one stays', () => {
    const crowded = keymapsOf({
      ...DEFAULT_KEYMAP,
      navigate: [
        ['d', 'delete'],
        ['dd', 'undo'],
        ['<c-nope>', 'redo'],
      ],
    });
    expect(crowded.conflicts).toEqual([
      { ...asked, keys: 'dd', title: 'undo', holder: 'delete (d)', reason: 'taken' },
      { ...asked, keys: '<c-nope>', title: 'redo', holder: null, reason: 'unreadable' },
    ]);
    expect(keyHintsFor(crowded, 'navigate')).toEqual([
      { keys: 'd', title: 'delete', plugin: null, action: 'delete' },
    ]);
  });
});

describe('keys of plugins', () => {
  it.each([
    ['dd', 'delete (dd)'],
    ['d', 'delete (dd)'],
    ['ddx', 'delete (dd)'],
    ['W w', undefined],
    ['g', 'first row (gg)'],
    ['<space>', 'next state (Space)'],
  ])('%s is free of the core unless it is, begins or follows one of its keys', (sequence, by) => {
    expect(coreKeyTaken(sequence)).toEqual(by === undefined ? { taken: false } : { taken: true, by });
  });

  it('cannot be what nobody can read', () => expect(coreKeyTaken('<C-nope>')).toEqual({ taken: true }));

  it('are bound while the plugin is enabled, as far as they are free, the first come first', () => {
    const merged = mergeKeymaps([
      plugin('jira', { '<C-x>p': 'sync', j: 'steal' }),
      plugin('pomodoro', { '<C-x>': 'start', '<C-x>t': 'stop' }),
    ]);
    const bound = { kind: 'plugin', plugin: 'jira', action: 'sync', title: 'sync it' };
    expect(press('<C-x>p', merged)).toEqual({ kind: 'matched', value: bound });
    expect(press('j', merged)).toEqual(press('j'));
    expect(merged.conflicts.map(({ plugin: who, keys: wanted, holder }) => [who, wanted, holder])).toEqual([
      ['jira', 'j', 'one row down (j)'],
      ['pomodoro', '<C-x>', 'sync it of jira (<C-x>p)'],
    ]);
  });

  it.each(['disabled', 'needs_consent', 'failed', 'changed_on_disk'] as const)(
    'stay taken while their plugin is %s, so that their second half is no key of the list',
    (state) => {
      const merged = mergeKeymaps([plugin('jira', { '<C-x>o': 'open', Z: 'zap' }, state)]);
      const idle = { kind: 'idle', plugin: 'jira', state, title: 'open it' };
      expect(press('<C-x>', merged)).toEqual({ kind: 'pending' });
      expect(press('<C-x>o', merged)).toEqual({ kind: 'matched', value: idle });
      expect(press('<C-x>x', merged)).toEqual({ kind: 'not_found' });
      expect(press('Z', merged)).toMatchObject({ value: { kind: 'idle', title: 'zap it' } });
      expect(keyHintsFor(merged, 'navigate')).toEqual(keyHintsFor(CORE_KEYMAPS, 'navigate'));
      expect(merged.conflicts).toEqual([]);
    },
  );

  it('give way to the application and to plugins that run, whatever the order', () => {
    const off = plugin(
      'a',
      { '<C-x>o': 'open', j: 'jump', dd: 'drop', '<C-x>': 'all', Zz: 'zap' },
      'disabled',
    );
    const on = plugin('b', { '<C-x>o': 'own', Z: 'zoom' });
    for (const merged of [mergeKeymaps([off, on]), mergeKeymaps([on, off])]) {
      expect(press('<C-x>o', merged)).toMatchObject({ value: { kind: 'plugin', plugin: 'b' } });
      expect(press('Z', merged)).toMatchObject({ value: { kind: 'plugin', plugin: 'b' } });
      for (const key of ['j', 'dd']) expect(press(key, merged)).toEqual(press(key));
      expect(merged.conflicts).toEqual([]);
    }
  });

  it('are not kept for a plugin that would not get them', () => {
    const summary = plugin('a', { Z: 'zap' }, 'disabled');
    const keys = summary.keys.map((key) => ({ ...key, bound: false, conflict: 'you switched it off' }));
    expect(press('Z', mergeKeymaps([{ ...summary, keys }]))).toEqual({ kind: 'not_found' });
  });

  it('do not count while they are not bound', () => {
    const summary = plugin('shy', { Z: 'hide' });
    const unbound = { ...summary, keys: summary.keys.map((key) => ({ ...key, bound: false })) };
    expect(press('Z', mergeKeymaps([unbound]))).toEqual({ kind: 'not_found' });
  });
});

describe('what can follow', () => {
  const merged = mergeKeymaps([plugin('jira', { '<C-x>p': 'sync', '<C-x>aa': 'add', '<C-x>ab': 'all' })]);

  it('names the next keys with their deeds and whose they are', () => {
    expect(continuations(merged, 'navigate', keys('<C-x>'))).toEqual([
      { keys: 'p', title: 'sync it', plugin: 'jira', action: 'sync' },
      { keys: 'a', title: '2 more', plugin: null, action: null },
    ]);
    expect(continuations(merged, 'navigate', keys('d'))).toEqual([
      { keys: 'd', title: 'delete', plugin: null, action: 'delete' },
    ]);
    expect(continuations(merged, 'navigate', keys('j'))).toEqual([]);
    const off = mergeKeymaps([plugin('jira', { '<C-x>p': 'sync' }, 'disabled')]);
    expect(continuations(off, 'navigate', keys('<C-x>'))).toEqual([
      { keys: 'p', title: 'sync it (off)', plugin: 'jira', action: null },
    ]);
  });
});

describe('the action table', () => {
  it('has one row for each name, in snake_case, with a sentence', () => {
    const names = ACTIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const action of ACTIONS) {
      expect(action.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(action.doc).toMatch(/^[A-Z].*\.$/);
      expect(actionOf(action.name)).toBe(action);
    }
  });
});
