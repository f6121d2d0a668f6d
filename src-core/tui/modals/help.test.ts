import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../keymap/action';
import { CORE_KEYMAPS } from '../../keymap/keymap';
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
    expect(section('# In the help')).toEqual(['<Esc> ? q: close']);
    expect(section('# In a question')).toEqual(['y: yes', 'n <Esc>: no']);
    expect(section('# On a page')).toEqual(['<Esc> q: close', 'y: copy', '<Tab>: activity, or installed']);
    expect(section('# In the palette')).toContain('<Down> <C-n>: one row down');
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
