import { PALETTES } from '../../src-core/config/palettes';
import { LEAST_CONTRAST } from '../../src-core/config/read-theme';
import type { Setting, SettingTable } from '../../src-core/config/setting';
import { defaultText, dotted, SETTING_TABLES, SETTINGS } from '../../src-core/config/settings';
import { INKS, type Ink, SURFACES, type Surface } from '../../src-core/config/theme-colours';
import { code, table } from './markdown';

/** docs/configuration.md: every setting, keys of one's own, theme files with a sample that is one of ours in full. */
export function configurationDocument(): string {
  return `${[HEAD, ...SETTINGS.map(setting), KEYS, ...SETTING_TABLES.map(settingTable), THEMES, sampleTheme(), COLOURS, colours()].join('\n\n')}\n`;
}

const HEAD = `# Configuration

Made by \`npm run docs\` from the tables in \`src-core/config\`; changes here are lost.

\`config.toml\` stands in the data directory (\`~/.config/to-tui\` on Linux; \`--data-dir=DIR\` or \`TO_TUI_HOME\` choose
another). It need not be there. It counts as soon as it is saved, by whatever editor. A key or value that cannot be taken
is named in the status bar and in the log with its line, and the rest holds; a file that is no TOML leaves what it said
before until it is mended.

\`:set KEY VALUE\` writes one key and leaves every other line as it is, comments among them; \`:set KEY\` shows it,
\`:set KEY --reset\` takes it out, \`:theme NAME\` is \`:set theme NAME\`. Tab completes all of them.

## Settings`;

function setting(one: Setting): string {
  const said = [
    `### ${code(dotted(one.key))}`,
    '',
    one.doc,
    '',
    `- takes ${one.expects}`,
    `- when nothing is said: ${code(defaultText(one))}`,
    `- as ${code(line(one))}`,
  ];
  return said.join('\n');
}

function line({ key, example }: Setting): string {
  const table = key.slice(0, -1);
  const header = table.length === 0 ? '' : `[${dotted(table)}] `;
  return `${header}${dotted(key.slice(-1))} = ${example}`;
}

const KEYS = `## Keys and filters of your own

Keys are written as in [actions.md](actions.md), which lists every action with its keys in both keymaps: \`dd\`, \`<C-x>p\`,
\`g g\` (blanks count for nothing), \`<Space>\`; C is Ctrl, A is Alt, S is Shift, D is Cmd; names in any case. Your keys come
before those of the keymap. \`"none"\` frees a key, and everything that begins with it. When one of yours begins like keys
of the keymap (\`g\` like \`gg\`), or goes on after one (\`jj\` after \`j\`), those of the keymap give way, and the help (\`?\`)
lists each of them under “Keys in conflict”. What ends typing or selecting cannot be lost: when nothing does, Esc still does.
Digits begin counts (\`3j\`).`;

function settingTable({ key, doc, example }: SettingTable): string {
  const name = dotted(key) === 'keybindings.plugins' ? 'keybindings.plugins.pomodoro' : dotted(key);
  return [`### ${code(`[${dotted(key)}]`)}`, '', doc, '', '```toml', `[${name}]`, example, '```'].join('\n');
}

const THEMES = `## Theme files

\`theme = "mine"\` takes the file \`themes/mine.toml\` in the data directory. It names what it changes of one of our themes
(\`base\`, otherwise \`dark\`); colours are \`"#rrggbb"\`. It counts as soon as it is saved. Text stays readable whatever the
file says: a colour whose contrast on one of the surfaces is under \`minimum_contrast\` (${LEAST_CONTRAST} to 21; that of the base
when nothing is said) gives way there to the colour of text, text to black or white, and a surface on which nothing could be
read is not taken. Each of these is told with its line.

This is our \`dark\`, in full:`;

function sampleTheme(): string {
  const { minimumContrast, surfaces, inks } = PALETTES.dark;
  const rgb = (name: string, value: number) => `${name} = "#${hex(value)}"`;
  return [
    '```toml',
    'base = "dark"',
    `minimum_contrast = ${minimumContrast}`,
    '',
    '[surfaces]',
    ...SURFACES.map((name) => rgb(name, surfaces[name])),
    '',
    '[inks]',
    ...INKS.map((name) => rgb(name, inks[name])),
    '```',
  ].join('\n');
}

const COLOURS = '### What is drawn in which colour';

const MEANING: Readonly<Record<Surface | Ink, string>> = {
  background: 'the window',
  panel: 'bars, and boxes above the list',
  selection: 'the row under the cursor, and selected rows',
  text: 'everything that has no other colour',
  dim: 'what matters less: frames, hints, ids',
  accent: 'keys, headings, the frame in focus, the caret',
  in_progress: 'rows in progress',
  question: 'rows with a question, warnings',
  important: 'important rows, errors, what is overdue',
  complete: 'what is done or cancelled',
  P0: 'the first priority',
  P1: 'the second priority',
  P2: 'the third priority',
  ok: 'what went well',
  plugin: 'what plugins say and add',
};

function colours(): string {
  const names: readonly (Surface | Ink)[] = [...SURFACES, ...INKS];
  const themes = ['dark', 'light', 'high_contrast'] as const;
  const colour = (theme: (typeof themes)[number], name: Surface | Ink): string => {
    const all: Readonly<Record<string, number>> = { ...PALETTES[theme].surfaces, ...PALETTES[theme].inks };
    return code(`#${hex(all[name] ?? 0)}`);
  };
  return table(
    ['Name', 'Draws', ...themes],
    names.map((name) => [code(name), MEANING[name], ...themes.map((theme) => colour(theme, name))]),
  );
}

function hex(rgb: number): string {
  return rgb.toString(16).padStart(6, '0');
}
