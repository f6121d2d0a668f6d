import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, KEYMAP_NAMES, type UserKeyMode, type UserKeys } from '../config/config';
import { pluginSummary } from '../tui/testing/plugins';
import { ACTIONS, KEY_MODES } from './action';
import { conflictText, type Keymaps } from './binding';
import { keymapsOf } from './grant';
import { parseKeys, plainKey, printKeys } from './key';
import { lookup } from './key-trie';
import { isOwnKey, keysOf, mergeKeymaps } from './keymap';
import { CORE_KEYMAPS, coreKeymapsFor, KEYMAP_TABLES } from './user-keys';

type Own = Partial<Record<UserKeyMode, UserKeys>>;

const choose = (own: Own, keymap: 'to-tui' | 'vim' = 'to-tui') => ({
  ...DEFAULT_CONFIG,
  keymap,
  keybindings: { ...DEFAULT_CONFIG.keybindings, ...own },
});

/** What a sequence does in a mode: an action, or the word of the lookup. */
function does(keymaps: Keymaps, sequence: string, mode: UserKeyMode = 'navigate'): string {
  const keys = parseKeys(sequence) ?? [];
  const found = lookup(keymaps.modes[mode], keys.slice(0, -1), keys.at(-1) ?? plainKey(''));
  if (found.kind !== 'matched') return found.kind;
  return found.value.kind === 'action' ? found.value.action : `${found.value.plugin} ${found.value.title}`;
}

const told = ({ conflicts }: Keymaps) => conflicts.map(conflictText);

describe.each(KEYMAP_NAMES)('the keymap %s', (name) => {
  const keymaps = coreKeymapsFor(choose({}, name));

  it('has no conflict', () => expect(keymaps.conflicts).toEqual([]));

  it('reaches every action in every mode that knows it', () => {
    const dead = ACTIONS.flatMap((action) =>
      action.modes
        .filter((mode) => keysOf(keymaps, mode, action.name).length === 0)
        .map((mode) => `${mode} ${action.name}`),
    );
    expect(dead).toEqual([]);
  });

  it('is written as keys are printed', () => {
    const written = KEY_MODES.flatMap((mode) => KEYMAP_TABLES[name][mode].map(([keys]) => keys));
    expect(written.map((keys) => printKeys(parseKeys(keys) ?? []))).toEqual(written);
  });

  it('leaves digits to counts and <C-j> to plugins', () => {
    for (const key of ['1', '2', '9', '<C-j>s']) expect(does(keymaps, key)).toBe('not_found');
  });
});

describe('the keymap vim', () => {
  it.each([
    ['p', 'paste'],
    ['P', 'paste_above'],
    ['>>', 'indent'],
    ['<<', 'outdent'],
    ['<lt><lt>', 'outdent'],
    ['yy', 'yank'],
    ['dd', 'delete'],
    ['J', 'move_item_down'],
    ['K', 'move_item_up'],
    ['V', 'toggle_visual'],
    ['cc', 'replace_text'],
    ['I', 'edit_at_start'],
    ['A', 'enter_edit_mode'],
    ['o', 'new_item'],
    ['zo', 'expand'],
    ['zc', 'collapse_or_parent'],
    ['za', 'toggle_collapse'],
    ['gT', 'prev_day'],
    ['ZZ', 'quit'],
    ['q', 'not_found'],
    ['n', 'not_found'],
  ])('%s is %s', (keys, action) => expect(does(coreKeymapsFor(choose({}, 'vim')), keys)).toBe(action));

  it('arranges selected rows with one press', () => {
    const vim = coreKeymapsFor(choose({}, 'vim'));
    expect(['>', '<', 'd', 'y'].map((keys) => does(vim, keys, 'visual'))).toEqual([
      'indent',
      'outdent',
      'delete',
      'yank',
    ]);
  });
});

