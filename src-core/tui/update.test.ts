import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, idOf, parseRows, TODAY, TODAYS_LIST, YESTERDAY } from '../todo/testing/list-notation';
import { MAX_CONTENT_LENGTH } from '../todo/todo';
import { type Session, session } from './testing/session';

/** The visible rows after the keys, on a list whose cursor is on the first row. */
const linesAfter = (lines: readonly string[], keys: string): string[] => session(lines).press(keys).lines;

describe('the cursor', () => {
  const rows = ['A', ' b', '  c', 'D'];
  it.each([
    ['jj', ['  A', '   b', '>   c', '  D']],
    ['jjjjjj', ['  A', '   b', '    c', '> D']],
    ['jjk', ['  A', '>  b', '    c', '  D']],
    ['k', ['> A', '   b', '    c', '  D']],
    ['Ggg', ['> A', '   b', '    c', '  D']],
    ['G', ['  A', '   b', '    c', '> D']],
    ['<C-d>', ['  A', '   b', '    c', '> D']],
    ['G<C-u>', ['> A', '   b', '    c', '  D']],
    ['d<Esc>j', ['  A', '>  b', '    c', '  D']],
  ])('%s', (keys, lines) => expect(linesAfter(rows, keys)).toEqual(lines));

  it('is nowhere on an empty list, and on the first row that comes', () => {
    const tui = session([]).press('jGggx');
    expect(tui.lines).toEqual([]);
    expect(tui.model.cursor).toBeNull();
    tui.change([{ type: 'create_todo', list: TODAYS_LIST, place: { kind: 'end' }, content: 'A' }]);
    expect(tui.lines).toEqual(['> A']);
  });
});

describe('folding', () => {
  const rows = ['A', ' b', '  c', 'D'];
  it.each([
    ['c', ['> A +', '  D']],
    ['cc', ['> A', '   b', '    c', '  D']],
    ['h', ['> A +', '  D']],
    ['hhl', ['> A', '   b', '    c', '  D']],
    ['jjh', ['  A', '>  b', '    c', '  D']],
    ['jjhhh', ['> A', '   b +', '  D']],
    ['Gc', ['  A', '   b', '    c', '> D']],
    ['cj', ['  A +', '> D']],
  ])('%s', (keys, lines) => expect(linesAfter(rows, keys)).toEqual(lines));

  it('is remembered by main, and no change of the document', () => {
    const tui = session(rows).press('cl');
    expect(tui.asked('remember_fold').map(({ folded }) => folded)).toEqual([true, false]);
    expect(tui.asked('dispatch')).toEqual([]);
  });

  it('opens again when a change hides the row under the cursor', () => {
    expect(linesAfter(['A', ' b', 'C'], 'cj<Tab>')).toEqual(['  A', '   b', '>  C']);
  });
});

describe('changing rows', () => {
  it.each([
    ['x', ['> [x] A', '   [x] b', '  C']],
    ['xu', ['> A', '   b', '  C']],
    ['xu<C-r>', ['> [x] A', '   [x] b', '  C']],
    ['<Space><Space>', ['> [*] A', '   b', '  C']],
    ['G<Tab>', ['  A', '   b', '>  C']],
    ['j<BackTab>', ['  A', '> b', '  C']],
    ['G<A-S-Up>', ['> C', '  A', '   b']],
    ['<A-S-Down>', ['  C', '> A', '   b']],
    ['G<A-S-Right>', ['  A', '   b', '>  C']],
    ['j<A-S-Left>', ['  A', '> b', '  C']],
    ['jdd', ['  A', '> C']],
    ['Gdd', ['  A', '>  b']],
    ['ddy', ['> C']],
    ['ddn', ['> A', '   b', '  C']],
    ['dd<Esc>', ['> A', '   b', '  C']],
    ['ddyu', ['> A', '   b', '  C']],
    ['jddkdd', ['> C']],
  ])('%s', (keys, lines) => expect(linesAfter(['A', ' b', 'C'], keys)).toEqual(lines));

  it('walks through the priorities', () => {
    const tui = session(['A']);
    const seen = ['p', 'p', 'p', 'p'].map((key) => tui.press(key).model.list.todos.rows[0]?.priority);
    expect(seen).toEqual(['P0', 'P1', 'P2', null]);
  });

  it('asks before it deletes a subtree, and names what would go', () => {
    const { model } = session(['A', ' b', '  c', 'D']).press('dd');
    expect(model.modal).toEqual({
      kind: 'confirm',
      question: 'Delete this row and the 2 below it?',
      lines: ['A', 'b', 'c'],
      deed: { kind: 'delete_todos', ids: [idOf('A')] },
      under: null,
    });
  });

  it.each([
    ['<Tab>', 'This row cannot go deeper: it is below the row before it already, or the first.'],
    ['<BackTab>', 'This row is at the top level already.'],
    ['u', 'There is nothing to undo.'],
  ])('says why %s did nothing', (keys, text) =>
    expect(session(['A']).press(keys).model.status?.text).toBe(text),
  );
});

