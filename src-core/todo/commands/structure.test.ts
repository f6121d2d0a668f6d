import { describe, expect, it } from 'vitest';
import type { Command } from '../command';
import { edit, editRows } from '../testing/edit';
import { idOf, parseRows } from '../testing/list-notation';
import { MAX_INDENT } from '../todo';

const indent = (name: string, scope: 'row' | 'subtree'): Command => ({
  type: 'indent_todo',
  id: idOf(name),
  scope,
});
const outdent = (name: string, scope: 'row' | 'subtree'): Command => ({
  type: 'outdent_todo',
  id: idOf(name),
  scope,
});
const move = (name: string, to: Extract<Command, { type: 'move_todo' }>['to']): Command => ({
  type: 'move_todo',
  id: idOf(name),
  to,
});
const up = (name: string) => move(name, { kind: 'up' });
const down = (name: string) => move(name, { kind: 'down' });

/** Each example: the list, the command, the list afterwards, or the refusal in its place. */
type Example = readonly [title: string, before: string[], command: Command, after: string[] | string];

function examples(list: readonly Example[]) {
  it.each(list)('%s', (_, before, command, after) => {
    const edited = edit(before, command);
    if (typeof after === 'string') {
      expect(edited.refusal?.kind).toBe(after);
      expect(edited.lines).toEqual(before);
    } else {
      expect(edited.refusal).toBeNull();
      expect(edited.lines).toEqual(after);
    }
  });
}

describe('indent', () => {
  examples([
    ['goes below the row before', ['A', 'B'], indent('B', 'row'), ['A', ' B']],
    ['joins deeper siblings', ['A', ' b', 'C'], indent('C', 'row'), ['A', ' b', ' C']],
    ['never the first row', ['A', 'B'], indent('A', 'subtree'), 'cannot_indent'],
    ['never two below the row before', ['A', ' b'], indent('b', 'row'), 'cannot_indent'],
    [
      'alone makes siblings of its children',
      ['A', 'B', ' c', '  d', ' e'],
      indent('B', 'row'),
      ['A', ' B', ' c', '  d', ' e'],
    ],
    [
      'with its subtree keeps its shape',
      ['A', 'B', ' c', '  d', 'E'],
      indent('B', 'subtree'),
      ['A', ' B', '  c', '   d', 'E'],
    ],
  ]);

  it('stops at the deepest level, for the deepest row of a subtree too', () => {
    const lines = Array.from({ length: MAX_INDENT + 1 }, (_, level) => `${' '.repeat(level)}r${level}`);
    expect(edit([...lines, `${' '.repeat(MAX_INDENT)}x`], indent('x', 'row')).refusal?.kind).toBe(
      'cannot_indent',
    );
    expect(edit(['Z', ...lines], indent('r0', 'subtree')).refusal?.kind).toBe('cannot_indent');
    expect(edit(['Z', ...lines], indent('r0', 'row')).lines.slice(0, 3)).toEqual(['Z', ' r0', ' r1']);
  });
});

describe('outdent', () => {
  examples([
    ['leaves its parent', ['A', ' b'], outdent('b', 'row'), ['A', 'b']],
    ['not from the top', ['A'], outdent('A', 'row'), 'cannot_outdent'],
    [
      'takes its children along in either scope',
      ['A', ' b', '  c', '  d'],
      outdent('b', 'row'),
      ['A', 'b', ' c', ' d'],
    ],
    ['with its subtree', ['A', ' b', '  c', '   d'], outdent('b', 'subtree'), ['A', 'b', ' c', '  d']],
    [
      'becomes the parent of what follows at the old level',
      ['A', ' b', ' c'],
      outdent('b', 'row'),
      ['A', 'b', ' c'],
    ],
  ]);
});

describe('move up and down', () => {
  const letters = ['A', ' b', ' c', 'D'];
  examples([
    ['up D passes a whole subtree', letters, up('D'), ['D', 'A', ' b', ' c']],
    ['down A passes its sibling', letters, down('A'), ['D', 'A', ' b', ' c']],
    ['a subtree moves together', ['A', ' b', 'C', ' d'], down('A'), ['C', ' d', 'A', ' b']],
    ['leaving a parent below another row, it joins that row', ['Z', 'A', ' b'], up('b'), ['Z', ' b', 'A']],
    [
      'leaving a parent at the top, its own children come along',
      ['A', ' b', '  c'],
      up('b'),
      ['b', ' c', 'A'],
    ],
    ['leaving its parent deep below', ['A', ' b', '  c', 'D', ' e'], down('c'), ['A', ' b', 'D', ' c', ' e']],
    ['last subtree down', ['A', 'B', ' c'], down('B'), 'cannot_move'],
  ]);

  it('writes the moved rows only', () => {
    const { deed } = edit(['A', ' b', 'C', 'D', 'E'], down('A'));
    expect(deed?.changes.updated.map(([, to]) => to.content)).toEqual(['A', 'b']);
  });
});

