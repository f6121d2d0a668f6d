/** Makes the parts of the plugin system and joins them: who starts whom, who forgets what, who is told of what. */
import { DEFAULT_LIMITS, type PluginExport } from '../../src-core/plugin/abi';
import { AwaitedRuns } from './awaited-runs';
import { type CareContext, careContext } from './care/care-context';
import { filesMoved } from './care/files-moved';
import { DecorationBoard } from './decoration-board';
import type { DiscreetParts } from './discreet-parts';
import { FolderWatch } from './folder-watch';
import { GrantStore } from './grant-store';
import { HookDispatcher } from './hook-dispatcher';
import { KeyDispatcher } from './key-dispatcher';
import { MessageMeter } from './message-meter';
import { PluginBook } from './plugin-book';
import { manifestOf, type PluginEntry } from './plugin-entry';
import { NOTICE_MS } from './plugin-notices';
import { PluginPolicies } from './plugin-policies';
import { PluginRunner } from './plugin-runner';
import { PluginSettings } from './plugin-settings';
import { PreviewDesk } from './preview-desk';
import { Profiler } from './profiler';
import { RunJournal } from './run-journal';
import { TickScheduler } from './tick-scheduler';
import { TrialBook } from './trial/trial-book';

/** The parts of the plugin system. */
export interface PluginSystem {
  readonly book: PluginBook;
  readonly runner: PluginRunner;
  readonly awaited: AwaitedRuns;
  readonly care: CareContext;
  readonly hooks: HookDispatcher;
  readonly keys: KeyDispatcher;
  readonly ticks: TickScheduler;
  readonly watch: FolderWatch;
  readonly journal: RunJournal;
  readonly profiler: Profiler;
  readonly previews: PreviewDesk;
  readonly decorations: DecorationBoard;
  readonly trials: TrialBook;
  readonly policies: PluginPolicies;
}

/** Joins the parts. Nothing of a plugin runs before one is taken up. */
export function wirePlugins({ parts, secrecy, lines }: DiscreetParts): PluginSystem {
  const { consent, notices, log, time, newId } = parts;
  const grants = new GrantStore(parts.grants, () => time.now());
  const settings = new PluginSettings({ ...parts, values: parts.settings });
  const policies = new PluginPolicies(parts.policies);
  const profiler = new Profiler(() => time.steadyMs());
  const journal = new RunJournal(parts);
  const blot = (text: string) => secrecy.blot(text);
  const trials = new TrialBook({ trials: parts.trials, log, blot });
  const previews = new PreviewDesk(parts.previews, newId);
  const decorations = new DecorationBoard((all) => notices.decorationsChanged(all));
  const book: PluginBook = new PluginBook({
    coreKeyTaken: parts.coreKeyTaken,
    onChange: (plugins) => {
      notices.pluginsChanged(plugins);
      ticks.set(tickers(book));
      watch.set(new Map(book.enabled().map(({ name, folder }) => [name, folder])));
    },
    grants,
    policies,
    trialRunsOf: (name) => trials.find(name)?.runs ?? 0,
    p95Of: (name) => profiler.p95(name),
  });
  const meter = new MessageMeter(() => time.steadyMs());
  const shared = {
    ...parts,
    book,
    settings,
    policies,
    trials,
    journal,
    profiler,
    previews,
    decorations,
    blot,
  };
  const awaited = new AwaitedRuns({ time, newId, tell: (work) => notices.work?.(work) });
  const runner = new PluginRunner({ ...shared, meter, awaited });
  const withEntry = async (name: string, deed: (entry: PluginEntry) => Promise<void>) => {
    const entry = book.get(name);
    if (entry) await deed(entry);
  };
  const dropped = (name: string) => profiler.dropped(name);
  const ticks = new TickScheduler({
    time,
    tick: (name) => withEntry(name, (entry) => runner.tick(entry)),
  });
  const hooks = new HookDispatcher({
    ...parts,
    subscribers: (hook) => listening(book, hook),
    hides: (name) => policies.find(name).hides,
    run: (call) => withEntry(call.plugin, (entry) => runner.hook(entry, call)),
    dropped,
    logTo: (plugin, message) => lines.add({ plugin, level: 'warn', message }, time.now()),
    maxDepth: DEFAULT_LIMITS.hookDepth,
  });
  const watch: FolderWatch = new FolderWatch({
    time,
    log,
    moved: (name) => void filesMoved(care, name).then((isDone) => isDone || watch.stir(name)),
  });
  const keys = new KeyDispatcher({
    listeners: () => listening(book, 'on_key_press'),
    isAsking: () => consent.isOpen || previews.open !== null,
    run: (name, { key, target }) => withEntry(name, (entry) => runner.key(entry, key, target)),
    dropped,
    log,
  });
  // What waits for a plugin that is switched is not told to what comes after it.
  const silence = ({ name }: PluginEntry) => {
    hooks.forget(name);
    keys.forget(name);
  };
  const care: CareContext = careContext({
    ...shared,
    runner: {
      start: (entry) => runner.start(entry),
      stop: (entry) => {
        silence(entry);
        return runner.stop(entry);
      },
      kill: (entry) => {
        silence(entry);
        return runner.kill(entry);
      },
    },
    grants,
    audit: journal,
    tell: (text) => notices.notify({ level: 'info', text, plugin: null, durationMs: NOTICE_MS }),
    now: () => time.now(),
    forgetRuns: (name) => {
      lines.forget(name);
      journal.forgetRecordings(name);
    },
  });
  return {
    book,
    runner,
    awaited,
    care,
    hooks,
    keys,
    ticks,
    watch,
    journal,
    profiler,
    previews,
    decorations,
    trials,
    policies,
  };
}

/** Names of the plugins that are on and declare this hook, in order. */
function listening(book: PluginBook, hook: PluginExport): string[] {
  const hears = book.enabled().filter((entry) => manifestOf(entry)?.exports.includes(hook));
  return hears.map((entry) => entry.name);
}

/** Who ticks, and how often in ms. */
function tickers(book: PluginBook): ReadonlyMap<string, number> {
  const ticking = book.enabled().flatMap((entry) => {
    const manifest = manifestOf(entry);
    if (!manifest?.tickSeconds || !manifest.exports.includes('on_tick')) return [];
    const seconds = Math.max(manifest.limits.tickSeconds, manifest.tickSeconds);
    return [[entry.name, seconds * 1_000] as const];
  });
  return new Map(ticking);
}
