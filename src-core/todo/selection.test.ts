import { describe, expect, it } from 'vitest';
import { blockMove, rootsOf } from './selection';
import { edit } from './testing/edit';
import { idOf, parseRows } from './testing/list-notation';

const ids = (names: string) => names.split(' ').map(idOf);

describe('the roots of a selection', () => {
  const rows = parseRows(['A', ' b', '  c', 'D', ' e']);
  it.each([
    ['A b c', 'A'],
    ['e b c', 'b e'],
    ['c D', 'c D'],
    ['D nobody D', 'D'],
  ])('of %s are %s, in list order, each once', (selected, roots) => {
    expect(rootsOf(rows, ids(selected))).toEqual(ids(roots));
  });

  it('of nothing are none', () => expect(rootsOf(rows, [])).toEqual([]));
});

describe('a selection that moves', () => {
  it.each([
    ['up past a neighbour', ['A', 'B', 'C', 'D'], 'B C', 'up', ['B', 'C', 'A', 'D']],
    ['down past a neighbour', ['A', 'B', 'C', 'D'], 'B C', 'down', ['A', 'D', 'B', 'C']],
    ['past a whole subtree', ['A', ' a', 'B', ' b', 'C'], 'B b C', 'up', ['B', ' b', 'C', 'A', ' a']],
    ['down past a whole subtree', ['A', 'B', 'C', ' c'], 'A B', 'down', ['C', ' c', 'A', 'B']],
    ['brothers leave their parent as brothers', ['A', ' b', ' c', 'D'], 'b c', 'up', ['b', 'c', 'A', 'D']],
    [
      'brothers join the next parent as brothers',
      ['A', ' b', ' c', 'D'],
      'b c',
      'down',
      ['A', 'D', ' b', ' c'],
    ],
    ['a child and what follows its parent', ['Z', 'A', ' b', 'C'], 'b C', 'up', ['Z', ' b', 'C', 'A']],
    ['nobody overtakes', ['Q', ' p', ' b', 'C'], 'b C', 'up', ['Q', ' b', ' C', ' p']],
    ['rows apart each on their own', ['A', 'B', 'C', 'D'], 'B D', 'up', ['B', 'A', 'D', 'C']],
    ['rows apart down, each on their own', ['A', 'B', 'C', 'D'], 'A C', 'down', ['B', 'A', 'D', 'C']],
  ] as const)('%s', (_, before, selected, direction, after) => {
    const moved = edit(before, ...blockMove(parseRows(before), ids(selected), direction));
    expect(moved.refusal).toBeNull();
    expect(moved.lines).toEqual(after);
  });

  it.each([
    ['A B', 'up'],
    ['B C', 'down'],
  ] as const)('%s does not move %s at the edge, not one of them', (selected, direction) => {
    const before = ['A', 'B', 'C'];
    const moved = edit(before, ...blockMove(parseRows(before), ids(selected), direction));
    expect(moved.refusal?.kind).toBe('cannot_move');
    expect(moved.lines).toEqual(before);
  });
});