describe('typing', () => {
  it.each([
    ['n<Esc>', ['> A', '   b', '  C']],
    ['nx<Esc>', ['  A', '   b', '> x', '  C']],
    ['jnx<Esc>', ['  A', '   b', '>  x', '  C']],
    ['GOx<Esc>', ['  A', '   b', '> x', '  C']],
    ['nx<Enter>y<Esc>', ['  A', '   b', '  x', '> y', '  C']],
    ['nx<Enter>', ['  A', '   b', '  x', '> |', '  C']],
    ['nx<Enter><Enter>', ['  A', '   b', '> x', '  C']],
    ['n<Tab>x<Enter><BackTab>y<Esc>', ['  A', '   b', '   x', '> y', '  C']],
    ['GOx<Enter>y<Esc>', ['  A', '   b', '  x', '> y', '  C']],
    ['jiz<Esc>', ['  A', '>  bz', '  C']],
    ['ji<C-a>z<Enter>', ['  A', '   zb', '>  |', '  C']],
    ['Gi<Tab><BS>z<Esc>', ['  A', '   b', '>  z']],
    ['n  <Esc>', ['> A', '   b', '  C']],
    ['ix<Esc>u', ['> A', '   b', '  C']],
  ])('%s', (keys, lines) => expect(linesAfter(['A', ' b', 'C'], keys)).toEqual(lines));

  it('starts an empty list', () =>
    expect(linesAfter([], 'nmilk<Enter>eggs<Esc>')).toEqual(['  milk', '> eggs']));

  it('changes nothing and asks for nothing when the text is as before, or blank', () => {
    const tui = session(['A']).press('i<Esc>i<BS><Esc>');
    expect(tui.lines).toEqual(['> A']);
    expect(tui.asked('dispatch')).toEqual([]);
    expect(tui.model.status?.text).toMatch(/needs some text/);
  });

  it('takes what an input method, a paste and another layout bring', () => {
    const tui = session([]).press('n');
    tui.send({ kind: 'composed', text: '東京' }).send({ kind: 'paste', text: ' a\nb' });
    tui.send({ kind: 'key', key: { ...PLAIN, name: 'ф' }, physical: { ...PLAIN, name: 'a' } });
    expect(tui.lines).toEqual(['> 東京 a bф|']);
    tui.send({
      kind: 'key',
      key: { ...PLAIN, ctrl: true, name: 'ф' },
      physical: { ...PLAIN, ctrl: true, name: 'a' },
    });
    expect(tui.lines).toEqual(['> |東京 a bф']);
  });

  it('says how much of a text found no room in the row', () => {
    const tui = session([])
      .press('n')
      .send({ kind: 'paste', text: 'a'.repeat(MAX_CONTENT_LENGTH + 12) });
    expect(tui.model.editing?.input.text).toHaveLength(MAX_CONTENT_LENGTH);
    expect(tui.model.status).toMatchObject({
      level: 'warning',
      text: 'The line is full: 12 characters were left out.',
    });
    expect(tui.type('b').model.status?.text).toBe('The line is full: 1 character was left out.');
    expect(tui.press('<BS>').model.status).toBeNull();
    expect(tui.type('b').model.status).toBeNull();
  });

  it('keeps a text that could not be saved under the caret', () => {
    const tui = session(['A']);
    tui.diskIsFull = true;
    tui.press('nmilk<Esc>');
    expect(tui.lines).toEqual(['  A', '> milk|']);
    expect(tui.model.status).toMatchObject({ level: 'error', text: '“milk”: Nothing was saved: disk full' });
    tui.diskIsFull = false;
    expect(tui.press('<Esc>').lines).toEqual(['  A', '> milk']);
  });

  it('makes a new row of a text whose row somebody else deleted', () => {
    const tui = session(['A', 'B', 'C']).press('ji!');
    tui.change([{ type: 'delete_todo', id: idOf('B') }]);
    expect(tui.lines).toEqual(['  A', '> B!|', '  C']);
    expect(tui.press('<Esc>').rows()).toEqual(['A', 'B!', 'C']);
  });

  it('saves a new row at the end at once when the row beside it has gone, and keeps the keys after it keys', () => {
    const tui = session(['A', 'B', 'C']).press('jnmilk');
    tui.change([{ type: 'delete_todo', id: idOf('B') }]);
    tui.press('<Esc>');
    expect(tui.lines).toEqual(['  A', '  C', '> milk']);
    expect(tui.model.mode).toBe('navigate');
    expect(tui.model.status).toMatchObject({
      level: 'info',
      text: '“milk” was saved at the end of the list: the row it belonged to is not there any more.',
    });
  });

  it('saves further rows behind one whose neighbour has gone', () => {
    const tui = session(['A', 'B', 'C'], { late: true }).answer().press('jnmilk');
    tui.change([{ type: 'delete_todo', id: idOf('B') }]);
    tui.press('<Enter>eggs<Esc>').answer();
    expect(tui.rows()).toEqual(['A', 'C', 'milk', 'eggs']);
    expect(tui.lines).toEqual(['  A', '  C', '  milk', '> eggs']);
  });

  it('makes a row at the end of a text whose row went while it was on its way', () => {
    const tui = session(['A', 'B', 'C'], { late: true }).answer().press('ji!');
    tui.change([{ type: 'delete_todo', id: idOf('B') }]);
    expect(tui.press('<Esc>').answer().lines).toEqual(['  A', '  C', '> B!']);
  });
});

