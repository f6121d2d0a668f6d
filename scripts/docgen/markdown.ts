/** Markdown as the generated documents use it. */

/** A table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

/** Names in code type, parted by commas. */
export function codes(names: readonly string[]): string {
  return names.map(code).join(', ');
}

/** A name in code type. */
export function code(name: string): string {
  return `\`${name}\``;
}

/** A count as people read it. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}
