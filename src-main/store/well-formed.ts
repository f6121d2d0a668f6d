import type { Command } from '../../src-core/todo/command';
import { wholeText } from '../../src-core/todo/text';

/**
 * The commands with every half of a surrogate pair that stands alone replaced by U+FFFD. SQLite keeps UTF-8, which has
 * no place for such halves: the text would come back changed, and the row would no longer be as its history expects.
 */
export function wellFormed(commands: readonly Command[]): Command[] {
  return commands.map((command) => mapTexts(command) as Command);
}

function mapTexts(value: unknown): unknown {
  if (typeof value === 'string') return wholeText(value);
  if (Array.isArray(value)) return value.map(mapTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner)]));
}