describe('the user’s own keys', () => {
  it('are the keymap’s when there are none', () => {
    expect(coreKeymapsFor(DEFAULT_CONFIG)).toBe(CORE_KEYMAPS);
    const some = choose({ navigate: { U: 'redo' } });
    expect(coreKeymapsFor(some)).toBe(coreKeymapsFor(some));
  });

  it('stand in place of the very same keys, and that is no conflict', () => {
    const keymaps = coreKeymapsFor(choose({ navigate: { x: 'delete', '<C-s>': 'sort_by_priority' } }));
    expect(does(keymaps, 'x')).toBe('delete');
    expect(does(keymaps, '<C-s>')).toBe('sort_by_priority');
    expect(keysOf(keymaps, 'navigate', 'sort_by_priority')).toEqual(['<C-s>', 's']);
    expect(told(keymaps)).toEqual([]);
  });

  it('are known as the user’s', () => {
    const keymaps = coreKeymapsFor(choose({ navigate: { 'g<lt>': 'redo' } }));
    expect(isOwnKey(keymaps, 'navigate', 'g<lt>')).toBe(true);
    expect(isOwnKey(keymaps, 'navigate', 'u')).toBe(false);
  });

  it('free what is none, with all that begins with it', () => {
    const keymaps = coreKeymapsFor(choose({ navigate: { x: 'none', g: 'none' } }));
    expect([does(keymaps, 'x'), does(keymaps, 'gg'), does(keymaps, 'gp')]).toEqual(
      Array(3).fill('not_found'),
    );
    expect(does(keymaps, '<Home>')).toBe('go_to_first');
    expect(told(keymaps)).toEqual([]);
  });

  it('hide longer keys of the keymap, each told by its name', () => {
    const keymaps = coreKeymapsFor(choose({ navigate: { d: 'delete', g: 'go_to_last' } }));
    expect(does(keymaps, 'g')).toBe('go_to_last');
    expect(told(keymaps)).toContain('gg (first row) gives way to your last row (g).');
    expect(told(keymaps)).toContain('dd (delete) gives way to your delete (d).');
    expect(keymaps.conflicts).toHaveLength(1 + keysOfPrefix('g').length);
  });

  it('hide a shorter key of the keymap, and that is told', () => {
    const keymaps = coreKeymapsFor(choose({ navigate: { jj: 'half_page_down' } }));
    expect([does(keymaps, 'j'), does(keymaps, 'jj')]).toEqual(['pending', 'half_page_down']);
    expect(told(keymaps)).toEqual(['j (one row down) gives way to your half a page down (jj).']);
  });

  it('among each other: the first stays, the other is told', () => {
    const keymaps = coreKeymapsFor(choose({ navigate: { W: 'undo', Ww: 'redo' } }));
    expect(does(keymaps, 'W')).toBe('undo');
    expect(told(keymaps)).toEqual(['Ww (redo) is not bound: undo (W) has it.']);
  });

  it('count in the mode they are for, and in no other', () => {
    const keymaps = coreKeymapsFor(choose({ visual: { d: 'none', X: 'delete' }, edit: { '<C-j>': 'save' } }));
    expect([does(keymaps, 'd', 'visual'), does(keymaps, 'X', 'visual')]).toEqual(['not_found', 'delete']);
    expect([does(keymaps, 'dd'), does(keymaps, '<C-j>')]).toEqual(['delete', 'not_found']);
    expect(does(keymaps, '<C-j>', 'edit')).toBe('save');
  });

  it('win over those of vim too', () => {
    const keymaps = coreKeymapsFor(choose({ navigate: { '>': 'next_day' } }, 'vim'));
    expect(does(keymaps, '>')).toBe('next_day');
    expect(told(keymaps)).toEqual(['>> (indent) gives way to your day after (>).']);
  });

  it.each([
    [{ edit: { '<Esc>': 'none' } }, 'edit', 'save', 'save and leave'],
    [{ edit: { '<Esc>': 'char_left' } }, 'edit', 'save', 'save and leave'],
    [{ edit: { '<Esc>': 'none', '<Esc>x': 'char_left' } }, 'edit', 'save', 'save and leave'],
    [{ visual: { '<Esc>': 'none', v: 'none' } }, 'visual', 'close', 'close'],
  ] as const)('cannot lock anybody in: %j', (own, mode, action, title) => {
    const keymaps = coreKeymapsFor(choose(own as Own));
    expect(does(keymaps, '<Esc>', mode)).toBe(action);
    expect(told(keymaps)).toContain(
      `<Esc> (${title}) stays as it was: nothing else would leave (in ${mode} mode).`,
    );
  });

  it('may take Esc when something else leaves', () => {
    const keymaps = coreKeymapsFor(choose({ edit: { '<Esc>': 'none', '<C-c>': 'save' } }));
    expect(does(keymaps, '<Esc>', 'edit')).toBe('not_found');
    expect(told(keymaps)).toEqual([]);
  });
});

