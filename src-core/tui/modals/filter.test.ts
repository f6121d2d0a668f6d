import { describe, expect, it } from 'vitest';
import { idOf, parseRows } from '../../todo/testing/list-notation';
import { type Session, session, Session as Tui } from '../testing/session';

const ROWS = ['Garden', ' [x] rake #tools', ' [!] seeds', 'House', ' [x] paint #tools', 'Rest'];
const filtered = (line: string, rows = ROWS) => session(rows).press('f').type(line);
const shown = (tui: Session) => tui.lines.map((line) => line.slice(2));

describe('the filter', () => {
  it('shows what fits with what it is below, while it is typed', () => {
    const tui = filtered('#tools');
    expect(shown(tui)).toEqual(['Garden', ' [x] rake #tools', 'House', ' [x] paint #tools']);
    expect(shown(tui.type(' pai'))).toEqual(['House', ' [x] paint #tools']);
    expect(shown(tui.press('<Enter>'))).toEqual(['House', ' [x] paint #tools']);
    expect(tui.model.modal).toBeNull();
  });

  it('is given up by Esc, and cleared by Esc in the list', () => {
    const tui = filtered('rake').press('<Enter>f').type(' no').press('<Esc>');
    expect(tui.model.filter?.text).toBe('rake');
    expect(tui.press('<Esc>').lines).toHaveLength(ROWS.length);
    expect(filtered('rake').press('<Esc>').lines[0]).toBe('> Garden');
  });

  it('is opened with its line, and cleared by an empty one', () => {
    const tui = filtered('rake').press('<Enter>f<C-u><Enter>');
    expect(tui.model.filter).toBeNull();
  });

  it('shows what was folded away, and folds anew without remembering', () => {
    const tui = session(ROWS).press('cf').type('#tools').press('<Enter>');
    expect(shown(tui)[1]).toBe(' [x] rake #tools');
    const folds = tui.asked('remember_fold').length;
    expect(shown(tui.press('ggc'))).toEqual(['Garden +', 'House', ' [x] paint #tools']);
    expect(tui.asked('remember_fold')).toHaveLength(folds);
    expect(tui.press('<Esc>').lines[0]).toBe('> Garden +');
  });

  it('puts the cursor on what is shown', () => {
    expect(session(ROWS).press('Gf').type('rake').lines).toContain('>  [x] rake #tools');
    expect(filtered('paint').lines).toContain('> House');
  });

  it('keeps new rows in sight until it changes', () => {
    const tui = filtered('rake').press('<Enter>').press('Gn').type('spade').press('<Esc>');
    expect(shown(tui)).toEqual(['Garden', ' [x] rake #tools', ' spade']);
    expect(shown(tui.press('f').type(' ').press('<BS><Enter>'))).toContain(' spade');
    expect(shown(tui.press('f').type(' #tools').press('<Enter>'))).not.toContain(' spade');
  });

  it('lets a row go that fits no more', () => {
    const tui = filtered('state:important').press('<Enter>G');
    expect(shown(tui)).toEqual(['Garden', ' [!] seeds']);
    expect(shown(tui.press('x'))).toEqual([]);
  });

  it('is what commands see of the list: what is hidden between is not touched', () => {
    const tui = filtered('#tools').press('<Enter>').press('vG<Space>');
    expect(tui.rows()).toEqual(
      ['[x] Garden', ' [x] rake #tools', ' [x] seeds', '[x] House', ' [x] paint #tools', 'Rest'].map((row) =>
        row === ' [x] seeds' ? ' [!] seeds' : row,
      ),
    );
  });

  it('says what is wrong and leaves the list as it is', () => {
    const tui = filtered('rake due:soon');
    expect(tui.model.modal).toMatchObject({
      fault: expect.stringMatching(/^due: does not know “soon”\. It takes/),
    });
    expect(shown(tui)).toEqual(['Garden', ' [x] rake #tools']);
    expect(tui.press('<Enter>').model.modal).not.toBeNull();
  });

  it('completes words, values and tags with Tab', () => {
    const typed = (tui: Session) => (tui.model.modal?.kind === 'filter' ? tui.model.modal.input.text : null);
    expect(typed(filtered('sta').press('<Tab>'))).toBe('state:');
    expect(typed(filtered('state:im').press('<Tab>'))).toBe('state:important ');
    expect(typed(filtered('-#t').press('<Tab>'))).toBe('-#tools ');
    const walked = filtered('state:').press('<Tab><Tab>');
    expect(typed(walked)).toBe('state:complete ');
    expect(typed(walked.press('<BackTab>'))).toBe('state:open ');
  });
});

describe('a saved filter', () => {
  const config = { filters: { tools: '#tools', urgent: 'state:important' } };
  const open = () => new Tui(parseRows(ROWS), { config });

  it('is picked with Tab in an empty line', () => {
    const tui = open().press('f<Tab>');
    expect(tui.model.modal).toMatchObject({ completing: { words: ['tools', 'urgent'], chosen: 0 } });
    expect(tui.press('<Tab><Enter>').model.filter?.text).toBe('state:important');
  });

  it('is a command by its name, and so is any other filter', () => {
    expect(open().press(':').type('filter tools').press('<Enter>').model.filter?.text).toBe('#tools');
    expect(open().press(':').type('filter -#tools state:open').press('<Enter>').model.filter?.text).toBe(
      '-#tools state:open',
    );
    expect(open().press(':').type('filter').press('<Enter>').model.modal?.kind).toBe('filter');
    expect(open().press(':').type('filter p:9').press('<Enter>').model.status?.text).toMatch(
      /p: does not know/,
    );
  });

  it('is saved in the configuration', () => {
    const tui = open().press('f').type('p:0').press('<Enter>:').type('filter save mine').press('<Enter>');
    expect(tui.asked('save_config')).toEqual([
      { kind: 'save_config', key: ['filters', 'mine'], value: 'p:0' },
    ]);
    const none = open().press(':').type('filter save mine').press('<Enter>');
    expect(none.model.status?.text).toMatch(/No filter is on/);
  });

  it('brings a selection to its end', () => {
    expect(open().press('vj:').type('filter tools').press('<Enter>').model.selection).toBeNull();
    expect(idOf('Garden')).toBe(open().model.cursor);
  });
});
