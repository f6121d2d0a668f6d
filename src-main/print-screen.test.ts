import { expect, it } from 'vitest';
import { printScreen } from './print-screen';

function printed(...rows: string[]): string {
  let output = '';
  printScreen(rows, (text) => {
    output += text;
  });
  return output;
}

it('prints the rows as they stand', () => {
  expect(printed('╭ to-tui ─╮', '│ ❯ 東京  │')).toBe('first screen:\n╭ to-tui ─╮\n│ ❯ 東京  │\n');
});

it('lets no row speak to the terminal, whatever the window sent', () => {
  const output = printed('a\u001b]0;owned\u0007b', 'c\u009b31md', 'e\nf');
  expect(output.replace(/\n/g, '')).not.toMatch(/\p{Cc}/u);
  expect(output.split('\n')).toHaveLength(5);
});
