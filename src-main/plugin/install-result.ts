import type { Result } from '../../src-core/lib/result';

/** What came of one installation; a sentence for the user either way. */
export type InstallResult = Result<string, string>;

/**
 * One line for all that was installed at once: what it is when it is one, counts and the first reason when it is more.
 * The counts come first, since the status bar cuts what is long. Undefined when there was nothing to install.
 */
export function wordInstalls(results: readonly InstallResult[]): string | undefined {
  const [only] = results;
  if (only && results.length === 1) return only.ok ? only.value : only.error;
  const installed = results.flatMap((result) => (result.ok ? result.value : []));
  const refused = results.flatMap((result) => (result.ok ? [] : result.error));
  const [reason] = refused;
  if (reason === undefined) {
    return installed.length === 0 ? undefined : `${installed.length} installed: ${installed.join('; ')}`;
  }
  const counts = `${installed.length} installed, ${refused.length} refused`;
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more, see the log)` : '';
  return `${counts}${more}: ${reason}`;
}