describe('move to a place', () => {
  const tree = ['A', ' b', '  c', 'D', ' e'];
  examples([
    [
      'before a row, on its level',
      tree,
      move('D', { kind: 'before', id: idOf('c') }),
      ['A', ' b', '  D', '   e', '  c'],
    ],
    [
      'after a row and its subtree',
      tree,
      move('e', { kind: 'after', id: idOf('A') }),
      ['A', ' b', '  c', 'e', 'D'],
    ],
    [
      'as the last child',
      tree,
      move('D', { kind: 'child_of', id: idOf('A') }),
      ['A', ' b', '  c', ' D', '  e'],
    ],
    ['to the start', tree, move('b', { kind: 'start' }), ['b', ' c', 'A', 'D', ' e']],
    ['to the end', tree, move('b', { kind: 'end' }), ['A', 'D', ' e', 'b', ' c']],
    [
      'to a position among the others',
      tree,
      move('D', { kind: 'index', index: 1 }),
      ['A', ' D', '  e', ' b', '  c'],
    ],
    [
      'to a position beyond the end',
      tree,
      move('A', { kind: 'index', index: 99 }),
      ['D', ' e', 'A', ' b', '  c'],
    ],
    ['to where it is', tree, move('D', { kind: 'after', id: idOf('A') }), tree],
    [
      'to where it is, on another level',
      tree,
      move('D', { kind: 'child_of', id: idOf('b') }),
      ['A', ' b', '  c', '  D', '   e'],
    ],
    ['into its own subtree', tree, move('A', { kind: 'child_of', id: idOf('c') }), 'bad_place'],
    ['into its own subtree, further down', tree, move('D', { kind: 'after', id: idOf('e') }), 'bad_place'],
    ['by itself', tree, move('A', { kind: 'before', id: idOf('A') }), 'bad_place'],
    ['by a row that is not there', tree, move('A', { kind: 'after', id: idOf('?') }), 'no_such_todo'],
  ]);

  it('by a row of another list is refused', () => {
    const other = parseRows(['X'], { project: 'other' });
    const edited = editRows([...parseRows(['A']), ...other], move('A', { kind: 'after', id: idOf('X') }));
    expect(edited.refusal).toEqual({ kind: 'bad_place', id: idOf('X') });
  });

  it('to where it is changes nothing', () => {
    const spaced = parseRows(['A', 'B', 'C']).map((row, n) => ({
      ...row,
      rank: ['a0', 'a1V', 'a5'][n] ?? '',
    }));
    expect(editRows(spaced, move('B', { kind: 'after', id: idOf('A') })).deed?.changes.updated).toEqual([]);
  });

  it('is refused when its subtree would be too deep', () => {
    const lines = Array.from({ length: MAX_INDENT + 1 }, (_, level) => `${' '.repeat(level)}r${level}`);
    const edited = edit(
      [...lines, 'X', ' y'],
      move('X', { kind: 'child_of', id: idOf(`r${MAX_INDENT - 1}`) }),
    );
    expect(edited.refusal?.kind).toBe('cannot_move');
  });
});

describe('delete', () => {
  const remove = (name: string): Command => ({ type: 'delete_todo', id: idOf(name) });
  examples([
    ['takes the subtree', ['A', ' b', '  c', ' d', 'E'], remove('b'), ['A', ' d', 'E']],
    ['leaves nothing of a list of one', ['A'], remove('A'), []],
  ]);

  it('puts the cursor on the row that takes the place, else on the one before', () => {
    expect(edit(['A', ' b', 'C'], remove('A')).focus).toBe('C');
    expect(edit(['A', ' b', 'C'], remove('C')).focus).toBe('b');
    expect(edit(['A'], remove('A')).focus).toBeNull();
  });
});
