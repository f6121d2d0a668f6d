import type { Instant } from '../../src-core/todo/todo';
import type { KeptLine } from './administration';
import type { PluginLogLine } from './plugin-runtime';

/** Lines kept for each plugin. */
const MAX_LINES = 1_000;

/** The last lines that each plugin logged, for the log view. */
export class LogRing {
  readonly #lines = new Map<string, KeptLine[]>();

  add(line: PluginLogLine, at: Instant): void {
    const lines = this.#lines.get(line.plugin) ?? [];
    lines.push({ ...line, at });
    // In steps: taking one line off the front for each that comes would move a thousand.
    if (lines.length >= MAX_LINES * 2) lines.splice(0, lines.length - MAX_LINES);
    this.#lines.set(line.plugin, lines);
  }

  /** Oldest first, at most 1,000. */
  of(plugin: string): readonly KeptLine[] {
    return (this.#lines.get(plugin) ?? []).slice(-MAX_LINES);
  }

  /** Forgets the lines of a plugin that was removed. */
  forget(plugin: string): void {
    this.#lines.delete(plugin);
  }
}
