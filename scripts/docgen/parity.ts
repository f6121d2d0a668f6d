/** A test that a document names: the file, and a title as it stands in it. */
export interface QuotedTest {
  readonly file: string;
  /** Null where the file alone is named. */
  readonly title: string | null;
}

/** `` `file.test.ts` “title”, “title”; `` in the order of the text. */
export function quotedTests(markdown: string): QuotedTest[] {
  const cells = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => line.split(/(?<!\\)\|/));
  return cells.flatMap((cell) => {
    let file: string | null = null;
    const found: QuotedTest[] = [];
    for (const [, path, title] of cell.matchAll(/`([^`]+\.(?:test|spec)\.ts)`|“([^”]+)”/g)) {
      if (path !== undefined) found.push({ file: path, title: null });
      file = path ?? file;
      if (title !== undefined && file !== null) found.push({ file, title });
    }
    return found;
  });
}

/** Whether a test, a group of tests or an example has that title in the source of a test file. */
export function hasTitle(source: string, title: string): boolean {
  const written = title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // The first text of a call or of a row of examples, not any text that happens to be there.
  return new RegExp(`[(\\[]\\s*(['"\`])${written}\\1\\s*,`).test(source);
}
