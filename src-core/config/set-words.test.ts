import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from './config';
import { placeInFile, valueAt } from './read-config';
import { completeSetting, readSetting, showSetting } from './set-words';

const words = (text: string) => text.split(' ');

describe(':set KEY VALUE', () => {
  it.each([
    ['which_key_delay 0', ['which_key_delay'], 0],
    ['confirm_delete off', ['confirm_delete'], false],
    ['theme light', ['theme'], 'light'],
    ['theme default', ['theme'], 'default'],
    ['theme --reset', ['theme'], null],
    ['which_key_delay --reset', ['which_key_delay'], null],
    ['font Fira Code', ['font', 'family'], 'Fira Code'],
    ['font_size 20', ['font', 'size'], 20],
    ['font.size 20', ['font', 'size'], 20],
    ['keybindings.navigate.<C-j>. undo', ['keybindings', 'navigate', '<C-j>.'], 'undo'],
    ['keybindings.navigate.g last_row', null, 'g asks for “last_row”, which is no action'],
    ['keybindings.navigate.g go_to_last', ['keybindings', 'navigate', 'g'], 'go_to_last'],
    ['keybindings.navigate.x --reset', ['keybindings', 'navigate', 'x'], null],
    ['keybindings.plugins.jira.sync <C-x>p', ['keybindings', 'plugins', 'jira', 'sync'], '<C-x>p'],
    ['filters.urgent p:0 -#later', ['filters', 'urgent'], 'p:0 -#later'],
    ['keymap wim', null, 'keymap takes “to-tui” or “vim”, not “wim”; did you mean “vim”?'],
    ['font_size 5', null, 'font.size takes a whole number from 6 to 72 (pixels), not 5.'],
    ['font_size', null, 'font_size takes a value: :set font_size VALUE.'],
    ['thme dark', null, 'thme is no setting; did you mean “theme”?'],
    ['keybindings.navigate. undo', null, 'keybindings.navigate. is no setting.'],
    ['keybindings.plugins.jira W', null, 'keybindings.plugins.jira is no setting.'],
    [
      'plugins.disabled x',
      null,
      'plugins.disabled takes a list of names of plugins, as ["one", "two"], not “x”.',
    ],
  ])('%s', (text, key, value) => {
    const read = readSetting(words(text));
    if (key === null)
      expect(read).toMatchObject({ ok: false, error: expect.stringContaining(String(value)) });
    else expect(read).toEqual({ ok: true, value: { key, value } });
  });
});

describe(':set KEY', () => {
  const config = { ...DEFAULT_CONFIG, filters: { all: 'x' }, pluginKeys: { jira: { sync: 'W' } } };

  it.each([
    ['which_key_delay', 'which_key_delay = 400'],
    ['font', 'font.family = not set'],
    ['theme', 'theme = "default"'],
    ['plugins.disabled', 'plugins.disabled = []'],
    ['filters.all', 'filters.all = "x"'],
    ['filters.toString', 'filters.toString = not set'],
    ['keybindings.plugins.jira.sync', 'keybindings.plugins.jira.sync = "W"'],
    ['keybindings.edit.<C-x>', 'keybindings.edit."<C-x>" = not set'],
  ])('%s', (name, text) => expect(showSetting(name, config)).toEqual({ ok: true, value: text }));

  it('says what is no setting', () => expect(showSetting('nope', config).ok).toBe(false));
});

describe('completion', () => {
  it.each([
    [['th'], ['theme']],
    [['keybindings.n'], ['keybindings.navigate.']],
    [
      ['theme', ''],
      ['default', 'dark', 'light', 'high_contrast', 'nord', '--reset'],
    ],
    [['theme', 'n'], ['nord']],
    [
      ['confirm_delete', ''],
      ['true', 'false', '--reset'],
    ],
    [
      ['keybindings.edit.<C-s>', 'sav'],
      ['save', 'save_and_new'],
    ],
    [['keybindings.edit.<C-s>', 'no'], ['none']],
    [['filters.x', ''], []],
    [['theme', 'dark', ''], []],
    [['nope', ''], []],
  ])('%j', (typed, found) => expect(completeSetting(typed, ['nord'])).toEqual(found));

  it('knows every name', () => {
    expect(completeSetting([])).toContain('due_soon_days');
    expect(completeSetting([]).length).toBeGreaterThan(15);
  });
});

describe('the place of a key in a file', () => {
  it.each([
    [{}, ['font', 'size'], ['font', 'size']],
    [{ font_size: 3 }, ['font', 'size'], ['font_size']],
    [{ font: { size: 3 } }, ['font', 'size'], ['font', 'size']],
    [{ font: 'X' }, ['font', 'size'], ['font_size']],
    [{ font: 'X' }, ['font', 'family'], ['font']],
    [{ font: { size: 3 } }, ['font', 'family'], ['font', 'family']],
    [{ theme: 'x' }, ['theme'], ['theme']],
  ])('%j %j: %j', (table, key, place) => expect(placeInFile(table, key)).toEqual(place));

  it('is no name that the language knows', () => {
    expect(valueAt({ font: {} }, ['constructor'])).toBeUndefined();
    expect(valueAt({ font: {} }, ['font', 'toString'])).toBeUndefined();
  });
});
