/** Prints a screen as text between two lines, for a start without a display. */
export function printScreen(rows: readonly string[], write: (text: string) => void): void {
  write(`first screen:\n${rows.join('\n')}\n`);
}
