import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { at } from '../scripts/setup/project-root.mjs';

/**
 * A folder for one run, gone when the process ends. On the disk of the checkout and not in the system's temporary
 * folder, which may be memory: what is written there durably costs nothing.
 */
export function scratchFolder(name: string): string {
  const parent = at('.cache', 'bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, `${name}-`));
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  );
  return folder;
}