const PLAIN = { ctrl: false, alt: false, shift: false, super: false };

describe('however fast the keys come', () => {
  const keys = [
    'n',
    'a',
    '<Enter>',
    '<Esc>',
    'j',
    'k',
    'x',
    'dd',
    'y',
    'u',
    '<Tab>',
    '<BackTab>',
    '<A-S-Up>',
    'c',
    '<',
    '>',
    'i',
    '<Space>',
  ];

  it('they do what they do when each is waited for', () => {
    const step = fc.tuple(fc.constantFrom(...keys), fc.nat(3));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const rows = ['A', ' b', '  c', 'D'];
        const otherRows = parseRows(['old'], { date: YESTERDAY });
        const slow = session(rows, { otherRows });
        const fast = session(rows, { otherRows, late: true });
        fast.answer();
        for (const [each, answers] of steps) {
          slow.press(each);
          fast.press(each).answer(answers);
        }
        fast.answer();
        expect(fast.lines).toEqual(slow.lines);
        expect(fast.rows()).toEqual(slow.rows());
        expect(fast.model.list.todos.rows).toEqual(slow.model.list.todos.rows);
      }),
      { numRuns: 300 },
    );
  });
});

describe('days', () => {
  const otherRows = parseRows(['old', ' [x] older'], { date: YESTERDAY });
  const start = () => session(['A', 'B'], { otherRows }).press('j');

  it('go back, forward up to today, and home', () => {
    const tui = start();
    expect(tui.press('<').lines).toEqual(['> old', '   [x] older']);
    expect(tui.press('<').lines).toEqual([]);
    expect(tui.model.list.key.date).toBe('2026-01-29');
    expect(tui.press('>').lines).toEqual(['> old', '   [x] older']);
    expect(tui.press('T').lines).toEqual(['> A', '  B']);
    expect(tui.press('>').model.status?.text).toBe('This is today already.');
    expect(tui.asked('remember_cursor')[0]).toEqual({
      kind: 'remember_cursor',
      list: TODAYS_LIST,
      selected: idOf('B'),
      scroll: { top: null, line: 0 },
    });
  });

  it('go as far back as days can be written, and from there straight to today', () => {
    const tui = session(['A']);
    for (let times = 0; times < 9; times += 1) tui.press('99999<');
    expect(tui.model.list.key.date).toBe('0000-01-01');
    expect(tui.press('<').model.list.key.date).toBe('0000-01-01');
    for (let times = 0; times < 9; times += 1) tui.press('99999>');
    expect(tui.model.list.key.date).toBe(TODAY);
  });

  it.each(['x', '<Space>', 'p', 'dd', '<Tab>', '<BackTab>', '<A-S-Down>', '<A-S-Right>'])(
    'that are over are not changed by %s, and main is not asked',
    (keys) => {
      const tui = start().press('<').press(keys);
      expect(tui.lines).toEqual(['> old', '   [x] older']);
      expect(tui.asked('dispatch')).toEqual([]);
      expect(tui.model.status?.text).toBe(
        'Friday, January 30, 2026 is closed and can only be read. Press T for today.',
      );
    },
  );

  it.each(['n', 'O', '<Enter>', 'i'])(
    'that are over take nothing that is typed after %s for commands',
    (keys) => {
      const tui = start().press('<').press(keys).type('quit me, Then undo').press('<Enter>').type('qx');
      expect(tui.model.modal).toMatchObject({
        kind: 'notice',
        text: expect.stringContaining('Friday, January 30, 2026 is closed and can only be read.'),
      });
      expect(
        tui.effects.filter(({ kind }) => kind === 'quit' || kind === 'dispatch' || kind === 'undo'),
      ).toEqual([]);
      expect(tui.press('<Esc>').model).toMatchObject({ modal: null, mode: 'navigate' });
      expect(tui.lines).toEqual(['> old', '   [x] older']);
      expect(tui.press('T').lines).toEqual(['> A', '  B']);
    },
  );

  it('that are over close their notice with a click, too, which does nothing else', () => {
    const tui = start().press('<n').send({ kind: 'click', x: 12, y: 2, double: false });
    expect(tui.model.modal).toBeNull();
    expect(tui.lines).toEqual(['> old', '   [x] older']);
  });

  it('are crossed by undo, which goes to what it undid', () => {
    const tui = start().press('x').press('<').press('u');
    expect(tui.lines).toEqual(['  A', '> B']);
    expect(tui.model.status?.text).toBe('undid: 1 row changed');
  });

  it('turn at midnight under somebody who is on today, and under nobody else', () => {
    const tomorrow = dateOf('2026-02-01');
    const turn = (tui: Session) => {
      tui.today = tomorrow;
      return tui.send({ kind: 'day_changed', today: tomorrow }).model.list.key.date;
    };
    expect(turn(start())).toBe(tomorrow);
    expect(turn(start().press('<'))).toBe(YESTERDAY);
  });

  it('turn after the typing, and what was typed is not lost', () => {
    const tui = start().press('nmilk');
    tui.today = dateOf('2026-02-01');
    tui.send({ kind: 'day_changed', today: tui.today });
    expect(tui.lines).toEqual(['  A', '  B', '> milk|']);
    expect(tui.press('<Esc>').lines).toEqual(['> milk']);
    expect(tui.model.list.key.date).toBe('2026-02-01');
  });

  it('go on with the typing over midnight: Enter opens row after row, and all of them are of the new day', () => {
    const tui = start().press('nmilk');
    tui.today = dateOf('2026-02-01');
    tui.send({ kind: 'day_changed', today: tui.today }).press('<Enter>').type('quit eggs').press('<Enter>');
    expect(tui.lines).toEqual(['  A', '  B', '> |']);
    expect(tui.asked('turn_day')).toEqual([]);
    tui.type('bread').press('<Esc>');
    expect(tui.lines).toEqual(['  milk', '  quit eggs', '> bread']);
    expect(tui.asked('turn_day')).toHaveLength(1);
    expect(tui.asked('quit')).toEqual([]);
    expect(tui.rows()).toEqual(['A', 'B']);
  });

  it('turn behind a blank row too, and the cursor is on what was typed before it', () => {
    const tui = start().press('i!');
    tui.today = dateOf('2026-02-01');
    tui.send({ kind: 'day_changed', today: tui.today }).press('<Enter>milk<Enter>eggs<Enter><Enter>');
    expect(tui.lines).toEqual(['  milk', '> eggs']);
    expect(tui.rows()).toEqual(['A', 'B!']);
  });

  it('close a question about the old day, so that its yes does not fall on the new one', () => {
    const tui = session(['A', ' b']).press('dd');
    expect(tui.model.modal?.kind).toBe('confirm');
    tui.today = dateOf('2026-02-01');
    tui.send({ kind: 'day_changed', today: tui.today });
    expect(tui.model.modal).toBeNull();
    expect(tui.press('y').rows()).toEqual(['A', ' b']);
    expect(tui.press('?').send({ kind: 'day_changed', today: tui.today }).model.modal?.kind).toBe('help');
  });

  it('close the old day only when the words typed into one of its rows are saved', () => {
    const tui = start().press('i<Space>more');
    tui.today = dateOf('2026-02-01');
    tui.send({ kind: 'day_changed', today: tui.today });
    expect(tui.asked('turn_day')).toEqual([]);
    tui.press('<Esc>');
    expect(tui.asked('turn_day')).toHaveLength(1);
    expect(tui.rows()).toEqual(['A', 'B more']);
    expect(tui.press('<').press('x').rows()).toEqual(['A', 'B more']);
  });
});

