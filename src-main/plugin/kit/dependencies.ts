/** Reads what a compiler says that it read: the rules for `make` that clang and rustc write. */

/** What was read. */
export interface Dependencies {
  readonly files: readonly string[];
  /** Names of the environment whose values were built in. */
  readonly variables: readonly string[];
}

/** A name that cannot be told apart becomes one that is not there, and is refused as such. */
export function readDependencies(text: string): Dependencies {
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r?\n/);
  const files = lines.flatMap((one) => (one.startsWith('#') ? [] : filesIn(one)));
  const variables = lines.flatMap((one) => /^# env-dep:([^=]+)=/.exec(one)?.[1] ?? []);
  return { files: [...new Set(files)], variables: [...new Set(variables)] };
}

/** What stands behind the colon: on Windows a colon belongs to a drive when no blank follows. */
function filesIn(rule: string): string[] {
  const at = /:(\s|$)/.exec(rule)?.index;
  const behind = at === undefined ? rule : rule.slice(at + 1);
  const words = behind.match(/(?:\\[ #]|\$\$|\S)+/g) ?? [];
  return words.map((word) => word.replace(/\\([ #])/g, '$1').replaceAll('$$', '$'));
}
