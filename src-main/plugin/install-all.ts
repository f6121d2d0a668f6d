import { err, type Result } from '../../src-core/lib/result';
import type { PackageDeeds } from './administration';
import { wordInstalls } from './install-result';
import { lastName } from './package-source';
import { NOTICE_MS, type PluginLog, type PluginNotices } from './plugin-notices';

/** What installing several needs of the application. */
export interface InstallAllParts {
  readonly packages: Pick<PackageDeeds, 'install'>;
  readonly notices: Pick<PluginNotices, 'notify'>;
  readonly log: Pick<PluginLog, 'warn' | 'error'>;
}

/** Installs one after the other, each after asking; then says once what came of all. Refusals are in the log. */
export async function installAll(parts: InstallAllParts, paths: readonly string[]): Promise<void> {
  const results: Result<string, string>[] = [];
  for (const path of paths) results.push(await installOne(parts, path));
  const text = wordInstalls(results);
  if (text === undefined) return;
  const level = results.every(({ ok }) => ok) ? 'success' : 'warning';
  parts.notices.notify({ level, text, plugin: null, durationMs: NOTICE_MS });
}

async function installOne({ packages, log }: InstallAllParts, path: string): Promise<Result<string, string>> {
  try {
    const installed = await packages.install(path);
    if (!installed.ok) log.warn(`installing ${path}: ${installed.error}`);
    return installed;
  } catch (error) {
    log.error(`installing ${path}`, error);
    return err(`${lastName(path)} was not installed; the log says why (L copies its path)`);
  }
}