describe('i', () => {
  it('opens a new row where there is none, so that what follows is text and no keys', () => {
    expect(session([]).press('iquit<Esc>').rows()).toEqual(['quit']);
  });
});

describe('closing', () => {
  it('saves what is being typed before the window may go', () => {
    const tui = session(['A']).press('nmilk').send({ kind: 'closing' });
    expect(tui.effects.map(({ kind }) => kind)).toEqual(['dispatch', 'remember_cursor', 'ready_to_close']);
    const [made] = tui.asked('dispatch').flatMap(({ commands }) => commands);
    expect(tui.asked('remember_cursor')[0]?.selected).toBe(made?.type === 'create_todo' && made.id);
    expect(tui.rows()).toEqual(['A', 'milk']);
  });

  it('is asked for by q', () => expect(session([]).press('q').asked('quit')).toHaveLength(1));
});

describe('unfinished sequences', () => {
  it('show what can follow after a pause, and only while they last', () => {
    const tui = session(['A']).press('d');
    expect(tui.model).toMatchObject({ whichKey: false, pending: [{ name: 'd' }] });
    expect(tui.elapse('which_key').model.whichKey).toBe(true);
    expect(tui.press('<Esc>').model).toMatchObject({ whichKey: false, pending: [] });
    tui.press('dd').send({ kind: 'which_key_due', pendingLength: 1 });
    expect(tui.model.whichKey).toBe(false);
  });

  it('of any length are done at their end, and never expire by themselves', () => {
    const keys = { '<C-x>ab': 'cycle_priority' } as const;
    const tui = session(['A'], { config: { keybindings: { navigate: keys, edit: {}, visual: {} } } });
    tui.press('<C-x>').elapse('which_key');
    tui.press('a').elapse('which_key');
    expect([...tui.timers.keys()]).toEqual([]);
    expect(tui.model.pending).toHaveLength(2);
    tui.press('b');
    expect([tui.model.pending, tui.model.list.todos.rows[0]?.priority]).toEqual([[], 'P0']);
  });
});

describe('editing begins', () => {
  it.each([
    ['i', '!', 'milk!'],
    ['I', '!', '!milk'],
    ['C', 'oat', 'oat'],
    ['C', '', 'milk'],
  ])('with %s where that says, and %j makes of milk %j', (key, typed, content) => {
    const tui = session(['milk']).press(key).type(typed).press('<Esc>');
    expect(tui.rows()).toEqual([content]);
  });
});

describe('what moves by itself', () => {
  it('is a spinner while something in progress is in sight, and nothing else', () => {
    const tui = session(['A', 'B', 'C', 'D'], { size: { cols: 40, rows: 5 } });
    expect(tui.timers.has('spinner')).toBe(false);
    tui.press('<Space><Space>');
    expect(tui.elapse('spinner').model.tick).toBe(1);
    expect(tui.timers.has('spinner')).toBe(true);
    tui.press('G').elapse('spinner');
    expect(tui.timers.has('spinner')).toBe(false);
  });

  it('stands still for who asks for it', () => {
    const still = session(['[*] A'], { reducedMotion: true }).press('j');
    expect(still.timers.has('spinner')).toBe(false);
  });
});
