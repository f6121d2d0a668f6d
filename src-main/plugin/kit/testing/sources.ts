/** Source folders of plugins, for tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-kit-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Writes files, by their paths, into a folder `plugin` of its own. @returns it. */
export function writeSource(files: Readonly<Record<string, string>>): string {
  const folder = join(emptyFolder(), 'plugin');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A manifest for that entry, with more behind it. */
export function manifestFor(entry: string, more = ''): string {
  return `[plugin]\nname = "small"\nversion = "1.2.3"\nentry = "${entry}"\n[actions.go]\n${more}`;
}

/** A script that does nothing well. */
export const SCRIPT = 'exports.handle_action = () => ({ commands: [] });\n';
