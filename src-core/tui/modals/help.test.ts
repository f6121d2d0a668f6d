import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../config/config';
import { ACTIONS } from '../../keymap/action';
import { CORE_KEYMAPS, coreKeymapsFor } from '../../keymap/keymap';
import { pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';
import { type HelpRow, helpRows } from './help-rows';

const key = { key: '<C-x>p', action: 'sync', title: 'sync ticket', bound: true };
const plugins = [pluginSummary('jira', { keys: [key] })];
const open = (): Session => session([], { plugins, size: { cols: 80, rows: 24 } }).press('?');

/** The lines in sight: 20 below the search. */
function shown({ model }: Session): string[] {
  if (model.modal?.kind !== 'help') return [];
  const rows = helpRows(model.keymaps, model.modal.filter.text).slice(
    model.modal.scroll,
    model.modal.scroll + 20,
  );
  return rows.map(print);
}

function print(row: HelpRow): string {
  if (row.kind === 'conflict') return `${row.keys.join(' ')}: ${row.title}, ${row.doc}`;
  return row.kind === 'heading' ? `# ${row.title}` : `${row.keys.join(' ')}: ${row.title}`;
}

describe('the help', () => {
  it('has every action', () => {
    const text = helpRows(CORE_KEYMAPS, '').map(print).join('\n');
    expect(ACTIONS.filter(({ title }) => !text.includes(title))).toEqual([]);
    expect(shown(open()).slice(0, 2)).toEqual(['# Move', 'k <Up>: one row up']);
  });

  it('names the keys of the list first, and under a heading of their own those of boxes', () => {
    const rows = helpRows(CORE_KEYMAPS, '').map(print);
    expect(rows).toContain('<Esc>: close');
    const section = (heading: string) => {
      const from = rows.indexOf(heading);
      const to = rows.findIndex((row, index) => index > from && row.startsWith('# '));
      return rows.slice(from + 1, to < 0 ? undefined : to);
    };
    expect(section('# In a search')).toEqual(['<Esc>: close', '<Enter>: take what is typed']);
    expect(section('# In the help')).toEqual([':: command line', '<Esc> ? q: close']);
    expect(section('# In a question')).toEqual(['y: yes', 'n <Esc>: no']);
    expect(section('# On a page')).toEqual([
      ':: command line',
      '?: help',
      '<Esc> q: close',
      'y: copy',
      '<Tab>: next tab',
      '<BackTab>: tab before',
    ]);
    expect(section('# In the palette')).toContain('<Down> <C-n>: one row down');
  });

  it('shows the keys of the keymap in use, the user’s own among them, and what is in conflict', () => {
    const navigate = { '<C-s>': 'sort_by_priority', jj: 'undo' } as const;
    const config = { ...DEFAULT_CONFIG, keybindings: { ...DEFAULT_CONFIG.keybindings, navigate } };
    const rows = helpRows(coreKeymapsFor(config), '');
    expect(rows.slice(0, 3).map(print)).toEqual([
      '# Keys in conflict',
      'j: one row down, gives way to your undo (jj)',
      '# Move',
    ]);
    expect(rows).toContainEqual(expect.objectContaining({ keys: ['<C-s>', 's'], own: ['<C-s>'] }));
    expect(rows).toContainEqual(expect.objectContaining({ keys: ['jj', 'u'], own: ['jj'] }));
    expect(rows.filter((row) => row.kind === 'keys' && row.own.length > 0)).toHaveLength(2);
    expect(helpRows(coreKeymapsFor(config), 'gives way').map(print)).toHaveLength(2);
    const vim = helpRows(coreKeymapsFor({ ...DEFAULT_CONFIG, keymap: 'vim' }), '').map(print);
    expect(vim).toContain('>> <Tab> <C-t>: indent');
    expect(vim).toContain('p: paste below');
  });

  it('parts the keys of selected rows and of a search from those of the list', () => {
    const rows = helpRows(CORE_KEYMAPS, '').map(print);
    expect(rows).toContain('dd: delete');
    expect(rows.slice(rows.indexOf('# With rows selected')).slice(1, 3)).toContain('d <Del>: delete');
    expect(rows.slice(rows.indexOf('# While a search is on')).slice(1, 3)).toEqual([
      'n: next match',
      'N: match before',
    ]);
  });

  it('scrolls to its last line, which is a plugin’s, and no further', () => {
    const tui = open().press('G');
    expect(shown(tui)).toHaveLength(20);
    expect(shown(tui).slice(-2)).toEqual(['# Plugin jira', '<C-x>p: sync ticket']);
    expect(shown(tui.press('jjj<C-d>'))).toEqual(shown(open().press('G')));
    expect(shown(tui.press('gg'))[0]).toBe('# Move');
    expect(shown(tui.press('j'))[0]).toBe('k <Up>: one row up');
    expect(shown(tui.send({ kind: 'wheel', lines: -3, x: 1, y: 1 }))[0]).toBe('# Move');
  });

  it('finds what has all the words, in keys, titles, sentences and names of plugins', () => {
    expect(shown(open().press('/').type('jira'))).toEqual(['# Plugin jira', '<C-x>p: sync ticket']);
    expect(shown(open().press('/').type('CHILDREN outdent'))).toEqual([
      '# Arrange',
      '<BackTab>: outdent',
      '<A-S-Left>: outdent with children',
    ]);
    expect(shown(open().press('/').type('no such thing'))).toEqual([]);
  });

  it('keeps what was found with Enter and shows all again with Esc', () => {
    const tui = open().press('/').type('undox').press('<BS>');
    expect(tui.press('<Enter>').model.modal).toMatchObject({ filtering: false, filter: { text: 'undo' } });
    expect(tui.press('/<Esc>').model.modal).toMatchObject({ filtering: false, filter: { text: '' } });
    expect(tui.press('q').model.modal).toBeNull();
  });

  it('says what of a search found no room', () => {
    const tui = open()
      .press('/')
      .send({ kind: 'paste', text: 'a'.repeat(205) });
    expect(tui.model.status?.text).toBe('The line is full: 5 characters were left out.');
  });

  it('takes text where it is typed, and nowhere else', () => {
    const text = (tui: Session) =>
      tui.model.modal?.kind === 'help' ? tui.model.modal.filter.text : undefined;
    expect(text(open().send({ kind: 'paste', text: 'undo' }))).toBe('');
    expect(text(open().press('/').send({ kind: 'paste', text: 'un\ndo' }))).toBe('un do');
  });
});
