/**
 * Caring for plugins, for tests: a real folder, real questions, and the tables that the test brings; played are the
 * user, the keychain and whatever runs plugins, which only notes whom it starts and stops with which bytes.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { coreKeyTaken } from '../../../src-core/keymap/keymap';
import type { AuditEntry } from '../../../src-core/plugin/audit';
import { careContext } from '../care/care-context';
import type { CareParts, CareRunner } from '../care/care-parts';
import { settingsOver } from '../care/care-settings';
import { configChanged } from '../care/config-changed';
import { packagesOver } from '../care/packages';
import { switchesOver } from '../care/switches';
import { take } from '../care/take';
import { ConsentDesk, type DialogAnswer, type DialogRequest } from '../consent';
import { discover } from '../discovery';
import { GrantStore } from '../grant-store';
import { clearLeftovers } from '../place-package';
import { PluginBook } from '../plugin-book';
import { type PluginEntry, packageOf } from '../plugin-entry';
import { reachOver } from '../plugin-reach';
import type {
  AuditRepository,
  GrantRepository,
  PluginPolicyRepository,
  PluginSecretRepository,
  PluginSettingsRepository,
  PluginStateRepository,
  TrialRepository,
} from '../plugin-repository';
import { type Keychain, PluginSettings } from '../plugin-settings';
import { StartSuspect } from '../start-suspect';
import { TrialBook } from '../trial/trial-book';
import { memoryTrials } from './memory-repositories';
import { type Member, zip } from './zip';

/** A keychain that only turns letters around. */
export const KEYCHAIN: Keychain = {
  available: 'a played keychain',
  encrypt: (text) => new TextEncoder().encode([...text].reverse().join('')),
  decrypt: (bytes) => [...new TextDecoder().decode(bytes)].reverse().join(''),
};

/** Parts that a test plays otherwise. */
export type CareChanges = Partial<Omit<CareParts, 'runner'>> & {
  /** What is killed is stopped. */
  readonly runner?: Pick<CareRunner, 'start' | 'stop'>;
  readonly keychain?: Keychain;
  /** The name of the plugin during whose start the application ended. */
  readonly mark?: string;
};

/** What outlives the application: the plugins folder and the tables. */
export interface CareStored {
  readonly folder: string;
  readonly grants: GrantRepository;
  readonly states: PluginStateRepository;
  readonly values: PluginSettingsRepository;
  readonly secrets: PluginSecretRepository;
  readonly policies: PluginPolicyRepository;
  readonly audit: AuditRepository;
  readonly trials?: TrialRepository;
}

/** Opens it. Nothing is taken up yet. */
export function openCare(stored: CareStored, changes: CareChanges = {}) {
  const asked: DialogRequest[] = [];
  const answers: (DialogAnswer | ((request: DialogRequest) => DialogAnswer | Promise<DialogAnswer>))[] = [];
  const started: string[] = [];
  const stopped: string[] = [];
  const told: string[] = [];
  const logged: string[] = [];
  const purged: string[] = [];
  const marks: (string | null)[] = [];
  const log = (message: string, error?: unknown) =>
    void logged.push(error === undefined ? message : `${message}: ${String(error)}`);
  const logs = { debug: log, info: log, warn: log, error: log };
  const now = () => '2026-01-31T12:00:00.000Z';
  const grants = new GrantStore(stored.grants, now);
  const trials = new TrialBook({ trials: stored.trials ?? memoryTrials(), log: logs, blot: (text) => text });
  const book = new PluginBook({
    coreKeyTaken,
    onChange: () => undefined,
    grants,
    policies: stored.policies,
    trialRunsOf: (name) => trials.find(name)?.runs ?? 0,
    p95Of: () => null,
  });
  const settings = new PluginSettings({
    values: stored.values,
    secrets: stored.secrets,
    keychain: changes.keychain ?? KEYCHAIN,
  });
  const mark = {
    read: () => changes.mark ?? null,
    write: (name: string | null) => void marks.push(name),
  };
  const suspect = new StartSuspect(mark, logs);
  const runner: Pick<CareRunner, 'start' | 'stop'> = changes.runner ?? {
    start: async (entry) => {
      entry.running = true;
      started.push(`${entry.name} ${versionOf(entry)}`);
    },
    stop: async (entry) => {
      entry.epoch += 1;
      entry.running = false;
      stopped.push(entry.name);
    },
  };
  const context = careContext({
    folder: stored.folder,
    book,
    grants,
    settings,
    states: stored.states,
    policies: stored.policies,
    trials,
    audit: stored.audit,
    consent: new ConsentDesk({
      dialog: async (request) => {
        asked.push(request);
        const answer = answers.shift() ?? 'deny';
        return typeof answer === 'function' ? answer(request) : answer;
      },
      nowMs: () => 0,
      armingMs: 0,
    }),
    suspect,
    purgeMetadata: (name) => void purged.push(name),
    forgetRuns: () => undefined,
    log: logs,
    tell: (text) => void told.push(text),
    newId: randomUUID,
    now,
    ...changes,
    runner: { ...runner, kill: (entry) => runner.stop(entry) },
  });
  const care = {
    ...switchesOver(context),
    ...packagesOver(context),
    ...reachOver(context, { noteReached: () => undefined }, { handed: () => undefined }),
    settings: settingsOver(context),
    configChanged: () => configChanged(context),
  };
  const elsewhere = mkdtempSync(join(tmpdir(), 'to-tui-care-'));
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  /** Finds and takes up everything, as a start does. */
  const start = async (options?: { readonly start: boolean }) => {
    await clearLeftovers(stored.folder);
    await Promise.all((await discover(stored.folder)).map((candidate) => take(context, candidate, options)));
  };
  /** `state`, or `state: reason`. */
  const state = (name: string) => {
    const entry = book.get(name);
    if (!entry) return 'not there';
    return entry.reason === null ? entry.state : `${entry.state}: ${entry.reason}`;
  };
  /** Decisions in the record, oldest first. */
  const decisions = () =>
    stored.audit
      .find({ kind: 'decision', limit: 100 })
      .map(({ entry }) => decisionWord(entry))
      .reverse();
  /** What they say beside, newest first. */
  const details = () =>
    stored.audit
      .find({ kind: 'decision', limit: 100 })
      .map(({ entry }) => (entry.kind === 'decision' ? entry.detail : ''));
  return {
    care,
    suspect,
    book,
    grants,
    settings,
    stored,
    folder: stored.folder,
    elsewhere,
    asked,
    answers,
    started,
    stopped,
    told,
    logged,
    purged,
    marks,
    start,
    state,
    decisions,
    details,
    /** Everything in the plugins folder, names only. */
    lies: () => readdirSync(stored.folder).sort(),
  };
}

/** A plugin's archive; answers where it lies. */
export function archived(folder: string, name: string, members: readonly Member[]): string {
  const path = join(folder, `${name}.zip`);
  writeFileSync(path, zip([...members]));
  return path;
}

function versionOf(entry: PluginEntry): string {
  return packageOf(entry)?.manifest.version ?? '';
}

function decisionWord(entry: AuditEntry): string {
  return entry.kind === 'decision' ? `${entry.decision} ${entry.plugin} ${entry.version}`.trim() : '';
}
