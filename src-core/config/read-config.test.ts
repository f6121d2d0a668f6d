import { describe, expect, it } from 'vitest';
import { locateKey } from '../../src-main/toml/locate-key';
import { parseToml } from '../../src-main/toml/parse-toml';
import { DEFAULT_CONFIG } from './config';
import { faultsText, faultText } from './faults';
import { readConfig } from './read-config';
import { SETTINGS } from './settings';

function read(text: string) {
  const parsed = parseToml(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return readConfig(parsed.value, (key) => locateKey(text, key));
}

/** What is said about a text. */
const faults = (text: string) => read(text).faults.map(faultText);

const EVERYTHING = `
theme = "nord"
keymap = "vim"
which_key_delay = 0
auto_rollover = "auto_yes"
confirm_delete = false
due_soon_days = 7
reminders = false
reduced_motion = true
last_used_project = "p-1"

[font]
family = "Iosevka"
size = 20

[plugins]
disabled = ["a", "b", "a"]

[keybindings.navigate]
"<c-s>" = "sort_by_priority"
"g g" = "none"

[keybindings.edit]
"<C-Enter>" = "save"

[keybindings.visual]
X = "delete"

[keybindings.plugins.jira]
sync = "<c-j>s"
create = "none"

[filters]
"due soon" = "due:week"
`;

describe('config.toml', () => {
  it('may be empty', () => expect(read('')).toEqual({ config: DEFAULT_CONFIG, faults: [] }));

  it('says everything there is to say', () => {
    const { config, faults: found } = read(EVERYTHING);
    expect(found).toEqual([]);
    expect(config).toEqual({
      theme: 'nord',
      keymap: 'vim',
      keybindings: {
        navigate: { '<C-s>': 'sort_by_priority', gg: 'none' },
        edit: { '<C-Enter>': 'save' },
        visual: { X: 'delete' },
      },
      pluginKeys: { jira: { sync: '<C-j>s', create: 'none' } },
      whichKeyDelay: 0,
      autoRollover: 'auto_yes',
      confirmDelete: false,
      disabledPlugins: ['a', 'b'],
      lastUsedProject: 'p-1',
      font: { family: 'Iosevka', size: 20 },
      reducedMotion: true,
      reminders: false,
      dueSoonDays: 7,
      filters: { 'due soon': 'due:week' },
    });
    const changed = SETTINGS.filter((setting) => setting.get(config) !== setting.get(DEFAULT_CONFIG));
    expect(changed).toHaveLength(SETTINGS.length);
  });

  it('has a short way to say the font', () => {
    expect(read('font = "Iosevka"\nfont_size = 20').config.font).toEqual({ family: 'Iosevka', size: 20 });
    expect(faults('font_size = 20\n[font]\nsize = 12')).toEqual([
      'config.toml, line 1: font_size says the same as font.size, which counts.',
    ]);
    expect(faults('font = 3')).toEqual([
      'config.toml, line 1: font takes the name of a font, at most 200 characters, not 3.',
    ]);
  });

  it.each([
    ['which_key_dely = 3', 'which_key_dely is no setting; did you mean “which_key_delay”?'],
    ['qwertz = 3', 'qwertz is no setting.'],
    ['[font]\nsise = 3', 'font.sise is no setting; did you mean “size”?'],
    ['[keybindings.normal]\nx = "undo"', 'keybindings.normal is no setting.'],
    ['[keybindings.visul]\nx = "undo"', 'keybindings.visul is no setting; did you mean “visual”?'],
    ['plugins = 3', 'plugins takes a table, as [plugins], not 3.'],
    ['filters = "x"', 'filters takes a table, as [filters], not “x”.'],
    ['keybindings = []', 'keybindings takes a table, as [keybindings], not a list.'],
    [
      'which_key_delay = "soon"',
      'which_key_delay takes a whole number from 0 to 10,000 (milliseconds), not “soon”.',
    ],
    [
      'which_key_delay = 10_001',
      'which_key_delay takes a whole number from 0 to 10,000 (milliseconds), not 10001.',
    ],
    [
      'which_key_delay = 1.5',
      'which_key_delay takes a whole number from 0 to 10,000 (milliseconds), not 1.5.',
    ],
    ['due_soon_days = nan', 'due_soon_days takes a whole number from 0 to 365 (days), not NaN.'],
    ['font_size = 5', 'font_size takes a whole number from 6 to 72 (pixels), not 5.'],
    ['confirm_delete = "yes"', 'confirm_delete takes true or false, not “yes”.'],
    ['keymap = "wim"', 'keymap takes “to-tui” or “vim”, not “wim”; did you mean “vim”?'],
    ['auto_rollover = "yes"', 'auto_rollover takes “ask”, “auto_yes” or “auto_no”, not “yes”.'],
    [
      'theme = "../../etc/passwd"',
      'theme takes “default”, “dark”, “light” or “high_contrast”, or the name of a file in themes/ without .toml, not “../../etc/passwd”.',
    ],
    ['reminders = 2026-01-31', 'reminders takes true or false, not a date.'],
    [
      '[plugins]\ndisabled = "x"',
      'plugins.disabled takes a list of names of plugins, as ["one", "two"], not “x”.',
    ],
    ['[filters]\nall = 3', 'all takes the text of a filter in one line, at most 200 characters, not 3.'],
    ['[keybindings.navigate]\nx = 3', 'x takes the name of an action or “none”, not 3.'],
    ['[keybindings.navigate]\nx = "undoo"', 'x asks for “undoo”, which is no action; did you mean “undo”?'],
    [
      '[keybindings.edit]\n"<C-z>" = "undo"',
      '<C-z> asks for undo, which is not done in edit mode but in: navigate, visual.',
    ],
    [
      '[keybindings.navigate]\n"<C-nope>" = "undo"',
      '“<C-nope>” is no key: write keys as dd, <C-x>p, <Space>.',
    ],
    [
      '[keybindings.navigate]\n"<c-z>" = "undo"\n"<C-z>" = "redo"',
      '<C-z> is the same as <C-z>, which stands before it.',
    ],
    ['[keybindings.plugins]\njira = 3', 'jira takes a table of actions and their keys, not 3.'],
    [
      '[keybindings.plugins.jira]\nsync = "<C-nope>"',
      'sync takes a key or “none”, not “<C-nope>”: write keys as dd, <C-x>p, <Space>.',
    ],
  ])('%j: %s', (text, message) => {
    expect(faults(text).map((each) => each.replace(/^config\.toml, line \d+: /, ''))).toEqual([message]);
    expect(faults(text)[0]).toMatch(/^config\.toml, line \d+: /);
  });

  it('is taken but for what is wrong in it, from top to bottom', () => {
    const { config, faults: found } = read(
      `keymap = 3\nconfirm_delete = false\nx = 1\n[font]\nsize = 99\nfamily = "F"`,
    );
    expect(config).toMatchObject({ keymap: 'to-tui', confirmDelete: false, font: { size: 15, family: 'F' } });
    expect(found.map(({ line, key }) => [line, key])).toEqual([
      [1, 'keymap'],
      [3, 'x'],
      [5, 'font.size'],
    ]);
    expect(faultsText(found)).toMatch(/^config\.toml, line 1: keymap takes .* \(and 2 more\)$/);
    expect(faultsText([])).toBeNull();
  });

  it('has its conflicts of keys named where they are made', () => {
    const text =
      '[keybindings.navigate]\n"<c-s>" = "undo"\n"g  g" = "undo"\n" d" = "delete"\n[keybindings.plugins.jira]\nsync = "xx"';
    expect(read(text).faults.map(({ line, key, message }) => [line, key, message])).toEqual([
      [4, 'keybindings.navigate." d"', 'dd (delete) gives way to your delete (d).'],
      [
        6,
        'keybindings.plugins.jira.sync',
        'xx is not given to jira: done or not (x) has it. Free it with "x" = "none" in [keybindings.navigate].',
      ],
    ]);
  });

  it('puts no control characters of the file on the screen, and no long texts', () => {
    const found = faults(`"\\u001b[2J" = 1\nkeymap = "\\u001b]0;x\\u0007${'y'.repeat(5_000)}"`);
    expect(found.join('')).not.toMatch(/\p{Cc}/u);
    expect(Math.max(...found.map(({ length }) => length))).toBeLessThan(300);
  });

  it('does not mistake names of the language for settings', () => {
    expect(faults('toString = 1')).toEqual(['config.toml, line 1: toString is no setting.']);
    expect(read('[keybindings.navigate]\ntoString = "undo"').config.keybindings.navigate).toEqual({
      toString: 'undo',
    });
  });
});
