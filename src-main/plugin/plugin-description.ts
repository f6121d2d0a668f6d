/** One plugin as a page: what it is, what it may do, what it reached, how it is doing. Every text is cleaned. */
import { readableKeys } from '../../src-core/keymap/readable-keys';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import type { AuditEntry } from '../../src-core/plugin/audit';
import { decisionDetail } from '../../src-core/plugin/audit-report';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { limitLines } from '../../src-core/plugin/limit-lines';
import { momentWords, type Present } from '../../src-core/plugin/moment-words';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import type { Report, ReportLine, ReportTone } from '../../src-core/plugin/report';
import { count } from '../../src-core/plugin/report-lines';
import type { PluginProfile } from './administration';
import { shownHash } from './consent-text';
import { manifestOf, type PluginEntry, packageOf } from './plugin-entry';

/** What the page is made from. */
export interface Described {
  readonly entry: PluginEntry;
  readonly summary: PluginSummary;
  readonly profile: PluginProfile;
  /** Its entries of the last 30 days, newest first. */
  readonly audit: readonly AuditEntry[];
  /** By which clock. */
  readonly present: Omit<Present, 'now'>;
  /** What stands before `plugin …` where the reader types. */
  readonly say?: string;
}

/** Things reached and decisions that are listed; the audit log has all. */
const MAX_LISTED = 20;

/** Builds the page. */
export function describePlugin(described: Described): Report {
  const { summary } = described;
  return {
    title: `${summary.name} ${summary.version}`.trim(),
    lines: [
      ...head(described),
      ...section('May', summary.permissions),
      ...section('You denied', summary.deniedPowers),
      ...section('Keys', summary.keys.map(keyLine)),
      ...section('Reached in the last 30 days', reached(described.audit)),
      ...section('Decisions', decisions(described)),
      ...section('How it is doing', doing(described)),
      ...limits(described),
    ],
  };
}

function head({ entry, summary, say = '' }: Described): ReportLine[] {
  const manifest = manifestOf(entry);
  const hash = packageOf(entry)?.hash;
  const author = manifest?.author ? ` by ${manifest.author}` : '';
  const facts = [
    summary.description,
    `${summary.title}${author}${manifest?.license ? `, ${manifest.license}` : ''}`,
    manifest?.homepage ?? '',
    `in ${entry.folder}`,
    hash === undefined ? '' : `file ${shownHash(hash)} …, not signed`,
    summary.previousVersion === null
      ? ''
      : `the version before, ${summary.previousVersion}, can be brought back`,
  ];
  const state = summary.reason === null ? summary.state : `${summary.state}: ${summary.reason}`;
  const tone: ReportTone = summary.state === 'enabled' ? 'ok' : 'warning';
  const { name, trialRuns } = summary;
  const tried = `on trial: ${count(trialRuns ?? 0, 'run')} noted, not done; ${say}plugin trial ${name} shows them`;
  return [
    line(state.replaceAll('_', ' '), tone),
    ...(trialRuns === null ? [] : [line(tried, 'warning')]),
    ...facts.filter(Boolean).map((fact) => line(fact, 'text')),
  ];
}

function keyLine({ key, title, bound, conflict }: PluginSummary['keys'][number]): string {
  return `${readableKeys(key)}  ${title}${bound ? '' : `  (not bound${conflict === undefined ? '' : `: ${conflict}`})`}`;
}

function reached(audit: readonly AuditEntry[]): string[] {
  const counts = new Map<string, number>();
  for (const entry of audit) {
    for (const what of entry.kind === 'run' ? entry.reached : [])
      counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const listed = [...counts].sort(([, a], [, b]) => b - a);
  const more = listed.length - MAX_LISTED;
  return [
    ...listed
      .slice(0, MAX_LISTED)
      .map(([what, count]) => `${what}  ${count} ${count === 1 ? 'run' : 'runs'}`),
    ...(more > 0 ? [`and ${more} more, see the audit log`] : []),
  ];
}

function decisions({ audit, present }: Described): string[] {
  return audit
    .flatMap((entry) => (entry.kind === 'decision' ? [entry] : []))
    .slice(0, MAX_LISTED)
    .map(
      (entry) =>
        `${momentWords(entry.at, present)}  ${entry.decision.replaceAll('_', ' ')}  ${decisionDetail(entry, present)}`,
    );
}

function doing({ entry, summary, profile }: Described): string[] {
  const { p50Ms, p95Ms } = profile;
  const times =
    p50Ms === null || p95Ms === null
      ? ''
      : `, half of them within ${ms(p50Ms)}, 95 of 100 within ${ms(p95Ms)}`;
  return [
    `${entry.running ? 'running' : 'at rest'}; ${summary.runs} runs since the start${times}`,
    `${summary.failures} failures in a row, ${profile.failures} since the start; ${profile.refusals} host calls refused`,
    ...(profile.dropped > 0 ? [`${profile.dropped} messages and hooks dropped`] : []),
  ];
}

/** What it uses of what it may. */
function limits({ entry, summary, profile }: Described): ReportLine[] {
  const { wallMs, failuresInARow } = manifestOf(entry)?.limits ?? DEFAULT_LIMITS;
  const usage = {
    ...profile,
    wallLimitMs: wallMs,
    failures: summary.failures,
    failuresLimit: failuresInARow,
  };
  return [line('', 'text'), line('Limits', 'title'), ...limitLines(usage)];
}

function section(title: string, texts: readonly string[]): ReportLine[] {
  if (texts.length === 0) return [];
  return [line('', 'text'), line(title, 'title'), ...texts.map((text) => line(`  ${text}`, 'text'))];
}

function line(text: string, tone: ReportTone): ReportLine {
  const indent = text.startsWith('  ') ? '  ' : '';
  return { text: indent + cleanLine(text, 300), tone };
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}