function keysOfPrefix(prefix: string): readonly string[] {
  return KEYMAP_TABLES['to-tui'].navigate.map(([keys]) => keys).filter((keys) => keys.startsWith(prefix));
}

describe('keys of plugins', () => {
  const key = { key: '<C-x>p', action: 'sync', title: 'sync ticket', bound: true };
  const jira = pluginSummary('jira', { keys: [key] });
  const merged = (pluginKeys: Record<string, Record<string, string>>, own: Own = {}, plugins = [jira]) =>
    mergeKeymaps(plugins, { ...choose(own), pluginKeys });

  it('come from the configuration before what was set in the application', () => {
    const keymaps = merged({ jira: { sync: 'W' } });
    expect([does(keymaps, 'W'), does(keymaps, '<C-x>p')]).toEqual(['jira sync ticket', 'not_found']);
  });

  it('also when the application had not bound them', () => {
    const off = { ...jira, keys: [{ ...key, bound: false, conflict: 'you switched it off' }] };
    expect(does(merged({ jira: { sync: 'W' } }, {}, [off]), 'W')).toBe('jira sync ticket');
  });

  it('are none when the configuration says so, running or not', () => {
    expect(does(merged({ jira: { sync: 'none' } }), '<C-x>p')).toBe('not_found');
    const off = { ...jira, state: 'disabled' as const };
    expect(does(merged({ jira: { sync: 'none' } }, {}, [off]), '<C-x>p')).toBe('not_found');
    expect(does(merged({ jira: { sync: 'W' } }, {}, [off]), 'W')).toBe('jira sync ticket');
  });

  it('take no key of the application that was not freed', () => {
    expect(told(merged({ jira: { sync: 'x' } }))).toEqual([
      'x (sync ticket, jira) is not bound: done or not (x) has it.',
    ]);
    expect(does(merged({ jira: { sync: 'x' } }, { navigate: { x: 'none' } }), 'x')).toBe('jira sync ticket');
  });

  it('come before suggestions of plugins with an earlier name', () => {
    const asana = pluginSummary('asana', { keys: [{ ...key, key: 'W' }] });
    const keymaps = merged({ jira: { sync: 'W' } }, {}, [asana, jira]);
    expect(does(keymaps, 'W')).toBe('jira sync ticket');
    expect(told(keymaps)).toEqual(['W (sync ticket, asana) is not bound: sync ticket of jira (W) has it.']);
  });

  it('for an action that the plugin does not have are told', () => {
    expect(told(merged({ jira: { snyc: 'W' } }))).toEqual(['W is not bound: jira has no action “snyc”.']);
    expect(does(merged({ constructor: { sync: 'W' } }), 'W')).toBe('not_found');
  });

  it('are not confused by names that the language knows', () => {
    const odd = pluginSummary('constructor', { keys: [{ ...key, key: 'W', action: 'name' }] });
    expect(does(merged({}, {}, [odd]), 'W')).toBe('constructor sync ticket');
  });

  it('are free or not by the keymap that counts', () => {
    const keymaps = coreKeymapsFor(choose({}, 'vim'));
    expect(keymapsOf(KEYMAP_TABLES.vim).modes).toEqual(keymaps.modes);
    expect(does(mergeKeymaps([], choose({}, 'vim')), 'yy')).toBe('yank');
  });
});
