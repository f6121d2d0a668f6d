import type { Command } from '../../src-core/todo/command';
import type { ListKey } from '../../src-core/todo/todo';

/** The rows of the first list: indent, and what it says. Ordinary rows, to be tried out and thrown away. */
const ROWS: readonly (readonly [indent: number, content: string])[] = [
  [0, 'Welcome. These rows are yours: try the keys on them, then delete them with dd'],
  [0, 'Press n to write a new row, and Esc when it says what you want'],
  [0, 'Press i to change the words of a row'],
  [0, 'Press x to tick this row off, and everything below it'],
  [1, 'Press Tab to put a row under the one above, Shift+Tab to take it out again'],
  [1, 'Press c to fold these rows away and to bring them back'],
  [0, 'Press u to take back whatever you did, as often as you like'],
  [0, 'Press ? to see every key, and P for your plugins'],
];

/** What a first start puts into its list, so that it explains itself. */
export function sampleCommands(list: ListKey): Command[] {
  return ROWS.map(([indent, content]) => ({
    type: 'create_todo',
    list,
    place: { kind: 'end' },
    indent,
    content,
  }));
}
