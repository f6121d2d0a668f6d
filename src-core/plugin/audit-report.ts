/** The record of what plugins did, as a page: a line for each run and each decision, newest first, under its day. */
import { dateInZone } from '../lib/calendar-date';
import type { AuditEntry, DecisionEntry, RunEnd, RunEntry } from './audit';
import { type Present, withMomentWords } from './moment-words';
import type { Report, ReportLine, ReportTone } from './report';
import { columns, count, jsonPage, line, page } from './report-lines';
import { timeInZone } from './zone-time';

/** What the page is made from. */
export interface AuditPage {
  /** `Audit`, `Audit of jira-sync`. */
  readonly title: string;
  /** Newest first. */
  readonly entries: readonly { readonly id: number; readonly hash: string; readonly entry: AuditEntry }[];
  /** The first entry that was tampered with; null when the record is whole. */
  readonly broken: number | null;
  /** There are older entries than those given. */
  readonly more: boolean;
}

/** The page for people. A record that was tampered with says so before anything else. */
export function auditReport(audit: AuditPage, present: Omit<Present, 'now'>): Report {
  const { entries, more } = audit;
  const texts = columns(
    entries.map(({ entry }) => cells(entry, present.zone)),
    [8, 27, 18, 9],
  );
  let day = '';
  const shown = entries.flatMap(({ entry }, at) => {
    const date = dateInZone(Date.parse(entry.at), present.zone);
    const heading = date === day ? [] : [line(date === present.today ? `${date}, today` : date, 'title')];
    day = date;
    return [...heading, line(texts[at] ?? '', toneOf(entry)), ...below(entry, present)];
  });
  if (shown.length === 0) shown.push(line('Nothing is recorded here.', 'dim'));
  if (more) shown.push(line('Older entries are left out: name a plugin, or say --since WHEN.', 'dim'));
  return page(audit.title, [...integrity(audit.broken), ...shown]);
}

/** What is said beside a decision, by the clock of whoever reads it. */
export function decisionDetail({ decision, detail }: DecisionEntry, present: Omit<Present, 'now'>): string {
  return decision === 'reverted' ? withMomentWords(detail, present) : detail;
}

/** The same for programs. */
export function auditJson({ entries, broken, more }: AuditPage): Report {
  return jsonPage({
    broken,
    more,
    entries: entries.map(({ id, hash, entry }) => ({ id, ...entry, chain_hash: hash })),
  });
}

function integrity(broken: number | null): ReportLine[] {
  if (broken === null) return [];
  return [
    line(`The record was tampered with: entry ${broken} does not follow from the one before it.`, 'error'),
    line(
      'What it says from there on cannot be trusted. A backup of the database may have the whole one.',
      'error',
    ),
  ];
}

function cells(entry: AuditEntry, zone: string): string[] {
  const time = timeInZone(Date.parse(entry.at), zone);
  const who = `${entry.plugin} ${entry.version}`.trim();
  if (entry.kind === 'decision') return [time, who, entry.decision.replaceAll('_', ' ')];
  const changed = changedWords(entry);
  return [time, who, entry.trigger, entry.end, changed, `${Math.round(entry.wallMs)} ms`].filter(
    (cell, at) => at < 4 || cell !== '',
  );
}

function changedWords({ end, todos }: RunEntry): string {
  if (todos === 0) return '';
  return end === 'withheld' ? `would have changed ${count(todos, 'todo')}` : count(todos, 'todo');
}

/** What does not fit into the line: why it ended so, what it reached, what was refused, who set it off. */
function below(entry: AuditEntry, present: Omit<Present, 'now'>): ReportLine[] {
  const texts = entry.kind === 'run' ? belowRun(entry) : belowDecision(entry, present);
  return texts.map(([text, tone]) => line(`          ${text}`, tone));
}

function belowRun({ reason, reached, hostCalls, chain }: RunEntry): (readonly [string, ReportTone])[] {
  const refused = hostCalls.filter((call) => call.refused > 0).map((call) => `${call.name} ${call.refused}×`);
  return [
    ...(reason === null ? [] : [[reason, 'dim'] as const]),
    ...(reached.length === 0 ? [] : [[reached.join(', '), 'plugin'] as const]),
    ...(refused.length === 0 ? [] : [[`refused: ${refused.join(', ')}`, 'warning'] as const]),
    ...(chain.length === 0 ? [] : [[`after ${chain.join(' → ')}`, 'dim'] as const]),
  ];
}

function belowDecision(
  entry: DecisionEntry,
  present: Omit<Present, 'now'>,
): (readonly [string, ReportTone])[] {
  return entry.detail === '' ? [] : [[decisionDetail(entry, present), 'dim']];
}

function toneOf(entry: AuditEntry): ReportTone {
  return entry.kind === 'decision' ? 'title' : ENDS[entry.end];
}

const ENDS: Readonly<Record<RunEnd, ReportTone>> = {
  done: 'ok',
  nothing: 'text',
  declined: 'text',
  withheld: 'text',
  refused: 'warning',
  failed: 'error',
  lost: 'warning',
  cancelled: 'dim',
  withdrawn: 'dim',
};
