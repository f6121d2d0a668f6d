/** What is on record about plugins, and what looking back leads to: pages, logs, the audit log, replays and reverts. */
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { Present } from '../../src-core/plugin/moment-words';
import type { Report } from '../../src-core/plugin/report';
import { count } from '../../src-core/plugin/report-lines';
import type { Instant } from '../../src-core/todo/todo';
import type { PluginProfile, PluginRecords, Replayed, Reverted } from './administration';
import { decisionAbout } from './decision-about';
import type { LogRing } from './log-ring';
import type { PluginManagerParts } from './manager-parts';
import { noSuchPlugin } from './no-such-plugin';
import { describePlugin } from './plugin-description';
import type { PluginEntry } from './plugin-entry';
import { replayRun } from './plugin-replay';
import { profileOf } from './profile-of';
import type { PluginSystem } from './wire-plugins';

/** How far back a plugin's page looks. */
const DESCRIBED_MS = 30 * 24 * 3_600_000;

/** Entries of the audit log that a plugin's page is made from. */
const DESCRIBED_ENTRIES = 1_000;

/** Where the records are. */
interface Sources {
  readonly parts: PluginManagerParts;
  readonly system: PluginSystem;
}

/** See the head of the file. */
export function recordsOver(parts: PluginManagerParts, system: PluginSystem, lines: LogRing): PluginRecords {
  const sources: Sources = { parts, system };
  const { journal, book } = system;
  return {
    describe: (name, present, say = '') => pageAbout(sources, name, present, say),
    logs: (name) => lines.of(name),
    profiles: () => book.all().map((entry) => profile(sources, entry)),
    audit: (query) => journal.find(query),
    auditBroken: () => journal.broken(),
    revert: (name, since) => revert(sources, name, since),
    replay: (run) => replay(sources, run),
  };
}

function pageAbout(
  sources: Sources,
  name: string,
  present: Omit<Present, 'now'>,
  say: string,
): Result<Report, string> {
  const { parts, system } = sources;
  const { book, journal } = system;
  const entry = book.get(name);
  const summary = book.summaries().find((one) => one.name === name);
  if (!entry || !summary) return noSuchPlugin(name);
  const since = new Date(Date.parse(parts.time.now()) - DESCRIBED_MS).toISOString();
  const found = journal.find({ plugin: name, since, limit: DESCRIBED_ENTRIES });
  const audit = found.map((one) => one.entry);
  return ok(describePlugin({ entry, summary, profile: profile(sources, entry), audit, present, say }));
}

function revert({ parts, system }: Sources, name: string, since: Instant): Result<Reverted, string> {
  const reverted = parts.revert(name, since);
  if (reverted.ok) {
    const { todos, left } = reverted.value;
    const detail = `since ${since}: ${count(todos, 'todo')}, ${left} left as they are`;
    const { book, journal } = system;
    journal.append([decisionAbout(name, book.get(name), 'reverted', parts.time.now(), detail)]);
  }
  return reverted;
}

async function replay({ parts, system }: Sources, run: string): Promise<Result<Replayed, string>> {
  try {
    return await replayRun({ ...parts, ...system }, run);
  } catch (error) {
    parts.log.error(`replaying run ${run}`, error);
    return err(`run ${cleanLine(run, 40)} could not be replayed; the log says why (L copies its path)`);
  }
}

function profile({ parts, system }: Sources, entry: PluginEntry): PluginProfile {
  const { runner, hooks, keys, profiler } = system;
  const { name } = entry;
  const queued = runner.queued(entry) + hooks.waitingFor(name) + keys.waitingFor(name);
  return profileOf(profiler, entry, parts.metadata.metadataOf(name), queued);
}
