import { cleanText } from '../src-core/lib/clean-text';

/**
 * Prints a screen as text below a heading, for a start without a display. The rows come from the window, and what is
 * printed here reaches a real terminal: it is cleaned once more.
 */
export function printScreen(rows: readonly string[], write: (text: string) => void): void {
  write(`first screen:\n${rows.map(cleanText).join('\n')}\n`);
}
