/** Hears what the sandboxes tell without being asked: what plugins log, and that one is gone. */
import type { LogRing } from './log-ring';
import type { PluginManagerParts } from './manager-parts';
import type { PluginFeed } from './plugin-feed';
import { NOTICE_MS } from './plugin-notices';
import { isReplay } from './plugin-replay';
import type { PluginLogLine, RuntimeFailure } from './plugin-runtime';
import type { PluginSystem } from './wire-plugins';

/** What is told, and to whom. */
export interface RuntimeHearers extends Pick<PluginManagerParts, 'runtime' | 'notices' | 'log' | 'time'> {
  readonly system: Pick<PluginSystem, 'book' | 'profiler'>;
  readonly lines: LogRing;
  readonly feed: PluginFeed;
  /** Takes secrets out of what is told. */
  readonly blot: (text: string) => string;
}

/** Returns the disposer. */
export function hearRuntime(hearers: RuntimeHearers): () => void {
  const { runtime, system } = hearers;
  let hostDeath: RuntimeFailure | undefined;
  const disposers = [
    runtime.onLost((name, failure) => {
      const entry = system.book.get(name);
      if (entry) entry.running = false; // loaded anew at its next use
      system.profiler.stopped(name);
      // One death of the process is one message, however many plugins were in it.
      if (failure.kind !== 'host' || failure.quiet || failure === hostDeath) return;
      hostDeath = failure;
      tellHostDied(hearers, failure);
    }),
    runtime.onLog((line) => {
      if (!isReplay(line.plugin)) keepLine(hearers, line);
    }),
  ];
  return () => {
    for (const dispose of disposers.splice(0)) dispose();
  };
}

function tellHostDied({ log, notices }: RuntimeHearers, { message }: RuntimeFailure): void {
  log.warn(message);
  const text = `${message} Plugins start again when they are used.`;
  notices.notify({ level: 'warning', text, plugin: null, durationMs: NOTICE_MS });
}

function keepLine({ lines, feed, log, time, blot }: RuntimeHearers, line: PluginLogLine): void {
  const { plugin, level } = line;
  const message = blot(line.message);
  lines.add({ ...line, message }, time.now());
  feed.tell({ plugin, level, from: 'log', text: message });
  // Most of it is read with `:plugin logs` only: it may hold todos, and would push out what is ours.
  const kept = level === 'warn' || level === 'error' ? level : 'debug';
  log[kept](`plugin ${plugin} says: ${message}`);
}
