import type { Paths } from '../paths';

/** What was asked for on the command line instead of a window. */
export type CommandLine =
  | { readonly kind: 'plugin_list'; readonly json: boolean }
  | { readonly kind: 'unknown'; readonly words: readonly string[] };

export function readCommandLine(_argv: readonly string[]): CommandLine | null {
  return null;
}
export async function runCommandLine(_asked: CommandLine, _paths: Paths, _write: (text: string) => void): Promise<number> {
  return 0;
}
