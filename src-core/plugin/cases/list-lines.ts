/** A list as the text that cases expect: a box, the content, two spaces for each level. */
import { STATE_CHARACTERS, type Todo, type TodoState } from '../../todo/todo';

const BOXES: Readonly<Partial<Record<TodoState, string>>> = { empty: '☐', done: '☑', cancelled: '☒' };

/** `☐ Buy milk`, `  ☑ oats`, `☒ cancelled`, `[*] begun`. */
export function listLines(rows: readonly Pick<Todo, 'state' | 'indent' | 'content'>[]): string[] {
  return rows.map(({ state, indent, content }) => {
    const box = BOXES[state] ?? `[${STATE_CHARACTERS[state]}]`;
    return `${'  '.repeat(indent)}${box} ${content}`;
  });
}

const WRITTEN: readonly (readonly [string, string])[] = [
  ['[ ] ', '☐ '],
  ['[x] ', '☑ '],
  ['[X] ', '☑ '],
  ['[-] ', '☒ '],
];

/** An expected line in the one spelling: boxes may be written as in Markdown. */
export function asListLine(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const rest = line.slice(indent.length);
  const [from, to] = WRITTEN.find(([written]) => rest.startsWith(written)) ?? ['', ''];
  return indent + to + rest.slice(from.length);
}
