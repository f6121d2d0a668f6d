import { describe, expect, it } from 'vitest';
import { idOf, parseRows, YESTERDAY } from '../todo/testing/list-notation';
import { targetsOf } from './targets';
import { pluginSummary } from './testing/plugins';
import { type Session, session } from './testing/session';

const ROWS = ['A', ' b', ' c', 'D', 'E'];
const quiet = { config: { confirmDelete: false } };

/** Contents of the selected rows, whatever hides them. */
const chosen = (tui: Session) => targetsOf(tui.model, 'row').map(({ content }) => content);

describe('a selection', () => {
  it('goes from its anchor to the cursor, either way', () => {
    expect(chosen(session(ROWS).press('jvj'))).toEqual(['b', 'c']);
    expect(chosen(session(ROWS).press('3jvkk'))).toEqual(['b', 'c', 'D']);
    expect(chosen(session(ROWS).press('vG'))).toEqual(['A', 'b', 'c', 'D', 'E']);
    expect(chosen(session(ROWS).press('v2j'))).toEqual(['A', 'b', 'c']);
  });

  it('takes along what folded rows hide', () => {
    expect(chosen(session(ROWS).press('cvj'))).toEqual(['A', 'b', 'c', 'D']);
    expect(chosen(session(ROWS).press('cv'))).toEqual(['A', 'b', 'c']);
  });

  it.each(['v', '<Esc>'])('ends with %s, and nothing is changed', (keys) => {
    const tui = session(ROWS).press(`vj${keys}`);
    expect(tui.model.selection).toBeNull();
    expect(tui.asked('dispatch')).toEqual([]);
  });

  it('needs a row', () => {
    const tui = session([]).press('v');
    expect(tui.model.selection).toBeNull();
    expect(tui.model.status?.text).toMatch(/no row here/);
  });

  it('ends when its anchor is deleted by somebody else, with another day, and with a click', () => {
    const gone = session(ROWS)
      .press('3jvj')
      .change([{ type: 'delete_todo', id: idOf('D') }]);
    expect(gone.model.selection).toBeNull();
    expect(session(ROWS).press('v:go_to_day<Esc>').model.selection).not.toBeNull();
    expect(
      session(ROWS).press('v').send({ kind: 'click', x: 12, y: 3, double: false }).model.selection,
    ).toBeNull();
  });

  it('grows with a search', () => {
    expect(chosen(session(ROWS).press('jv/D<Enter>'))).toEqual(['b', 'c', 'D']);
  });
});

describe('a command on a selection', () => {
  it.each([
    ['x', 'vjjjx', ['[x] A', ' [x] b', ' [x] c', '[x] D', 'E']],
    ['x on rows of which one is open', '3jxkvjx', ['A', ' b', ' [x] c', '[x] D', 'E']],
    ['Space', 'jvj<Space>', ['A', ' [x] b', ' [x] c', 'D', 'E']],
    ['d', '3jvjd', ['A', ' b', ' c']],
    ['Tab', '3jvj<Tab>', ['A', ' b', ' c', ' D', ' E']],
    ['BackTab', 'jvj<BackTab>', ['A', 'b', 'c', 'D', 'E']],
    ['BackTab on a row and what is below it', '3j<Tab>j2<Tab><BackTab>', ['A', ' b', ' c', ' D', 'E']],
    ['S-A-Right', '3jvj<A-S-Right>', ['A', ' b', ' c', ' D', ' E']],
    ['S-A-Up', '3jvj<A-S-Up>', ['D', 'E', 'A', ' b', ' c']],
    ['S-A-Down', 'v3j<A-S-Down>', ['E', 'A', ' b', ' c', 'D']],
  ])('%s', (_, keys, rows) => expect(session(ROWS, quiet).press(keys).rows()).toEqual(rows));

  it.each(['x', '<Space>', 'p', 'd', '<Tab>', '<A-S-Right>', '<A-S-Up>'])('%s is one step to undo', (key) => {
    const tui = session(ROWS, quiet).press(`3jvj${key}`);
    expect(tui.asked('dispatch')).toHaveLength(1);
    expect(tui.model.waiting.answers).toBe(0);
    expect(tui.press('u').rows()).toEqual(ROWS);
  });

  it.each(['x', '<Space>', 'p', 'd', 'y', 'Y', 'D', 'gr', 'gm', 'm', 'u'])('ends with %s', (key) =>
    expect(session(ROWS, quiet).press(`3jvj${key}`).model.selection).toBeNull(),
  );

  it.each(['<Tab>', '<BackTab>', '<A-S-Right>', '<A-S-Up>'])('goes on after %s', (key) =>
    expect(session(ROWS, quiet).press(`3jvj${key}`).model.selection).not.toBeNull(),
  );

  it('D, gr and gm speak of the rows, m of the topmost of them', () => {
    const rows = ['A', 'b', 'c', 'D'].map(idOf);
    for (const key of ['D', 'gr', 'gm']) {
      expect(session(ROWS).press(`v3j${key}`).model.modal).toMatchObject({ kind: 'due', ids: rows });
    }
    expect(session(ROWS).press('v3jm').model.modal).toMatchObject({ moving: [idOf('A'), idOf('D')] });
  });

  it('asks once before subtrees are deleted, and keeps nothing selected', () => {
    const tui = session(ROWS).press('v3jd');
    expect(tui.model.modal).toMatchObject({
      question: 'Delete these 2 rows and the 2 below them?',
      lines: ['A', 'b', 'c', 'D'],
    });
    expect(tui.press('y').rows()).toEqual(['E']);
    expect(session(ROWS).press('v3jdn').rows()).toEqual(ROWS);
  });

  it('is refused on a past day', () => {
    const otherRows = parseRows(['old', 'older'], { date: YESTERDAY });
    const tui = session(ROWS, { otherRows }).press('<').press('vjx');
    expect(tui.asked('dispatch')).toEqual([]);
    expect(tui.model.status?.text).toContain('is closed and can only be read');
    expect(chosen(session(ROWS, { otherRows }).press('<').press('vj'))).toEqual(['old', 'older']);
  });

  it('leaves the keys of plugins to the row under the cursor', () => {
    const keys = [{ key: '<C-x>p', action: 'sync', title: 'sync', bound: true }];
    const tui = session(ROWS, { plugins: [pluginSummary('jira', { keys })] }).press('vj<C-x>p');
    expect(tui.asked('invoke_plugin_action')).toMatchObject([{ action: 'sync', selected: idOf('b') }]);
    expect(tui.model.selection).not.toBeNull();
  });

  it('does not reach for a key of the list that it has not', () => {
    expect(session(ROWS).press('vn').model.mode).toBe('navigate');
    expect(session(ROWS).press('vgb').model.modal).toBeNull();
  });

  it('works from the command line, too', () => {
    const tui = session(ROWS).press('3jvj:').type('toggle_state').press('<Enter>');
    expect(tui.rows()).toEqual(['A', ' b', ' c', '[x] D', '[x] E']);
  });
});
