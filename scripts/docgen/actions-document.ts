import { DEFAULT_CONFIG } from '../../src-core/config/config';
import { ACTION_GROUPS, ACTIONS, type Action, KEY_MODES, type KeyMode } from '../../src-core/keymap/action';
import { CORE_KEYMAPS, coreKeymapsFor, type Keymaps, keysOf } from '../../src-core/keymap/keymap';

/** Where keys of each mode count, in the words of the document. */
const MODES: Readonly<Record<KeyMode, string>> = {
  navigate: 'the list',
  visual: 'selected rows',
  matches: 'while a search is on',
  search: 'typing what to search for',
  filter: 'typing a filter',
  due: 'typing a date',
  projects: 'projects',
  project_name: 'typing a name of a project',
  description: 'a description',
  rollover: 'the question about open todos',
  statistics: 'statistics',
  find: 'finding in all lists',
  edit: 'typing a row',
  prompt: 'typing a search',
  help: 'help',
  plugins: 'plugins',
  gallery: 'the gallery of plugins',
  confirm: 'a question',
  notice: 'a notice',
  message: 'a message',
  command: 'typing a command',
  palette: 'the palette',
  preview: 'a preview',
  provenance: 'who changed a todo',
  report: 'a page to read',
  settings: 'a plugin’s settings',
  setting: 'typing a setting',
};

/** docs/actions.md: every action by group, with its keys in each mode that knows it. */
export function actionsDocument(): string {
  return `${[HEAD, ...ACTION_GROUPS.map(section)].join('\n\n')}\n`;
}

const HEAD = `# Actions and their keys

Made by \`npm run docs\` from \`src-core/keymap/action.ts\`, \`default-keymap.ts\` and \`vim-keymap.ts\`; changes here are lost.

A key is written as the character it types (\`k\`, \`G\`, \`<\`) or in angle brackets with its name and the keys held with
it: \`<Space>\`, \`<C-r>\`, \`<A-S-Up>\`, where C is Ctrl, A is Alt, S is Shift and D is Cmd. Keys one after the other are
a sequence: \`dd\`. The keymap is chosen in the configuration: [configuration.md](configuration.md).`;

function section(group: Action['group']): string {
  const rows = ACTIONS.filter((action) => action.group === group).map(line);
  return [
    `## ${group}`,
    '',
    '| Keys (to-tui) | Keys (vim) | Action | What it does |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function line(action: (typeof ACTIONS)[number]): string {
  const vim = keysText(action, VIM);
  const keys = keysText(action, CORE_KEYMAPS);
  return `| ${keys} | ${vim === keys ? 'the same' : vim} | \`${action.name}\` | ${cell(action.doc)} |`;
}

const VIM = coreKeymapsFor({ ...DEFAULT_CONFIG, keymap: 'vim' });

/** Modes in which the keys are the same stand together; the list needs no name. */
function keysText(action: (typeof ACTIONS)[number], keymaps: Keymaps): string {
  const modes = new Map<string, string[]>();
  for (const mode of KEY_MODES) {
    const keys = keysOf(keymaps, mode, action.name).map(code).join(' ');
    if (keys !== '') modes.set(keys, [...(modes.get(keys) ?? []), mode === 'navigate' ? '' : MODES[mode]]);
  }
  return [...modes]
    .map(([keys, names]) => (names.includes('') ? keys : `${keys} (${names.join(', ')})`))
    .join('<br>');
}

function code(keys: string): string {
  return `\`${cell(keys)}\``;
}

/** Text that may stand in a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
