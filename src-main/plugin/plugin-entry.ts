import type { PluginExport } from '../../src-core/plugin/abi';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { describePermissions, shortPower } from '../../src-core/plugin/describe-permissions';
import type { AssignedKey } from '../../src-core/plugin/key-assignment';
import type { Manifest } from '../../src-core/plugin/manifest';
import { actionTitle, type SuggestedKey } from '../../src-core/plugin/manifest-actions';
import { elevated, type Wishes } from '../../src-core/plugin/permissions';
import type { PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { PluginState, PluginSummary } from '../../src-core/plugin/plugin-summary';
import { without } from '../../src-core/plugin/same-permission';
import type { Candidate } from './discovery';
import type { DecidedPermissions } from './grant-store';
import type { PluginPackage } from './plugin-package';

/** One plugin as it stands in this run of the application. Written to by the manager only. */
export interface PluginEntry {
  readonly name: string;
  readonly folder: string;
  candidate: Candidate;
  state: PluginState;
  reason: string | null;
  /** Failures in a row. */
  failures: number;
  /** Runs since the application started. */
  runs: number;
  /** Whether its instance lives and was initialised. */
  running: boolean;
  /** Keys it asked for in `init`. */
  registered: readonly SuggestedKey[];
  /** The folder in which it is being developed; null when it is not. */
  developedIn: string | null;
  /** The exports its code has, declared or not, as the last load found them; empty before the first. */
  exports: readonly PluginExport[];
  /** Grows whenever the plugin is switched: what was asked for before that is withdrawn. */
  epoch: number;
  /** Its runs, one after the other. */
  runQueue: Promise<void>;
  /** What the user asks about it, one after the other. */
  careQueue: Promise<void>;
}

/** A plugin that was just found. */
export function newEntry(name: string, candidate: Candidate): PluginEntry {
  return {
    name,
    folder: candidate.folder,
    candidate,
    state: 'disabled',
    reason: null,
    failures: 0,
    runs: 0,
    running: false,
    registered: [],
    developedIn: null,
    exports: [],
    epoch: 0,
    runQueue: Promise.resolve(),
    careQueue: Promise.resolve(),
  };
}

/** Whether it may run. A function, since the state changes behind every await. */
export function isOn({ state }: Pick<PluginEntry, 'state'>): boolean {
  return state === 'enabled';
}

/** Its checked bytes; undefined when it has none. */
export function packageOf({ candidate }: PluginEntry): PluginPackage | undefined {
  return candidate.kind === 'package' ? candidate.package : undefined;
}

/** What its manifest says; null when that cannot be read. */
export function manifestOf({ candidate }: PluginEntry): Manifest | null {
  return candidate.kind === 'package' ? candidate.package.manifest : candidate.manifest;
}

/** The keys it would like: those of the manifest, then those of `init`, each once. */
export function wishedKeys(entry: PluginEntry): SuggestedKey[] {
  const keys = manifestOf(entry)?.keys ?? [];
  return [...keys, ...entry.registered.filter((own) => !keys.some(({ key }) => key === own.key))];
}

/** The actions it can be asked for. */
export function actionsOf(entry: PluginEntry): Manifest['actions'] {
  const described = manifestOf(entry)?.actions ?? [];
  const ids = new Set(entry.registered.map(({ action }) => action));
  for (const { id } of described) ids.delete(id);
  return [...described, ...[...ids].map((id) => ({ id, title: actionTitle(id), description: '' }))];
}

/** What is shown of a plugin besides what its entry knows. */
export interface ShownBeside {
  /** What became of the keys it wishes. */
  readonly keys: readonly AssignedKey[];
  /** What the user allowed and denied. */
  readonly decided: DecidedPermissions;
  readonly policy: PluginPolicy;
  readonly p95Ms: number | null;
  /** How many runs were noted instead of done; null when it is not on trial. */
  readonly trialRuns: number | null;
}

/** What is shown of it. */
export function summaryOf(entry: PluginEntry, beside: ShownBeside): PluginSummary {
  const { keys, decided, policy, p95Ms, trialRuns } = beside;
  const manifest = manifestOf(entry);
  const actions = actionsOf(entry);
  return {
    name: entry.name,
    version: manifest?.version ?? (entry.candidate.kind === 'refused' ? entry.candidate.version : ''),
    title: manifest?.title ?? entry.name,
    state: entry.state,
    reason: entry.reason ?? developmentOf(entry, policy),
    description: manifest?.description ?? '',
    permissions: manifest ? describePermissions(mayDo(manifest, decided), policy.hides) : [],
    keys: keys.map((key) => ({
      ...key,
      title: actions.find(({ id }) => id === key.action)?.title ?? key.action,
    })),
    actions: actions.map(({ id, title, description }) => ({ id, title, description })),
    runs: entry.runs,
    failures: entry.failures,
    powers: decided.granted.map(shortPower),
    deniedPowers: decided.denied.map(shortPower),
    p95Ms,
    hasSettings: (manifest?.settings.length ?? 0) > 0,
    settingNames: (manifest?.settings ?? []).filter(({ type }) => type !== 'secret').map(({ name }) => name),
    generates: manifest?.exports.includes('generate') ?? false,
    hearsKeys: manifest?.exports.includes('on_key_press') ?? false,
    previousVersion: entry.candidate.previousVersion,
    preview: policy.preview,
    trialRuns,
  };
}

/** What is built in that folder replaces it: the user should see that, but for a trial, which has more to tell. */
function developmentOf({ developedIn, state }: PluginEntry, { trial }: PluginPolicy): string | null {
  return developedIn === null || state !== 'enabled' || trial
    ? null
    : `developed in ${cleanLine(developedIn, 200)}`;
}

/** What it needs, decided or not, and what it was allowed later. */
function mayDo(manifest: Manifest, { granted }: DecidedPermissions): Wishes {
  const needed = elevated(manifest);
  return { permissions: [...needed, ...without(granted, needed)] };
}

/** A sentence to somebody who asked for something of a plugin that does nothing now: why, and where that is mended. */
export function notOn(name: string, entry: Pick<PluginEntry, 'reason'> | undefined): string {
  const reason = entry?.reason ?? null;
  return reason === null ? `${name} is not on; P shows why` : `${name} is not on: ${reason} (in P)`;
}
