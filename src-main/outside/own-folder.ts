/** Where a plugin's own files lie, and how they are taken away with it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PLUGIN_NAME } from '../../src-core/plugin/manifest-schema';

/** `data/NAME` in the data directory. */
export function ownFolder(home: string, plugin: string): string {
  return join(home, 'data', plugin);
}

/**
 * Deletes all that a plugin keeps in its own folder, so that a later one of its name finds nothing. A link in the
 * folder's place is deleted, not followed; for what is no plugin's name nothing is.
 */
export function removeOwnFolder(home: string, plugin: string): void {
  if (PLUGIN_NAME.test(plugin)) rmSync(ownFolder(home, plugin), { recursive: true, force: true });
}
