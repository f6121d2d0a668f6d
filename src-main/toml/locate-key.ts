/** Where a key stands in a TOML text, so that a complaint about its value can name the line. */
import { type KeyPath, type Statement, statements } from './scan-statements';

export type { KeyPath } from './scan-statements';

/**
 * The line (from 1) of the key with that path; when the text has no such key (it is missing, or stands inside a value),
 * the line of the nearest table or key around it; undefined when not even that is there.
 */
export function locateKey(text: string, path: KeyPath): number | undefined {
  return lineIn(statements(text), path);
}

/** {@link locateKey} in one text for many keys: it is gone through once, with the first. */
export function locatorIn(text: string): (path: KeyPath) => number | undefined {
  let all: readonly Statement[] | undefined;
  return (path) => {
    all ??= [...statements(text)];
    return lineIn(all, path);
  };
}

function lineIn(all: Iterable<Statement>, path: KeyPath): number | undefined {
  let best: { readonly depth: number; readonly line: number } | undefined;
  for (const statement of all) {
    const depth = sharedDepth(statement, path);
    if (depth > (best?.depth ?? 0)) best = { depth, line: statement.line };
  }
  return best?.line;
}

/** Whether one path leads to what the other is a part of. */
export function isPrefix(part: KeyPath, whole: KeyPath): boolean {
  return part.length <= whole.length && part.every((key, i) => String(key) === String(whole[i]));
}

/** How much of the path the statement names. A dotted key names its tables too, a header only its own. */
function sharedDepth({ kind, path: named, table }: Statement, path: KeyPath): number {
  const least = kind === 'header' ? named.length : table.length + 1;
  for (let depth = named.length; depth >= least; depth--) {
    if (isPrefix(named.slice(0, depth), path)) return depth;
  }
  return 0;
}
